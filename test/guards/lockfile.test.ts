import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

interface LockEntry {
  readonly optionalDependencies?: Record<string, string>;
}

const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as {
  packages: Record<string, LockEntry>;
};

it('the lock file names every optional package of every platform: otherwise npm ci of npm 11 refuses it', () => {
  const paths = Object.keys(lock.packages);
  const wanted = Object.values(lock.packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
  const missing = wanted.filter((name) => !paths.some((path) => path.endsWith(`node_modules/${name}`)));
  // Remedy: node scripts/complete-lockfile.mjs
  expect(missing).toEqual([]);
});
