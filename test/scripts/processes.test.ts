import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endLeftovers, isRunning } from '../../scripts/processes/end-process.ts';
import { freePort, isPortFree } from '../../scripts/processes/free-port.ts';
import { readPidFiles, writePidFile } from '../../scripts/processes/pid-file.ts';
import { processIdentity } from '../../scripts/processes/process-identity.ts';
import { type ManagedChild, startChild } from '../../scripts/processes/start-child.ts';

let folder: string;
const pidFolder = (): string => join(folder, 'pids');

beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'processes-'))));
afterAll(() => rm(folder, { recursive: true }));

function start(name: string, script: string): Promise<ManagedChild> {
  return startChild({
    name,
    command: '/bin/sh',
    args: ['-c', script],
    env: { PATH: process.env['PATH'] },
    logFile: join(folder, `${name}.log`),
    pidFolder: pidFolder(),
  });
}

describe('a started child', () => {
  it('is recorded while it runs, and ends with everything it started itself', async () => {
    const child = await start('parent', 'sleep 600 & echo "child $!"; wait');
    const record = readPidFiles(pidFolder()).find(({ name }) => name === 'parent');
    expect(record).toMatchObject({ pid: child.pid, signalScope: 'group' });
    await sleep(200);
    const grandchild = Number(/child (\d+)/.exec(await readFile(child.logFile, 'utf8'))?.[1]);
    await child.stop();
    expect(child.running()).toBe(false);
    expect(readPidFiles(pidFolder())).toEqual([]);
    await sleep(100);
    expect(processIdentity(grandchild)).toBeUndefined();
  });

  it('is killed when it does not end on its signal', async () => {
    const child = await start('stubborn', "trap '' TERM; while true; do sleep 1; done");
    await sleep(200);
    await child.stop(300);
    expect(await child.exited).toEqual({ code: null, signal: 'SIGKILL' });
  });

  it('rejects when the command does not exist', async () => {
    const settings = { name: 'missing', command: join(folder, 'nothing'), args: [], env: {}, pidFolder: pidFolder() };
    await expect(startChild({ ...settings, logFile: join(folder, 'missing.log') })).rejects.toThrow('ENOENT');
  });
});

describe('leftovers of an earlier run', () => {
  it('are ended by their pid file', async () => {
    const child = await start('left', 'sleep 600');
    expect(await endLeftovers(pidFolder())).toEqual(['left']);
    expect(child.running()).toBe(false);
  });

  it('never touches a process that merely has the same pid', async () => {
    const child = await start('other', 'sleep 600');
    const stranger = { name: 'stranger', pid: child.pid, identity: 'another start', stopSignal: 'SIGKILL', signalScope: 'group' } as const;
    writePidFile(join(folder, 'strangers'), stranger);
    expect(isRunning(stranger)).toBe(false);
    expect(await endLeftovers(join(folder, 'strangers'))).toEqual([]);
    expect(readPidFiles(join(folder, 'strangers'))).toEqual([]);
    expect(child.running()).toBe(true);
    await child.stop();
  });
});

describe('ports', () => {
  it('knows a busy port from a free one', async () => {
    const port = await freePort();
    expect(await isPortFree(port)).toBe(true);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    expect(await isPortFree(port)).toBe(false);
    await new Promise((resolve) => server.close(resolve));
  });
});
