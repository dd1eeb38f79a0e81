// First step of `npm start`, `npm test` and the like. Runs on Node 20 without any dependency: installs what the lock
// file asks for, then continues on the project's own Node 24 with `scripts/<name>.ts`.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { linkNode } from './link-node.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [name, ...args] = process.argv.slice(2);

try {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new Error(`需要 Node.js 20 或更高版本，当前为 ${process.versions.node}：请升级后再运行。`);
  }
  if (!isInstalled()) await alone(install);
  const node = linkNode();
  if (!node) throw new Error(`本平台（${process.platform} ${process.arch}）没有内置的 Node.js 24：请安装 Node.js 24 后再运行。`);
  process.exitCode = await continueOn(node);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** npm writes its own record of what it installed last of all: it must name every locked package in that version. */
function isInstalled() {
  const installedFile = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  return Object.entries(locked).every(
    ([path, entry]) => path === '' || (installed[path] ? installed[path].version === entry.version : entry.optional === true),
  );
}

async function install() {
  if (isInstalled()) return;
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  const say = (text) => process.stdout.write(process.stdout.isTTY ? `\r\u001b[K${text}` : `${text}\n`);
  say('安装依赖（npm ci）…');
  const ticking = setInterval(() => say(`安装依赖（npm ci）… ${seconds()} 秒`), process.stdout.isTTY ? 1000 : 15_000);
  const npm = spawn('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (chunk) => (output += chunk));
  const code = await new Promise((resolve, reject) => npm.once('close', resolve).once('error', reject)).finally(() => clearInterval(ticking));
  say(code === 0 ? `依赖已安装，用时 ${seconds()} 秒` : '依赖安装失败');
  if (process.stdout.isTTY) process.stdout.write('\n');
  if (code !== 0) throw new Error(`npm ci 失败（退出码 ${code}）：\n${output.split('\n').slice(-30).join('\n')}`);
}

/** Two commands started from a bare clone at the same time must not both install. */
async function alone(work) {
  const lock = join(root, '.cache/install.lock');
  mkdirSync(join(root, '.cache'), { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (isAlive(Number(readFileSync(lock, 'utf8')))) await sleep(500);
      else rmSync(lock, { force: true });
    }
  }
  try {
    await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function isAlive(pid) {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Runs the real script and answers its exit code; signals go on to it, which decides what they mean. */
function continueOn(node) {
  const child = spawn(node, [join(root, 'scripts', `${name}.ts`), ...args], { cwd: root, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(signal ? 1 : code));
  });
}
