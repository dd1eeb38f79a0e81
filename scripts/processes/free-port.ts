import { createServer } from 'node:net';

const host = '127.0.0.1';
// Below the range from which systems take ports for outgoing connections, so that a port stays free until a JVM binds it.
const lowest = 20_000;
const highest = 31_999;

/** Whether nobody listens on this loopback port. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

const given = new Set<number>();

/** A loopback port that is free now; this process gives none twice. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest + 1));
    if (given.has(port) || !(await isPortFree(port))) continue;
    given.add(port);
    return port;
  }
  throw new Error(`没有找到空闲端口（${lowest}–${highest}）`);
}
