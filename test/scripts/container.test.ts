import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { createTestDatabase } from '../support/database.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'container-'));
const run = (args: string[], env: Record<string, string> = {}) =>
  spawnSync(process.execPath, ['scripts/container.ts', ...args], { cwd: root, env, encoding: 'utf8', timeout: 20_000 });

afterAll(() => rmSync(folder, { recursive: true }));

describe('the image’s entry', () => {
  it('knows every command of docker-compose.yml', () => {
    const { services } = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'), { merge: true }) as {
      services: Record<string, { build?: string; command?: string[] }>;
    };
    const asked = Object.values(services).flatMap(({ build, command }) => (build === undefined ? [] : [command?.[0] ?? '']));
    const usage = run(['nonsense']);

    expect(usage.status).toBe(1);
    expect(usage.stderr).toMatch(/用法/);
    expect(asked.length).toBeGreaterThan(4);
    for (const command of asked) expect(usage.stderr.trim().split(/[ |]+/)).toContain(command);
  });

  it('writes the engine’s id once', () => {
    const first = run(['name-engine', folder]);

    expect(first.stdout).toMatch(/^引擎编号 [0-9a-f-]{36}$/m);
    expect(run(['name-engine', folder]).stdout).toBe(first.stdout);
  });

  it('reads secrets from files, without their line end', () => {
    const file = join(folder, 'database-url');
    writeFileSync(file, 'postgres://nobody@127.0.0.1:1/none\n');
    const answer = run(['migrate'], { DATABASE_URL_FILE: file });

    // It got as far as connecting: the address was read.
    expect(answer.status).not.toBe(0);
    expect(answer.stderr).toMatch(/ECONNREFUSED/);
  });

  it.each([
    ['that is missing', { DATABASE_URL_FILE: '/nowhere/database-url' }, 'DATABASE_URL_FILE'],
    ['beside the variable itself', { DATABASE_URL_FILE: '/nowhere/database-url', DATABASE_URL: 'postgres://a@b/c' }, '只能设置一个'],
  ])('refuses a file %s in one sentence', (_what, environment, sentence) => {
    const answer = run(['migrate'], environment);

    expect(answer.status).toBe(1);
    expect(answer.stderr).toContain(sentence);
    expect(answer.stderr).not.toContain(' at ');
  });

  it('ends when a process refuses to start, although its connections are open', async () => {
    const database = await createTestDatabase();
    try {
      await database.knex('engine_identity').insert({ id: 1, engine_id: randomUUID() });
      const environment = { DATABASE_URL: database.url, ENGINE_ID: randomUUID(), KEYS_FILE: join(folder, 'keys.json'), DEMO: 'on' };
      const answer = run(['workers'], environment);

      expect(answer.status).toBe(1);
      expect(answer.stderr).toContain('不配套');
    } finally {
      await database.drop();
    }
  });
});
