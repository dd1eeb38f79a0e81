import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { displayWidth, cutToWidth } from '../../scripts/console/display-width.ts';
import { describeMavenOutput } from '../../scripts/engine/fetch-engine.ts';
import { freePort } from '../../scripts/processes/free-port.ts';
import { checkDisk, checkPorts } from '../../scripts/start/check-machine.ts';
import { forgetData, takeDataFolder } from '../../scripts/start/data-folder.ts';
import { portsInUse, portVariables, readStartSettings } from '../../scripts/start/settings.ts';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'start-'))));
afterAll(() => rm(folder, { recursive: true }));

describe('settings of a start', () => {
  it('have the documented defaults', () => {
    const { ports, engineVersion, operate } = readStartSettings({});
    expect({ engineVersion, operate }).toEqual({ engineVersion: '8.6.0', operate: true });
    expect(ports).toMatchObject({ api: 3000, simulator: 3100, web: 8080, gateway: 26_500, management: 9600, openSearch: 9201, postgres: 54_329 });
  });

  it('leave Operate out where asked or where the engine has none, and give each engine data of its own', () => {
    const off = readStartSettings({ OPERATE: 'off' });
    expect(portsInUse(off)).not.toContain('openSearch');
    const floor = readStartSettings({ ENGINE_VERSION: '8.5.8' });
    expect(floor.operate).toBe(false);
    expect(floor.dataDirectory).not.toBe(off.dataDirectory);
  });

  it.each([
    [{ ENGINE_VERSION: '7.0' }, 'ENGINE_VERSION 只能是 8.5.8、8.6.0、8.8.21，现在是“7.0”。'],
    [{ OPERATE: 'no' }, 'OPERATE 只能是 on 或 off，现在是“no”。'],
    [{ POSTGRES_PORT: '70000' }, 'POSTGRES_PORT 应为 1–65535 之间的端口号，现在是“70000”。'],
  ])('name the variable that is wrong: %j', (env, message) => {
    expect(() => readStartSettings(env)).toThrow(message);
  });
});

describe('the check of the machine', () => {
  it('names a busy port and the variable that changes it', async () => {
    const free = Object.fromEntries(await Promise.all(Object.values(portVariables).map(async ({ variable }) => [variable, String(await freePort())] as const)));
    const server = createServer();
    const busy = Number(free['OPERATE_PORT']);
    await new Promise<void>((resolve) => server.listen(busy, '127.0.0.1', resolve));
    await expect(checkPorts(readStartSettings(free))).rejects.toThrow(
      `端口 ${busy}（Operate）已被其他程序占用：请先结束它，或换一个端口再启动，例如 OPERATE_PORT=${busy + 1} npm start。`,
    );
    await new Promise((resolve) => server.close(resolve));
    await expect(checkPorts(readStartSettings(free))).resolves.toBeUndefined();
  });

  it('says how much room is missing', async () => {
    await expect(checkDisk(folder, 1e9)).rejects.toThrow(/^磁盘空间不足：.+剩余 \d+ MB，至少需要 1000000000 MB/);
    await expect(checkDisk(folder, 1)).resolves.toBeUndefined();
  });
});

describe('the data folder', () => {
  it('belongs to one launcher at a time, and is not forgotten while that runs', async () => {
    const data = join(folder, 'data');
    const lock = await takeDataFolder(data);
    await expect(takeDataFolder(data)).rejects.toThrow(`产品已经在运行（进程 ${process.pid}`);
    await expect(forgetData(data)).rejects.toThrow(`产品正在运行（进程 ${process.pid}）`);
    lock.release();
    await mkdir(join(data, 'postgres'));
    await forgetData(data);
    expect(existsSync(join(data, 'postgres'))).toBe(false);
  });

  it('of somebody else is left alone', async () => {
    const foreign = join(folder, 'foreign');
    await mkdir(foreign);
    await writeFile(join(foreign, 'letter.txt'), 'keep');
    await expect(forgetData(foreign)).rejects.toThrow('不是本产品的数据目录');
    expect(existsSync(join(foreign, 'letter.txt'))).toBe(true);
  });
});

describe('what is shown', () => {
  it('counts a Chinese character as two columns', () => {
    expect(displayWidth('启动 API')).toBe(8);
    expect(cutToWidth('启动流程引擎', 8)).toBe('启动流');
    expect(cutToWidth('启动', 0)).toBe('');
  });

  it.each([
    ['Progress (1): 45/299 MB\rProgress (1): 46/299 MB', '下载 46/299 MB'],
    ['Downloaded from central: https://host/a/zstd-jni-1.5.6-3.jar (6.7 MB at 37 MB/s)', '已下载 zstd-jni-1.5.6-3.jar'],
    ['[INFO] Expanding: /x/y.tar.gz into /z', '解压'],
    ['[INFO] BUILD SUCCESS', undefined],
  ])('reads the progress from Maven: %s', (output, shown) => {
    expect(describeMavenOutput(output)).toBe(shown);
  });
});
