import { writeFileSync } from 'node:fs';
import { envExampleText } from './documents/env-example.ts';

/** Writes .env.example from infra/config.ts: `npm run gen:env`. A guard test fails where the two differ. */
writeFileSync(new URL('../.env.example', import.meta.url), envExampleText());
console.log('已生成 .env.example');
