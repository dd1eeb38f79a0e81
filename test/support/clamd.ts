import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Something that speaks clamd's protocol and knows one threat, the EICAR file. */
export type RunningScanner = { address: string; stop(): Promise<void> };

const clamdPath = ['/usr/sbin/clamd', '/usr/local/sbin/clamd', '/opt/homebrew/sbin/clamd'].find(existsSync);
const signature = Buffer.from('EICAR-STANDARD-ANTIVIRUS-TEST-FILE!').toString('hex');
export const streamMaxBytes = 1_048_576;

/** The daemon itself, where this machine has it, on a database of one signature; it is ready in a second. */
export const startRealClamd = clamdPath === undefined ? undefined : () => startClamd(clamdPath);

async function startClamd(path: string): Promise<RunningScanner> {
  const folder = await mkdtemp(join(tmpdir(), 'clamd-'));
  const address = join(folder, 'socket');
  await writeFile(join(folder, 'eicar.ndb'), `Eicar-Test-Signature:0:*:${signature}\n`);
  const settings = [`LocalSocket ${address}`, `DatabaseDirectory ${folder}`, 'Foreground yes', `StreamMaxLength ${String(streamMaxBytes)}`, 'Bytecode no'];
  await writeFile(join(folder, 'clamd.conf'), `${settings.join('\n')}\n`);
  const daemon = spawn(path, [`--config-file=${join(folder, 'clamd.conf')}`], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => daemon.once('exit', () => resolve()));
  const stop = async () => {
    daemon.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 200; tries += 1) {
    if (await answersPing(address)) return { address, stop };
    if (daemon.exitCode !== null) break;
    await pause(50);
  }
  await stop();
  throw new Error('clamd did not start');
}

function answersPing(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ path });
    socket.once('error', () => resolve(false));
    socket.once('data', () => {
      socket.destroy();
      resolve(true);
    });
    socket.write('zPING\0');
  });
}

/** A small server true to the protocol, on TCP, for machines without the daemon; `answer` overrides what it says. */
export async function startProtocolServer(answer?: string): Promise<RunningScanner> {
  const server = createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (piece) => {
      received = Buffer.concat([received, piece]);
      const content = contentOf(received);
      if (content === 'incomplete') return;
      const found = content !== 'too-long' && content.includes(Buffer.from(signature, 'hex'));
      const said = content === 'too-long' ? 'INSTREAM size limit exceeded. ERROR' : found ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK';
      socket.end(`${answer ?? said}\0`);
      socket.removeAllListeners('data').resume();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  return { address: `127.0.0.1:${String(port)}`, stop: () => new Promise((resolve) => server.close(() => resolve())) };
}

function contentOf(received: Buffer): Buffer | 'incomplete' | 'too-long' {
  const command = 'zINSTREAM\0';
  const pieces: Buffer[] = [];
  let at = command.length;
  while (at + 4 <= received.length) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    if (at + 4 + length > received.length) return 'incomplete';
    pieces.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
    if (at > streamMaxBytes) return 'too-long';
  }
  return 'incomplete';
}
