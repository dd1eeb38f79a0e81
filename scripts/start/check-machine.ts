import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Fetched, fetchedFolder } from '../engine/fetch-engine.ts';
import { findJava } from '../engine/find-java.ts';
import { isPortFree } from '../processes/free-port.ts';
import { portVariables, portsInUse, projectFolder, type StartSettings } from './settings.ts';

/** Free space that a running product needs, and what fetching needs beside it. */
const runningMb = 1500;
const fetchingMb = 1500;

/** Looks for everything that would make a start fail halfway; throws one sentence about the first thing it finds. */
export async function checkMachine(settings: StartSettings): Promise<void> {
  const missing = whatIsToFetch(settings);
  await checkDisk(settings.dataDirectory, runningMb);
  if (missing.length > 0) await checkDisk(projectFolder, runningMb + fetchingMb);
  await checkPorts(settings);
  await findJava();
  if (missing.length > 0) await checkMaven();
}

function whatIsToFetch(settings: StartSettings): Fetched[] {
  const wanted: Fetched[] = [settings.engineVersion, ...(settings.operate ? (['opensearch'] as const) : [])];
  return wanted.filter((what) => !existsSync(join(fetchedFolder(what), 'complete')));
}

/** Throws when the disk that holds the folder has less than `neededMb` free. */
export async function checkDisk(folder: string, neededMb: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { bavail, bsize } = await statfs(folder);
  const freeMb = Math.floor((bavail * bsize) / 1_048_576);
  if (freeMb >= neededMb) return;
  throw new Error(`磁盘空间不足：${folder} 所在磁盘剩余 ${freeMb} MB，至少需要 ${neededMb} MB；请清理，或用环境变量 DATA_DIR 换一个位置。`);
}

/** Throws for the first port of the product that another program listens on. */
export async function checkPorts(settings: StartSettings): Promise<void> {
  for (const name of portsInUse(settings)) {
    const { variable, title } = portVariables[name];
    const port = settings.ports[name];
    if (await isPortFree(port)) continue;
    throw new Error(`端口 ${port}（${title}）已被其他程序占用：请先结束它，或换一个端口再启动，例如 ${variable}=${port + 1} npm start。`);
  }
}

async function checkMaven(): Promise<void> {
  try {
    await promisify(execFile)('mvn', ['--version'], { env: { ...process.env, JAVA_HOME: (await findJava()).home } });
  } catch {
    throw new Error('没有找到 Maven（mvn 命令），首次启动要用它下载流程引擎：请先安装，例如 apt-get install maven。');
  }
}
