import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../processes/free-port.ts';
import { type ManagedChild, lastLines, startChild } from '../processes/start-child.ts';
import { type Cluster, createCluster, createDataDirectory } from './create-cluster.ts';
import { postgresBinaries } from './postgres-binaries.ts';
import { postgresUser } from './postgres-user.ts';

export interface PostgresSettings {
  /** Holds the cluster, its password, `logs/` and `pids/`; created when missing. */
  readonly dataDirectory: string;
  /** A free one when left out. */
  readonly port?: number;
  /** `false` leaves out every wait for the disk: for data that may be thrown away. `true` when left out. */
  readonly durable?: boolean;
  readonly onProgress?: (text: string) => void;
}

/** `smart` waits for clients, `fast` ends them, `immediate` is a crash that the next start recovers from. */
export type StopMode = 'smart' | 'fast' | 'immediate';

export interface RunningPostgres {
  readonly port: number;
  readonly pid: number;
  readonly logFile: string;
  readonly exited: ManagedChild['exited'];
  /** Superuser URL of a database, `postgres` when left out; the database need not exist. */
  url(database?: string): string;
  /** Creates the database unless it is there; answers its URL. */
  ensureDatabase(name: string): Promise<string>;
  running(): boolean;
  /** Sends a signal to the server's first process, `SIGKILL` to all of them. */
  kill(signal: NodeJS.Signals): void;
  /** `fast` when left out. Started again on the same `dataDirectory` and port it goes on where it was. */
  stop(mode?: StopMode): Promise<void>;
}

const stopSignals = { smart: 'SIGTERM', fast: 'SIGINT', immediate: 'SIGQUIT' } as const;

/**
 * Starts PostgreSQL on loopback and returns when it answers queries. Ends with this process. Throws one sentence when
 * this machine has no server package or its user can't reach the folder, and the log's end when it does not start.
 */
export async function startPostgres(settings: PostgresSettings): Promise<RunningPostgres> {
  const binaries = await postgresBinaries();
  await createDataDirectory(settings.dataDirectory);
  const user = await postgresUser(binaries.postgres, settings.dataDirectory);
  settings.onProgress?.('准备数据目录');
  const cluster = await createCluster(binaries.initdb, settings.dataDirectory, user);
  const port = settings.port ?? (await freePort());
  const server = user.wrap(binaries.postgres, ['-D', cluster.folder, ...serverSettings(port, settings.durable ?? true)]);
  const child = await startChild({
    name: 'postgres',
    ...server,
    ...user.ids,
    cwd: '/',
    env: { PATH: process.env['PATH'], TZ: 'UTC' },
    logFile: join(settings.dataDirectory, 'logs/postgres.log'),
    pidFolder: join(settings.dataDirectory, 'pids'),
    stopSignal: stopSignals.fast,
    signalScope: 'process',
  });
  settings.onProgress?.('等待数据库应答');
  const url = (database = 'postgres'): string => `postgres://postgres:${cluster.password}@127.0.0.1:${port}/${database}`;
  await untilItAnswers(child, cluster, url());
  return {
    port,
    pid: child.pid,
    logFile: child.logFile,
    exited: child.exited,
    url,
    ensureDatabase: (name) => ensureDatabase(url, name),
    running: () => child.running(),
    kill: (signal) => child.kill(signal),
    stop: async (mode = 'fast') => {
      child.kill(stopSignals[mode]);
      await (mode === 'smart' ? child.exited : child.stop());
    },
  };
}

function serverSettings(port: number, durable: boolean): string[] {
  const settings: Record<string, string | number> = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '256MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // A failed statement's values may be personal data: the log names the error and nothing of the row.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length: 0,
    log_parameter_max_length_on_error: 0,
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '4GB' }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function untilItAnswers(child: ManagedChild, cluster: Cluster, url: string): Promise<void> {
  const giveUpAt = Date.now() + 60_000;
  for (;;) {
    if (!child.running()) throw new Error(`PostgreSQL 启动失败（${cluster.folder}）：\n${lastLines(child.logFile)}`);
    if (await answers(url)) return;
    if (Date.now() > giveUpAt) throw new Error(`PostgreSQL 在 60 秒内没有就绪，日志：${child.logFile}`);
    await sleep(50);
  }
}

async function answers(url: string): Promise<boolean> {
  return withClient(url, (client) => client.query('select 1')).then(
    () => true,
    () => false,
  );
}

async function ensureDatabase(url: (database?: string) => string, name: string): Promise<string> {
  await withClient(url(), async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  });
  return url(name);
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
