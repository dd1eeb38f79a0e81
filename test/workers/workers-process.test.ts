import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';

const root = join(import.meta.dirname, '../..');
const engineId = randomUUID();

describe('the workers process', () => {
  let database: TestDatabase;
  let folder: string;
  const children: ChildProcess[] = [];
  beforeAll(async () => {
    database = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), 'workers-process-'));
  });
  afterEach(async () => {
    for (const child of children.splice(0)) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  });
  afterAll(() => database.drop());

  /** Starts the process with an engine that nobody reaches: it must not need one to start or to stop. */
  const start = (given: NodeJS.ProcessEnv = {}) => {
    const child = spawn(process.execPath, [join(root, 'workers/main.ts')], {
      cwd: folder,
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: database.url,
        ZEEBE_ADDRESS: '127.0.0.1:1',
        ENGINE_ID: engineId,
        KEYS_FILE: join(folder, 'keys.json'),
        FILES_DIR: join(folder, 'files'),
        DEMO: 'on',
        SCAN: 'off',
        ...given,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    return { child, output: () => output };
  };
  const exitOf = async (child: ChildProcess) => (child.exitCode !== null ? child.exitCode : ((await once(child, 'exit')) as [number])[0]);

  it('starts and stops in time with the engine away, and leaves no connection behind', async () => {
    const { child, output } = start();
    await eventually('the process to start', () => output().includes('workers started'));
    const stopAt = performance.now();
    child.kill('SIGTERM');

    expect(await exitOf(child)).toBe(0);
    expect(performance.now() - stopAt).toBeLessThan(15_000);
    expect(output()).toContain('workers stopped');
    const left = await database.knex('pg_stat_activity').whereRaw(`datname = current_database() and application_name like '12317-%' and pid <> pg_backend_pid()`);
    expect(left.filter(({ application_name: name }: { application_name: string }) => name.includes('workers') || name.includes('listen'))).toEqual([]);
  }, 40_000);

  it('refuses a role that nobody has, naming those there are', async () => {
    const { child, output } = start({ WORKER_ROLES: 'dispatcher,dipsatcher' });

    expect(await exitOf(child)).not.toBe(0);
    expect(output()).toMatch(/WORKER_ROLES 中有未知角色：dipsatcher；可用：dispatcher、workers、reconciler/);
  }, 40_000);

  it('refuses to work with another engine than the one of its database', async () => {
    const { child, output } = start({ ENGINE_ID: randomUUID() });

    expect(await exitOf(child)).not.toBe(0);
    expect(output()).toContain('数据库与流程引擎不配套');
  }, 40_000);
});
