/** `npm run lint:models`: what is wrong in the models of `processes/`, one line per finding with file and element. */
import { checkModels } from './models/check-models.ts';

const problems = await checkModels();
for (const { file, elementId, rule, message } of problems) console.error(`${file}  ${elementId}  ${message}  [${rule}]`);
if (problems.length > 0) {
  console.error(`${problems.length} 处问题；规则说明见 docs/analysts.md`);
  process.exitCode = 1;
} else console.log('流程模型检查通过');
