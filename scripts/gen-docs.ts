import { writeFileSync } from 'node:fs';
import { envExampleText } from './documents/env-example.ts';
import { errorsPageText } from './documents/errors-page.ts';

/** Writes the documents that the code knows best: `npm run gen:docs`. A guard test fails where they differ. */
const documents = new Map([
  ['docs/errors.md', errorsPageText()],
  ['.env.example', envExampleText()],
]);
for (const [path, text] of documents) {
  writeFileSync(new URL(`../${path}`, import.meta.url), text);
  console.log(`已生成 ${path}`);
}
