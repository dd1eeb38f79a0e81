import { readFileSync } from 'node:fs';

/**
 * What the container image does, chosen by its command: `node scripts/container.ts api`. Secrets come as files: each
 * `NAME_FILE` of the environment is read into `NAME`, which is then the same variable as in every other installation.
 */
const commands = new Map([
  ['api', '../api/main.ts'],
  ['workers', '../workers/main.ts'],
  ['migrate', './migrate.ts'],
  ['load-regions', './load-regions.ts'],
  ['deploy', './deploy-models.ts'],
  ['name-engine', './engine/name-engine.ts'],
]);

/** Reads `NAME_FILE` into `NAME`; a variable that is given both ways is a mistake. Throws one sentence. */
function readSecretFiles(environment: NodeJS.ProcessEnv): void {
  for (const [variable, path] of Object.entries(environment)) {
    const name = /^(DATABASE_URL|ENGINE_ID)_FILE$/.exec(variable)?.[1];
    if (name === undefined || !path) continue;
    if (environment[name]) throw new Error(`${name} 与 ${variable} 只能设置一个。`);
    try {
      environment[name] = readFileSync(path, 'utf8').trim();
    } catch {
      throw new Error(`${variable} 指向的文件无法读取：${path}（容器内的用户须有读取权限）。`);
    }
  }
}

const [command = '', ...rest] = process.argv.slice(2);
const file = commands.get(command);
try {
  if (file === undefined) throw new Error(`用法：node scripts/container.ts ${[...commands.keys()].join(' | ')}`);
  readSecretFiles(process.env);
  process.argv = [process.argv[0] ?? '', file, ...rest];
  await import(file);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  // Pool and listeners that were opened before would keep a process alive that does nothing.
  process.exit(1);
}
