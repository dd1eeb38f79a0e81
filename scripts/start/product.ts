import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ManagedChild, lastLines, startChild } from '../processes/start-child.ts';
import type { RunningEngine } from '../engine/start-engine.ts';
import { projectFolder, type StartSettings } from './settings.ts';

/** What the parts of the product are told; the same variables as in any other installation. */
export function productEnvironment(settings: StartSettings, databaseUrl: string): NodeJS.ProcessEnv {
  const { dataDirectory, ports } = settings;
  const apiUrl = `http://127.0.0.1:${ports.api}`;
  return {
    PUBLIC_URL: apiUrl,
    CLOCK_CONTROLLED: 'on',
    DEMO: 'on',
    ALLOW_LOOPBACK_TARGETS: 'on',
    ...process.env,
    DATA_DIR: dataDirectory,
    DATABASE_URL: databaseUrl,
    PORT: String(ports.api),
    API_URL: apiUrl,
    SIMULATOR_PORT: String(ports.simulator),
    SIMULATOR_URL: `http://127.0.0.1:${ports.simulator}`,
    FILES_DIR: process.env['FILES_DIR'] ?? join(dataDirectory, 'files'),
    KEYS_FILE: process.env['KEYS_FILE'] ?? join(dataDirectory, 'keys.json'),
  };
}

/** What those parts are told that work with the engine. */
export function engineEnvironment(engine: RunningEngine): NodeJS.ProcessEnv {
  return {
    ZEEBE_ADDRESS: engine.gatewayAddress,
    ENGINE_MANAGEMENT_URL: engine.managementUrl,
    ENGINE_ID: engine.engineId,
    ...(engine.operateUrl === undefined ? {} : { OPERATE_URL: engine.operateUrl }),
  };
}

/** Runs one part of the product, named by its file; its output goes to `logs/<name>.log`. */
export function startPart(settings: StartSettings, name: string, file: string, env: NodeJS.ProcessEnv): Promise<ManagedChild> {
  return startChild({
    name,
    command: process.execPath,
    args: [join(projectFolder, file)],
    env,
    cwd: projectFolder,
    logFile: join(settings.dataDirectory, 'logs', `${name}.log`),
    pidFolder: join(settings.dataDirectory, 'pids'),
  });
}

/** Waits for a part that does one thing and ends; `say` gets the last line it wrote. Throws with the end of its log. */
export async function untilDone(part: ManagedChild, say: (detail: string) => void): Promise<void> {
  const telling = setInterval(() => say(lastLines(part.logFile, 1).split('\r').at(-1) ?? ''), 1000);
  const { code } = await part.exited.finally(() => clearInterval(telling));
  if (code !== 0) throw new Error(`${part.name} 失败，日志 ${part.logFile}：\n${lastLines(part.logFile)}`);
}

/** Waits until a part that stays is ready; throws with the end of its log when it ended or 60 s are over. */
export async function untilReady(part: ManagedChild, isReady: () => Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + 60_000;
  while (!(await isReady())) {
    if (!part.running()) throw new Error(`${part.name} 启动失败，日志 ${part.logFile}：\n${lastLines(part.logFile)}`);
    if (Date.now() > giveUpAt) throw new Error(`${part.name} 在 60 秒内没有就绪，日志 ${part.logFile}`);
    await sleep(50);
  }
}

/** Whether a page answers with success. */
export async function answers(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(5000) }).then(
    async (response) => {
      await response.arrayBuffer();
      return response.ok;
    },
    () => false,
  );
}

/** Whether a part without a page has said in its log that it works. */
export async function hasLogged(part: ManagedChild, text: string): Promise<boolean> {
  return (await readFile(part.logFile, 'utf8')).includes(text);
}
