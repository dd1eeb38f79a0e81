import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from './run-command.ts';
import type { Tier } from './tiers.ts';

/** What a tier came to. Tests that were left out are among the failed. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly leftOut?: number;
}

/** The part of Jest's report that is read. */
interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly numRuntimeErrorTestSuites: number;
}

const longestTierMs = 25 * 60_000;

/** Runs the files of a tier in one Jest and counts; a Jest that leaves no report counts as one failure. */
export async function runJest(tier: Pick<Tier, 'files' | 'inBand'>, env: NodeJS.ProcessEnv, projectFolder: string, folder: string): Promise<Outcome> {
  const reportFile = join(folder, 'jest.json');
  await rm(reportFile, { force: true });
  const args = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    join(projectFolder, 'node_modules/jest/bin/jest.js'),
    '--json',
    `--outputFile=${reportFile}`,
    // The engine's client keeps a timer of ten seconds after it is closed, for which nobody needs to wait.
    ...(tier.inBand ? ['--runInBand', '--forceExit'] : ['--maxWorkers=2']),
    '--runTestsByPath',
    ...tier.files,
  ];
  const code = await runCommand(process.execPath, args, env, projectFolder, longestTierMs);
  const outcome = countReport(await readFile(reportFile, 'utf8').catch(() => ''));
  if (outcome.leftOut) console.error(`${outcome.leftOut} 个测试被跳过，按失败计`);
  return code !== 0 && outcome.failed === 0 ? { ...outcome, failed: 1 } : outcome;
}

/** Counts a Jest report. A test file that could not run is a failure, and so is every test that was left out. */
export function countReport(json: string): Outcome {
  if (json === '') return { passed: 0, failed: 1 };
  const report = JSON.parse(json) as JestReport;
  const leftOut = report.numPendingTests + report.numTodoTests;
  return { passed: report.numPassedTests, failed: report.numFailedTests + report.numRuntimeErrorTestSuites + leftOut, leftOut };
}
