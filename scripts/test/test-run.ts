import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createStepList } from '../console/step-list.ts';
import { type EngineVersion, fetchEngine } from '../engine/fetch-engine.ts';
import { type Lock, lock } from '../processes/lock.ts';
import { type RunningPostgres, startPostgres } from '../postgres/start-postgres.ts';
import { ensureChromium } from './ensure-chromium.ts';
import { type FlowCoverage, readFlowCoverage } from './flow-coverage.ts';
import { runCommand } from './run-command.ts';
import { type Outcome, runJest } from './run-jest.ts';
import { removeStaleFolders, type ThrowAwayFolder, throwAwayFolder } from './throw-away-folder.ts';
import type { Tier } from './tiers.ts';

/** What one test run has of its own: a PostgreSQL on a throw-away folder, a place for temporary files, its turn. */
export interface TestRun {
  /** Runs a tier and answers what it came to; what it needs and cannot get counts as one failure. */
  runTier(tier: Tier): Promise<Outcome>;
  /** Runs a command that passes or fails as a whole. */
  runCheck(args: readonly string[]): Promise<Outcome>;
  /** How much of the process models the tests on the engine have walked so far. */
  flowCoverage(): FlowCoverage | undefined;
  end(): Promise<void>;
}

const longestCheckMs = 10 * 60_000;

/** Waits for another test run on this machine to end, then starts what tests need. */
export async function openTestRun(projectFolder: string): Promise<TestRun> {
  const turn = await waitForTurn();
  const steps = createStepList();
  const opened: { folder?: ThrowAwayFolder; data?: ThrowAwayFolder; postgres?: RunningPostgres } = {};
  const end = async (): Promise<void> => {
    await opened.postgres?.stop('immediate');
    await opened.data?.remove();
    await opened.folder?.remove();
    turn.release();
  };
  try {
    await removeStaleFolders(['hotline-test-db', 'hotline-jest-db']);
    const folder = (opened.folder = await throwAwayFolder('hotline-test'));
    const data = (opened.data = await throwAwayFolder('hotline-test-db', true));
    const postgres = (opened.postgres = await steps.step('启动测试用 PostgreSQL', (say) =>
      startPostgres({ dataDirectory: data.path, durable: false, onProgress: say }),
    ));
    const environment = { ...process.env, TMPDIR: folder.path, TEST_DATABASE_URL: postgres.url(), FLOWS_FOLDER: join(folder.path, 'flows') };
    const fetched = new Set<EngineVersion>();
    const prepare = async ({ engine, browser }: Tier): Promise<NodeJS.ProcessEnv> => {
      if (engine !== undefined && !fetched.has(engine)) {
        await steps.step(`准备流程引擎 ${engine}`, (say) => fetchEngine(engine, say));
        fetched.add(engine);
      }
      const chromium = browser === true ? await steps.step('准备 Chromium', ensureChromium) : undefined;
      return { ...environment, ...(engine ? { TEST_ENGINE: engine } : {}), ...(chromium ? { CHROMIUM_PATH: chromium } : {}) };
    };
    return {
      end,
      flowCoverage: () => readFlowCoverage(environment.FLOWS_FOLDER),
      runTier: async (tier) => {
        try {
          return await runJest(tier, await prepare(tier), projectFolder, folder.path);
        } catch (error) {
          console.error(error instanceof Error ? error.message : error);
          return { passed: 0, failed: 1 };
        }
      },
      runCheck: async (args) => {
        const code = await runCommand(process.execPath, args, environment, projectFolder, longestCheckMs);
        return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

function waitForTurn(): Promise<Lock> {
  const file = join(tmpdir(), `hotline-test-${userInfo().uid}.lock`);
  return lock(file, ({ pid }) => console.log(`另一个测试正在运行（进程 ${pid}），等待它结束……`));
}
