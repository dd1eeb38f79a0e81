import { displayWidth } from './console/display-width.ts';
import { projectFolder } from './start/settings.ts';
import { onEndSignal } from './start/shut-down.ts';
import { signalCommand } from './test/run-command.ts';
import { describeFlowCoverage } from './test/flow-coverage.ts';
import type { Outcome } from './test/run-jest.ts';
import { openTestRun, type TestRun } from './test/test-run.ts';
import { findTestFiles, type Selection, type Tier, tiersOf } from './test/tiers.ts';

/**
 * `npm test`: the checks, then every tier of tests, one after the other; the last line is `N passed, N failed`.
 * `--engines` and `--faults` run everything of that kind; paths run only what lies below them, on TEST_ENGINE.
 */
const args = process.argv.slice(2);
const selection: Selection = args.includes('--engines') ? 'engines' : args.includes('--faults') ? 'faults' : 'all';
const paths = args.filter((arg) => !arg.startsWith('--'));
const checks: readonly (readonly [string, readonly string[]])[] = [
  ['类型检查', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']],
  ['代码检查', ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0']],
];

interface Row extends Outcome {
  readonly title: string;
  readonly seconds: number;
}

const rows: Row[] = [];
let isEnding = false;

async function measured(title: string, run: () => Promise<Outcome>): Promise<void> {
  if (isEnding) return;
  console.log(`\n── ${title} ──`);
  const startedAt = Date.now();
  const outcome = await run();
  rows.push({ title, ...outcome, seconds: Math.round((Date.now() - startedAt) / 1000) });
}

function chosenTiers(): Tier[] {
  const files = findTestFiles(projectFolder);
  if (paths.length === 0) return tiersOf(files, selection);
  const chosen = files.filter((file) => paths.some((path) => file.startsWith(path.replace(/^\.\//, ''))));
  return [{ title: paths.join(' '), files: chosen, inBand: true }];
}

async function runAll(run: TestRun): Promise<void> {
  if (selection === 'all' && paths.length === 0) {
    for (const [title, command] of checks) await measured(title, () => run.runCheck(command));
  }
  for (const tier of chosenTiers()) await measured(tier.title, () => run.runTier(tier));
}

function report(): boolean {
  const sum = (of: 'passed' | 'failed' | 'seconds'): number => rows.reduce((total, row) => total + row[of], 0);
  const width = Math.max(0, ...rows.map(({ title }) => displayWidth(title)));
  console.log('');
  for (const { title, passed, failed, seconds } of rows) {
    const padding = ' '.repeat(width - displayWidth(title));
    console.log(`${failed === 0 ? '✓' : '✗'} ${title}${padding}  ${passed} 通过，${failed} 失败，${seconds} 秒`);
  }
  console.log(`合计 ${sum('seconds')} 秒\n`);
  const flows = run.flowCoverage();
  if (flows) console.log(`${describeFlowCoverage(flows)}\n`);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 && sum('passed') > 0;
}

const run = await openTestRun(projectFolder).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  return process.exit(1);
});
onEndSignal(() => {
  isEnding = true;
  signalCommand('SIGTERM');
  void run.end().finally(() => process.exit(130));
});
await runAll(run);
const isGood = report();
await run.end();
process.exitCode = isGood ? 0 : 1;
