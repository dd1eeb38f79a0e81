import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Knex } from 'knex';
import type { EngineVersion } from '../../scripts/engine/fetch-engine.ts';
import { type EnginePorts, choosePorts } from '../../scripts/engine/engine-ports.ts';
import type { RunningEngine } from '../../scripts/engine/start-engine.ts';
import { freePort } from '../../scripts/processes/free-port.ts';
import type { ManagedChild } from '../../scripts/processes/start-child.ts';
import type { CallbackServer } from '../../simulator/callback-server.ts';
import { readCases, type OrderCase } from '../../simulator/cases.ts';
import { openOffice, type Office } from '../../simulator/desk.ts';
import { startSimulator } from '../../simulator/run-simulator.ts';
import { demoProvinces, insertCaseRegions } from '../builders/case-regions.ts';
import { startTestEngine, testEngineVersion } from './engine.ts';
import { openProductDatabase, type OwnServer, type ProductDatabase } from './product-database.ts';
import { engineEnvironment, processEnvironment, productPassword, startProcess, untilDone, untilReady } from './product-processes.ts';

/** How a product under test differs from the usual one. */
export type ProductChoice = {
  /** A PostgreSQL server of its own, for tests that stop it. */
  ownPostgres?: boolean;
  engineVersion?: EngineVersion;
  /** Has the engine write every record into its log, see `exported-records.ts`. */
  logsRecords?: boolean;
  /** Codes of the provinces that have units, people and a platform; the demo's five unless told otherwise. */
  provinces?: readonly string[];
  /** Where workers find the engine, for tests that put something between; given the engine's own address. */
  workersEngineAddress?: (gatewayAddress: string) => Promise<string>;
};

/** The whole product as it runs in production, in processes of its own, with a simulated 12345 in this one. */
export type TestProduct = {
  folder: string;
  apiUrl: string;
  database: Knex;
  postgres: OwnServer | undefined;
  /** The engine that runs now. */
  engine(): RunningEngine;
  /** Starts the engine again on its data and ports, after a test has killed it. */
  startEngineAgain(): Promise<void>;
  simulator: CallbackServer;
  credentialsPath: string;
  cases: readonly OrderCase[];
  office: Office;
  /** The first of each, started with the product. */
  api: ManagedChild;
  workers: ManagedChild;
  /** Moves business time and the engine's clock forward, once the product is quiet. */
  advance(byMs: number): Promise<void>;
  /** Start one more; all are ended with the product. */
  startApi(): Promise<ManagedChild>;
  startWorkers(environment?: NodeJS.ProcessEnv, readyWhenLogged?: string): Promise<ManagedChild>;
  end(): Promise<void>;
};

type Ends = (() => Promise<unknown>)[];
type Ports = { api: number; simulator: number; engine: EnginePorts };

/** Starts everything on free ports, and ends what it started where that fails halfway. */
export async function startTestProduct(choice: ProductChoice = {}): Promise<TestProduct> {
  const ends: Ends = [];
  const end = async () => {
    // Whatever stands on something ends before it.
    for (const one of ends.toReversed()) await one();
  };
  try {
    return await startAll(choice, ends, end);
  } catch (error) {
    await end().catch(() => undefined);
    throw error;
  }
}

async function startAll(choice: ProductChoice, ends: Ends, end: () => Promise<void>): Promise<TestProduct> {
  const folder = join(import.meta.dirname, '../../.data/test', `product-${process.pid}-${Date.now()}`);
  // Kept only on request: an engine's data is half a gigabyte.
  ends.push(async () => (process.env['KEEP_TEST_DATA'] ? undefined : rm(folder, { recursive: true, force: true })));
  const ports: Ports = { api: await freePort(), simulator: await freePort(), engine: await choosePorts() };
  const startEngine = async () => {
    const version = choice.engineVersion ?? testEngineVersion;
    const started = await startTestEngine({ version, logsRecords: choice.logsRecords ?? false, dataDirectory: join(folder, 'engine'), ports: ports.engine });
    ends.push(() => started.stop());
    return started;
  };
  const cases = await readCases();
  const started = await Promise.allSettled([prepareDatabase(choice, folder, ports, cases, ends), startEngine()]);
  const [database, firstEngine] = started;
  if (database.status === 'rejected') throw database.reason;
  if (firstEngine.status === 'rejected') throw firstEngine.reason;
  let engine = firstEngine.value;
  const own = processEnvironment(folder, database.value.url, ports);
  await untilDone(await startProcess(folder, 'deploy', ['scripts/deploy-models.ts'], { ...own, ...engineEnvironment(engine) }));

  const apiUrl = `http://127.0.0.1:${ports.api}`;
  const credentialsPath = join(folder, 'demo-platforms.json');
  const simulator = await startSimulator({
    apiUrl, simulatorUrl: '', credentialsPath, password: productPassword, port: ports.simulator, journalDirectory: join(folder, 'simulator'),
  });
  ends.push(() => simulator.close());
  const workersAddress = await choice.workersEngineAddress?.(engine.gatewayAddress);
  let serial = 0;
  const startOne = async (kind: string, environment: NodeJS.ProcessEnv, sign: Parameters<typeof untilReady>[1]) => {
    const child = await startProcess(folder, `${kind}-${(serial += 1)}`, [`${kind}/main.ts`], { ...own, ...environment });
    ends.push(() => child.stop());
    await untilReady(child, sign);
    return child;
  };
  const startApi = () => startOne('api', engineEnvironment(engine), { url: `${apiUrl}/readyz` });
  const startWorkers = (more: NodeJS.ProcessEnv = {}, logged = 'job streams opened') =>
    startOne('workers', { ...engineEnvironment(engine, workersAddress), ...more }, { logged });
  const [api, workers] = await Promise.all([startApi(), startWorkers()]);
  const office = openOffice(apiUrl, productPassword);
  ends.push(() => office.close());
  return {
    folder, apiUrl, database: database.value.knex, postgres: database.value.server, simulator, credentialsPath, cases, office,
    api, workers, startApi, startWorkers, end,
    engine: () => engine,
    advance: (byMs) => advance(apiUrl, byMs),
    startEngineAgain: async () => {
      engine = await startEngine();
    },
  };
}

async function advance(apiUrl: string, byMs: number): Promise<void> {
  const response = await fetch(`${apiUrl}/dev/clock/advance`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ byMs }),
  }); // prettier-ignore
  if (!response.ok) throw new Error(`the clock did not move: ${await response.text()}`);
}

/** A database with regions, units, people and platforms. */
async function prepareDatabase(
  choice: ProductChoice, folder: string, ports: Ports, cases: readonly OrderCase[], ends: Ends,
): Promise<ProductDatabase> {
  const database = await openProductDatabase({ ownServerIn: choice.ownPostgres ? join(folder, 'postgres') : undefined });
  ends.push(() => database.end());
  await insertCaseRegions(database.knex, cases);
  const seed = ['scripts/seed-demo.ts', ...(choice.provinces ?? demoProvinces)];
  await untilDone(await startProcess(folder, 'seed', seed, processEnvironment(folder, database.url, ports)));
  return database;
}
