import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

type Chunk = { file: string; imports?: string[]; css?: string[] };
type Manifest = Record<string, Chunk>;

/** What agents of 12345 wait for at each call: scripts and styles of a registration page, gzipped, without region data. */
export const registerLimitBytes = 300_000;

function filesOf(manifest: Manifest, name: string, seen: Set<string>): string[] {
  const chunk = manifest[name];
  if (!chunk || seen.has(name)) return [];
  seen.add(name);
  return [chunk.file, ...(chunk.css ?? []), ...(chunk.imports ?? []).flatMap((next) => filesOf(manifest, next, seen))];
}

/** The gzipped size in bytes of everything that an entry of the build loads before it can run: its whole static import graph. */
export async function measureEntry(builtFolder: string, entry: string): Promise<number> {
  const manifest = JSON.parse(await readFile(join(builtFolder, '.vite/manifest.json'), 'utf8')) as Manifest;
  const files = new Set(filesOf(manifest, entry, new Set()));
  if (files.size === 0) throw new Error(`the build has no entry ${entry}`);
  const sizes = await Promise.all([...files].map(async (file) => gzipSync(await readFile(join(builtFolder, file)), { level: 9 }).length));
  return sizes.reduce((sum, size) => sum + size, 0);
}
