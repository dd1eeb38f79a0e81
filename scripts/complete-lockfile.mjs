// Adds to package-lock.json the optional packages of other platforms that the registry in use did not offer when the
// file was written. Without them `npm ci` of npm 11 refuses the file on every machine. Run it after each `npm install`.
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const text = readFileSync(file, 'utf8');
const lock = JSON.parse(text);

for (const name of missingOptionalPackages(lock.packages)) {
  const { version, dev } = wantedBy(lock.packages, name);
  lock.packages[`node_modules/${name}`] = { version, ...platformOf(name), ...(dev ? { dev } : {}), optional: true };
  console.log(`${name} ${version}`);
}
const entries = Object.entries(lock.packages);
lock.packages = Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b, 'en')));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);

function missingOptionalPackages(packages) {
  const wanted = Object.values(packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
  return [...new Set(wanted)].filter((name) => !Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`)));
}

function wantedBy(packages, name) {
  const entry = Object.values(packages).find((candidate) => candidate.optionalDependencies?.[name]);
  return { version: entry.optionalDependencies[name], dev: entry.dev };
}

/** `@swc/core-linux-arm-gnueabihf` → os linux, cpu arm: npm leaves a package of another platform alone. */
function platformOf(name) {
  const match = /-(aix|android|darwin|freebsd|linux|openharmony|sunos|win32)-(arm64|arm|ia32|loong64|ppc64|riscv64|s390x|x64)/.exec(name);
  if (!match) throw new Error(`${name}: its name does not tell for which platform it is`);
  return { cpu: [match[2]], os: [match[1]] };
}
