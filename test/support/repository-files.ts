import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A file of the repository: its path from the root and its text. */
export type RepositoryFile = { path: string; text: string };

/** The tracked files whose path fits; one that was just deleted is left out. */
export function repositoryFiles(pattern: RegExp): RepositoryFile[] {
  const paths = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 }).split('\0');
  return paths
    .filter((path) => pattern.test(path) && existsSync(join(root, path)))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** Whether a path from the root exists, as a file or a folder. */
export function isInRepository(path: string): boolean {
  return existsSync(join(root, path));
}
