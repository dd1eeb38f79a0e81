import { join } from 'node:path';
import { Pool } from 'undici';
import { freePort } from '../../scripts/processes/free-port.ts';
import { type ManagedChild, startChild } from '../../scripts/processes/start-child.ts';

const root = join(import.meta.dirname, '../..');

/** A server under measurement, in a process of its own. */
export type BenchServer = { url: string; pool: Pool; child: ManagedChild; stop(): Promise<void> };

/** Never reached, so that a bench measures the work and not the limit; counting goes on as always. */
export const unlimited = { RATE_LIMIT_PER_ADDRESS: '10000000', RATE_LIMIT_PER_KEY: '10000000' };

/** Starts a script that serves HTTP on the `PORT` it is told, and waits until it answers. */
export async function startServer(folder: string, name: string, script: string, env: Record<string, string>): Promise<BenchServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = await startChild({
    name,
    command: process.execPath,
    args: [join(root, script)],
    env: { PATH: process.env['PATH'], PORT: String(port), PUBLIC_URL: url, ...env },
    cwd: root,
    logFile: join(folder, `${name}.log`),
    pidFolder: folder,
  });
  const pool = new Pool(url, { connections: 128 });
  const stop = async () => {
    await pool.close();
    await child.stop();
  };
  for (;;) {
    const answer = await pool.request({ path: '/', method: 'GET' }).catch(() => undefined);
    if (answer) {
      await answer.body.dump();
      return { url, pool, child, stop };
    }
    if (!child.running()) throw new Error(`${name} did not start, see ${folder}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
