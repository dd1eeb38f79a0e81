import { writeFileSync } from 'node:fs';
import { errorsPageText } from './documents/errors-page.ts';

/** Writes docs/errors.md from the lists of codes: `npm run gen:errors`. A guard test fails where they differ. */
writeFileSync(new URL('../docs/errors.md', import.meta.url), errorsPageText());
console.log('已生成 docs/errors.md');
