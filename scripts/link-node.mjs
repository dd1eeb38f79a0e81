// The project runs on Node 24 whatever the machine has: the binary comes as an optional package of this platform.
// npm 10 drops its link in node_modules/.bin when the package of the other processor, which has the same command, is
// left out; so the link is made here, after each install and again by the launchers (installs without scripts).
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const modules = fileURLToPath(new URL('../node_modules', import.meta.url));

/** Path of a Node 24; the running Node where the platform has no package and it is new enough; else `undefined`. */
export function linkNode() {
  const link = join(modules, '.bin/node');
  const target = join('..', `node-${process.platform}-${process.arch}`, 'bin/node');
  if (existsSync(link)) return link;
  const binary = existsSync(join(modules, '.bin', target)) ? target : process.execPath;
  if (binary === process.execPath && Number(process.versions.node.split('.')[0]) < 24) return undefined;
  mkdirSync(join(modules, '.bin'), { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(binary, link);
  return link;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) linkNode();
