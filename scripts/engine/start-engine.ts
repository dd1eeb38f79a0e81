import { rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { waitForLeaders } from '../../infra/engine/wait-for-leaders.ts';
import { type ChildSettings, type ManagedChild, lastLines, startChild } from '../processes/start-child.ts';
import { brokerEnvironment, zone } from './broker-settings.ts';
import { engineIdOf } from './engine-id.ts';
import { type EnginePorts, choosePorts } from './engine-ports.ts';
import { type EngineVersion, fetchEngine } from './fetch-engine.ts';
import { findJava } from './find-java.ts';
import { type OpenSearch, startOpenSearch } from './start-opensearch.ts';

export interface EngineSettings {
  readonly version: EngineVersion;
  /** With Operate and the store behind it; only 8.6.0 has it. */
  readonly operate: boolean;
  /** Belongs to one version: holds the data, `engine-id`, `logs/` and `pids/`. The in-memory engine keeps no data. */
  readonly dataDirectory: string;
  /** Ports left out are free ones. */
  readonly ports?: Partial<EnginePorts>;
  /** Whether `POST <managementUrl>/actuator/clock/add {"offsetMilli": n}` moves the engine's time (n whole). */
  readonly controlledClock: boolean;
  /** Brokers only: writes every record they export into the log, a line of JSON each. For tests; slow and large. */
  readonly logsRecords?: boolean;
  readonly onProgress?: (text: string) => void;
}

export interface RunningEngine {
  readonly engineVersion: EngineVersion;
  readonly engineId: string;
  /** `127.0.0.1:port`, gRPC. */
  readonly gatewayAddress: string;
  readonly managementUrl: string;
  readonly operateUrl: string | undefined;
  readonly openSearchUrl: string | undefined;
  readonly ports: EnginePorts;
  readonly pid: number;
  readonly pids: readonly number[];
  readonly logFile: string;
  /** Settles when the engine's own process ends, for whatever reason. */
  readonly exited: ManagedChild['exited'];
  running(): boolean;
  /** Sends a signal (`SIGKILL`, `SIGSTOP`, `SIGCONT`) to the engine's own process, not to OpenSearch. */
  kill(signal: NodeJS.Signals): void;
  /** Ends the engine, then OpenSearch. */
  stop(): Promise<void>;
}

/**
 * Starts an engine and returns when it is ready: a leader for every partition, and Operate's pages answering where it
 * was asked for. Started again on the same `dataDirectory` it goes on where it was (same `engineId`), except in memory.
 * Ends with this process. Throws one sentence when Java or Maven is missing, and the log's end when it does not start.
 */
export async function startEngine(settings: EngineSettings): Promise<RunningEngine> {
  if (settings.operate && settings.version !== '8.6.0') throw new Error(`${settings.version} 没有 Operate，请设置 OPERATE=off`);
  const onProgress = settings.onProgress ?? (() => undefined);
  await fetchEngine(settings.version, onProgress);
  const ports = await choosePorts(settings.ports);
  const inMemory = settings.version === '8.8.21';
  // Without its data the in-memory engine gives the same keys again, so each start is an engine of its own.
  if (inMemory) await rm(join(settings.dataDirectory, 'engine-id'), { force: true });
  const engineId = await engineIdOf(settings.dataDirectory);
  const openSearch = settings.operate
    ? await startOpenSearch({ dataDirectory: settings.dataDirectory, port: ports.openSearch, onProgress })
    : undefined;
  const engine = await startChild(await (inMemory ? inMemoryChild : brokerChild)(settings, ports, openSearch));
  const stop = async (graceMs?: number): Promise<void> => {
    await engine.stop(graceMs);
    await openSearch?.child.stop();
  };
  try {
    await untilReady(engine, ports, openSearch, onProgress);
  } catch (error) {
    await stop(3000);
    throw error;
  }
  return {
    engineVersion: settings.version,
    engineId,
    gatewayAddress: `127.0.0.1:${ports.gateway}`,
    managementUrl: `http://127.0.0.1:${ports.management}`,
    operateUrl: settings.operate ? `http://127.0.0.1:${ports.web}` : undefined,
    openSearchUrl: openSearch?.url,
    ports,
    pid: engine.pid,
    pids: [engine.pid, ...(openSearch ? [openSearch.child.pid] : [])],
    logFile: engine.logFile,
    exited: engine.exited,
    running: () => engine.running(),
    kill: (signal) => engine.kill(signal),
    stop: () => stop(),
  };
}

type Child = (settings: EngineSettings, ports: EnginePorts, openSearch: OpenSearch | undefined) => Promise<ChildSettings>;

const brokerChild: Child = async (settings, ports, openSearch) => {
  const version = settings.version === '8.5.8' ? '8.5.8' : '8.6.0';
  const home = join(await fetchEngine(version), `camunda-zeebe-${version}`);
  return {
    name: 'engine',
    command: join(home, 'bin', openSearch ? 'camunda' : 'broker'),
    args: [],
    env: {
      PATH: process.env['PATH'],
      JAVA_HOME: (await findJava()).home,
      ...brokerEnvironment({ ...settings, version, ports, openSearchUrl: openSearch?.url }),
    },
    logFile: join(settings.dataDirectory, 'logs/engine.log'),
    pidFolder: join(settings.dataDirectory, 'pids'),
  };
};

const inMemoryChild: Child = async (settings, ports) => {
  const folder = await fetchEngine('8.8.21');
  const classPath = [join(folder, 'classes'), join(folder, 'lib/*')].join(delimiter);
  return {
    name: 'engine',
    command: (await findJava()).command,
    args: ['-Xmx1g', zone, '-cp', classPath, 'InMemoryEngine', String(ports.gateway), String(ports.management)],
    env: { PATH: process.env['PATH'] },
    logFile: join(settings.dataDirectory, 'logs/engine.log'),
    pidFolder: join(settings.dataDirectory, 'pids'),
  };
};

async function untilReady(
  engine: ManagedChild,
  ports: EnginePorts,
  openSearch: OpenSearch | undefined,
  onProgress: (text: string) => void,
): Promise<void> {
  const stillWorthWaiting = (): void => {
    if (!engine.running()) throw new Error(`流程引擎启动失败：\n${lastLines(engine.logFile)}`);
  };
  onProgress('等待分区选出主节点');
  await Promise.all([
    openSearch?.ready,
    waitForLeaders({ gatewayAddress: `127.0.0.1:${ports.gateway}`, timeoutMs: 180_000, stillWorthWaiting }),
    waitForPage(`http://127.0.0.1:${ports.management}/actuator`, stillWorthWaiting),
    openSearch ? waitForPage(`http://127.0.0.1:${ports.web}/operate`, stillWorthWaiting) : undefined,
  ]);
}

/** Any answer below 500 will do: it means that the server behind the port is up. */
async function waitForPage(url: string, stillWorthWaiting: () => void): Promise<void> {
  const giveUpAt = Date.now() + 180_000;
  for (;;) {
    stillWorthWaiting();
    const status = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5000) }).then(
      (response) => response.status,
      () => 599,
    );
    if (status < 500) return;
    if (Date.now() > giveUpAt) throw new Error(`${url} 在 180 秒内没有就绪`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
