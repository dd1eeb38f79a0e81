import { connect, type NetConnectOpts, type Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import type { ScanVerdict, VirusScanner } from '../../domain/attachment/ports.ts';

const silenceMs = 120_000;

/**
 * Scans by clamd's INSTREAM command. `address` is a path of a Unix socket or `host:port`. Whatever isn't a plain OK or
 * FOUND (daemon away, size limit, an answer nobody knows) is `unavailable`: it never counts as clean.
 */
export function createClamdScanner(address: string): VirusScanner {
  const where = whereIs(address);
  return {
    async scan(content) {
      const socket = connect(where);
      socket.setTimeout(silenceMs, () => socket.destroy(new Error('clamd 超时未应答')));
      try {
        const answer = readAnswer(socket);
        // Where its size limit is reached, clamd answers and hangs up: its answer counts, not our broken write.
        const sending = pipeline(framed(content), socket, { end: false }).catch((error: unknown) => {
          socket.destroy(error instanceof Error ? error : undefined);
        });
        const [text] = await Promise.all([answer, sending]);
        return verdictOf(text);
      } catch (error) {
        return { verdict: 'unavailable', reason: error instanceof Error ? error.message : 'clamd 不可用' };
      } finally {
        socket.destroy();
      }
    },
  };
}

function whereIs(address: string): NetConnectOpts {
  const [, host = '', port = ''] = /^(.+):(\d+)$/.exec(address) ?? [];
  return port === '' ? { path: address } : { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
}

/** The command, then each piece behind its length; a length of zero is the end. */
async function* framed(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield Buffer.from('zINSTREAM\0');
  for await (const piece of content) {
    if (piece.length === 0) continue;
    yield lengthOf(piece);
    yield piece;
  }
  yield lengthOf(new Uint8Array());
}

function lengthOf(piece: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(piece.length);
  return length;
}

function readAnswer(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    socket.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
      if (text.endsWith('\0')) resolve(text);
    });
    socket.once('close', () => (text === '' ? reject(new Error('clamd 未应答即断开')) : resolve(text)));
    socket.once('error', (error) => (text === '' ? reject(error) : resolve(text)));
  });
}

function verdictOf(answer: string): ScanVerdict {
  const text = answer.replace(/\0/g, '').trim();
  if (text === 'stream: OK') return { verdict: 'clean' };
  const threatName = /^stream: (.+) FOUND$/.exec(text)?.[1];
  if (threatName !== undefined) return { verdict: 'infected', threatName: threatName.replace(/[^\w.\-]/g, '_').slice(0, 120) };
  return { verdict: 'unavailable', reason: text.slice(0, 120) };
}
