import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PostgresUser } from './postgres-user.ts';

const run = promisify(execFile);

export interface Cluster {
  /** PostgreSQL's own data folder. */
  readonly folder: string;
  /** Of the superuser `postgres`. */
  readonly password: string;
}

/**
 * Finds the database cluster of a data folder or creates it: UTF-8, and the one sort order that is the same on every
 * machine. The password is random and stays in a file that only its owner reads.
 */
export async function createCluster(initdb: string, dataDirectory: string, user: PostgresUser): Promise<Cluster> {
  const folder = join(dataDirectory, 'cluster');
  const passwordFile = join(dataDirectory, 'password');
  if (existsSync(join(folder, 'PG_VERSION'))) return { folder, password: await readFile(passwordFile, 'utf8') };

  const password = randomBytes(18).toString('base64url');
  await writeFile(passwordFile, password, { mode: 0o600 });
  // An initialisation that was cut off leaves only the preliminary folder.
  const preliminary = join(dataDirectory, 'cluster.new');
  await rm(preliminary, { recursive: true, force: true });
  await mkdir(preliminary, { mode: 0o700 });
  const passwordForServer = join(preliminary, '..', 'password.initdb');
  await writeFile(passwordForServer, password, { mode: 0o600 });
  if (user.owner) {
    for (const path of [preliminary, passwordForServer]) await chown(path, user.owner.uid, user.owner.gid);
  }
  const { command, args } = user.wrap(initdb, [
    `--pgdata=${preliminary}`,
    '--username=postgres',
    `--pwfile=${passwordForServer}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    `--locale=${await utf8Locale()}`,
    '--lc-messages=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ]);
  try {
    await run(command, args, { ...user.ids, cwd: '/', env: { PATH: process.env['PATH'] } });
  } finally {
    await rm(passwordForServer, { force: true });
  }
  await rename(preliminary, folder);
  return { folder, password };
}

/** Makes a folder that the server's user can reach although it belongs to this one. */
export async function createDataDirectory(dataDirectory: string): Promise<void> {
  await mkdir(dataDirectory, { recursive: true });
  await chmod(dataDirectory, 0o755);
}

/** What the C library calls UTF-8 without a language; plain C where it has none. */
async function utf8Locale(): Promise<string> {
  const { stdout } = await run('locale', ['-a']).catch(() => ({ stdout: '' }));
  return stdout.split('\n').find((name) => /^C\.utf-?8$/i.test(name)) ?? 'C';
}
