import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunningEngine } from '../../scripts/engine/start-engine.ts';
import { lastLines, type ManagedChild, startChild } from '../../scripts/processes/start-child.ts';
import { eventually } from './eventually.ts';

const root = join(import.meta.dirname, '../..');

/** The password of everybody in a product under test. */
export const productPassword = '12317-demo';

/** What the processes of a product under test are told; nothing of the test runner's own settings reaches them. */
export function processEnvironment(folder: string, databaseUrl: string, ports: { api: number; simulator: number }): NodeJS.ProcessEnv {
  const url = `http://127.0.0.1:${ports.api}`;
  return {
    PATH: process.env['PATH'],
    DATA_DIR: folder,
    DATABASE_URL: databaseUrl,
    KEYS_FILE: join(folder, 'keys.json'),
    FILES_DIR: join(folder, 'files'),
    PORT: String(ports.api),
    PUBLIC_URL: url,
    API_URL: url,
    SIMULATOR_PORT: String(ports.simulator),
    SEED_PASSWORD: productPassword,
    CLOCK_CONTROLLED: 'on',
    DEMO: 'on',
    SCAN: 'off',
    ALLOW_LOOPBACK_TARGETS: 'on',
  };
}

/** What those are told that work with the engine; `address` where they don't reach it directly. */
export function engineEnvironment(engine: RunningEngine, address = engine.gatewayAddress): NodeJS.ProcessEnv {
  return { ZEEBE_ADDRESS: address, ENGINE_MANAGEMENT_URL: engine.managementUrl, ENGINE_ID: engine.engineId };
}

/** Starts one process of the product by its file. */
export function startProcess(folder: string, name: string, [file = '', ...args]: readonly string[], env: NodeJS.ProcessEnv): Promise<ManagedChild> {
  return startChild({
    name,
    command: process.execPath,
    args: [join(root, file), ...args],
    env,
    cwd: root,
    logFile: join(folder, 'logs', `${name}.log`),
    pidFolder: join(folder, 'pids'),
  });
}

/** Waits for a process that does one thing and ends. */
export async function untilDone(child: ManagedChild): Promise<void> {
  const { code } = await child.exited;
  if (code !== 0) throw new Error(`${child.name} failed:\n${lastLines(child.logFile)}`);
}

/** Waits until a process that stays is ready, as its page or its log says. */
export async function untilReady(child: ManagedChild, sign: { url: string } | { logged: string }): Promise<void> {
  await eventually(`${child.name} to be ready`, async () => {
    if (!child.running()) throw new Error(`${child.name} did not start:\n${lastLines(child.logFile)}`);
    if ('logged' in sign) return (await readFile(child.logFile, 'utf8')).includes(sign.logged);
    return fetch(sign.url).then(({ ok }) => ok, () => false);
  }, 60_000);
}
