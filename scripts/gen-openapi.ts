import { writeFileSync } from 'node:fs';
import { openApiText } from './openapi/build-openapi.ts';

/** Writes api/openapi.json from the contract: `npm run gen:openapi`. A guard test fails where the two differ. */
const target = new URL('../api/openapi.json', import.meta.url);
writeFileSync(target, openApiText());
console.log('已生成 api/openapi.json');
