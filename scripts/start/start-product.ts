import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { StepList } from '../console/step-list.ts';
import { type RunningEngine, startEngine } from '../engine/start-engine.ts';
import { startPostgres } from '../postgres/start-postgres.ts';
import type { ManagedChild } from '../processes/start-child.ts';
import { engineFolder, postgresFolder } from './data-folder.ts';
import { answers, engineEnvironment, hasLogged, productEnvironment, startPart, untilDone, untilReady } from './product.ts';
import { projectFolder, type StartSettings } from './settings.ts';
import type { ShutDown } from './shut-down.ts';

const databaseName = 'hotline';

/** One thing that is done in its turn by a process of its own. */
interface Part {
  readonly name: string;
  readonly title: string;
  readonly file: string;
}

/** A part that stays until the end. */
interface StayingPart extends Part {
  readonly isReady: (settings: StartSettings, part: ManagedChild) => Promise<boolean>;
}

/** Needs the database only. */
const databaseScripts: readonly Part[] = [
  { name: 'build-web', title: '构建页面', file: 'scripts/build-web.ts' },
  { name: 'migrate', title: '更新数据库结构', file: 'scripts/migrate.ts' },
  { name: 'load-regions', title: '载入五级行政区划', file: 'scripts/load-regions.ts' },
  { name: 'seed-demo', title: '载入演示单位、人员与平台', file: 'scripts/seed-demo.ts' },
];
/** Needs database and engine; deploying comes before anything is dispatched. */
const engineScripts: readonly Part[] = [{ name: 'deploy-models', title: '部署流程模型', file: 'scripts/deploy-models.ts' }];
const stayingParts: readonly StayingPart[] = [
  {
    name: 'api',
    title: '启动 API',
    file: 'api/main.ts',
    isReady: ({ ports }) => answers(`http://127.0.0.1:${ports.api}/readyz`),
  },
  {
    name: 'workers',
    title: '启动任务处理进程',
    file: 'workers/main.ts',
    isReady: (_, part) => hasLogged(part, 'workers started'),
  },
  {
    name: 'simulator',
    title: '启动 12345 模拟器',
    file: 'simulator/main.ts',
    isReady: ({ ports }) => answers(`http://127.0.0.1:${ports.simulator}/`),
  },
];

export interface Product {
  readonly databaseUrl: string;
  readonly engine: RunningEngine;
  /** What every part was given. */
  readonly environment: NodeJS.ProcessEnv;
}

/** Starts the product step by step and returns when it is ready. Whatever it starts is handed to `shutDown` at once. */
export async function startProduct(settings: StartSettings, steps: StepList, shutDown: ShutDown): Promise<Product> {
  const [databaseUrl, engine] = await Promise.all([
    startDatabase(settings, steps, shutDown),
    startFlowEngine(settings, steps, shutDown),
  ]);
  const environment = { ...productEnvironment(settings, databaseUrl), ...engineEnvironment(engine) };
  for (const part of engineScripts) await runScript(part, settings, environment, steps, shutDown);
  await Promise.all(stayingParts.map((part) => startStaying(part, settings, environment, steps, shutDown)));
  return { databaseUrl, engine, environment };
}

async function startDatabase(settings: StartSettings, steps: StepList, shutDown: ShutDown): Promise<string> {
  const databaseUrl = await steps.step('启动 PostgreSQL', async (say) => {
    const postgres = await startPostgres({
      dataDirectory: postgresFolder(settings.dataDirectory),
      port: settings.ports.postgres,
      onProgress: say,
    });
    shutDown.add('servers', () => postgres.stop());
    reportUnexpectedEnd('PostgreSQL', postgres, steps, shutDown);
    return postgres.ensureDatabase(databaseName);
  });
  const environment = productEnvironment(settings, databaseUrl);
  for (const part of databaseScripts) await runScript(part, settings, environment, steps, shutDown);
  return databaseUrl;
}

function startFlowEngine(settings: StartSettings, steps: StepList, shutDown: ShutDown): Promise<RunningEngine> {
  const title = `启动流程引擎 ${settings.engineVersion}${settings.operate ? ' 与 Operate' : ''}`;
  return steps.step(title, async (say) => {
    const engine = await startEngine({
      version: settings.engineVersion,
      operate: settings.operate,
      dataDirectory: engineFolder(settings.dataDirectory, settings.engineVersion),
      ports: settings.ports,
      controlledClock: true,
      onProgress: say,
    });
    shutDown.add('servers', () => engine.stop());
    reportUnexpectedEnd('流程引擎', engine, steps, shutDown);
    return engine;
  });
}

async function runScript(part: Part, settings: StartSettings, env: NodeJS.ProcessEnv, steps: StepList, shutDown: ShutDown): Promise<void> {
  if (!existsSync(join(projectFolder, part.file))) return;
  await steps.step(part.title, async (say) => {
    const child = await startPart(settings, part.name, part.file, env);
    shutDown.add('parts', () => child.stop());
    await untilDone(child, say);
  });
}

async function startStaying(part: StayingPart, settings: StartSettings, env: NodeJS.ProcessEnv, steps: StepList, shutDown: ShutDown): Promise<void> {
  if (!existsSync(join(projectFolder, part.file))) return;
  await steps.step(part.title, async () => {
    const child = await startPart(settings, part.name, part.file, env);
    shutDown.add('parts', () => child.stop());
    await untilReady(child, () => part.isReady(settings, child));
    reportUnexpectedEnd(part.name, child, steps, shutDown);
  });
}

interface Running {
  readonly logFile: string;
  readonly exited: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

/** The rest goes on running: orders wait, nothing is lost, and what happened can be looked at. */
function reportUnexpectedEnd(name: string, running: Running, steps: StepList, shutDown: ShutDown): void {
  void running.exited.then(({ code, signal }) => {
    if (shutDown.begun()) return;
    steps.line(`${name} 意外结束（${signal ?? `退出码 ${code ?? ''}`}），其余部分继续运行；日志：${running.logFile}`);
  });
}
