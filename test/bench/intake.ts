import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'undici';
import { createFieldCipher } from '../../infra/crypto/field-cipher.ts';
import { loadKeyRing } from '../../infra/crypto/keys-file.ts';
import { signRequest } from '../../simulator/sign-request.ts';
import { insertPlatform } from '../builders/platform.ts';
import { insertRegions } from '../builders/region.ts';
import { aComplaint } from '../builders/submission.ts';
import { createTestDatabase } from '../support/database.ts';
import { closedLoop, interleave, type Latency, openLoop, type Work } from './measure.ts';
import { report } from './report.ts';
import { type BenchServer, startServer, unlimited } from './start-server.ts';

const settings = { rounds: 5, seconds: 4, warmUpSeconds: 10, concurrency: 16, crowd: 64, openLoopPerSecond: 200 };
const target = '/api/v1/orders/complaints';

/** S2: signed intake against bare Express with one insert; both are processes of their own on the same database server. */
export async function benchIntake(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), '12317-bench-'));
  const database = await createTestDatabase();
  const servers: BenchServer[] = [];
  const start = async (name: string, script: string, env: Record<string, string>) => {
    const server = await startServer(folder, name, script, { DATABASE_URL: database.url, ...env });
    servers.push(server);
    return server.pool;
  };
  const posting = (pool: Pool, path: string, body: string, headers: Record<string, string>): Work => async () => {
    const answer = await pool.request({ path, method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
    await answer.body.dump();
    if (answer.statusCode !== 201) throw new Error(`answered ${answer.statusCode}`);
  };

  try {
    const keysFile = join(folder, 'keys.json');
    const ring = await loadKeyRing(keysFile, { createIfMissing: true });
    const platform = await insertPlatform(database.knex, createFieldCipher(ring, 'intl'));
    await insertRegions(database.knex);
    const api = await start('api', 'api/main.ts', {
      KEYS_FILE: keysFile,
      FILES_DIR: join(folder, 'files'),
      LOG_LEVEL: 'warn',
      ...unlimited,
    });
    const bare = await start('bare', 'test/bench/bare-intake.ts', {});
    let serial = 0;
    // Signing is the client's work in both arms: the control pays for it too.
    const intakeBody = () => JSON.stringify(aComplaint({ platformOrderNo: `B${(serial += 1)}` }));
    const signed = (body: string) => signRequest(platform.requestKey, { method: 'POST', target, body, at: new Date() });
    const ours: Work = () => {
      const body = intakeBody();
      return posting(api, target, body, signed(body))();
    };
    const control: Work = () => {
      const body = intakeBody();
      return posting(bare, '/orders', body, signed(body))();
    };
    const { seconds, warmUpSeconds, concurrency, crowd, openLoopPerSecond: perSecond } = settings;
    for (const warmUp of [ours, control]) await closedLoop(warmUp, { concurrency, seconds: warmUpSeconds });

    const ratesAt = (atOnce: number) =>
      interleave(settings.rounds, {
        ours: () => closedLoop(ours, { concurrency: atOnce, seconds }),
        control: () => closedLoop(control, { concurrency: atOnce, seconds }),
      });
    const rates = await ratesAt(concurrency);
    const crowdRates = await ratesAt(crowd);
    const latencies = await interleave<Latency>(settings.rounds, {
      ours: () => openLoop(ours, { perSecond, seconds }),
      control: () => openLoop(control, { perSecond, seconds }),
    });
    const of = (arm: 'ours' | 'control', pick: (latency: Latency) => number) => (latencies[arm] ?? []).map(pick);
    await report(
      'intake',
      [
        { goal: 'S2', what: `intake requests, ${concurrency} at once`, ours: rates['ours'] ?? [], control: rates['control'] ?? [], unit: '/s', target: '≥ 0.60' },
        { goal: 'S2', what: `intake requests, ${crowd} at once`, ours: crowdRates['ours'] ?? [], control: crowdRates['control'] ?? [], unit: '/s', target: '≥ 0.60' },
        { goal: 'S2', what: `p50 at ${perSecond}/s`, ours: of('ours', ({ p50 }) => p50), control: of('control', ({ p50 }) => p50), unit: 'ms', target: '≤ 1.5' },
        { goal: 'S2', what: `p99 at ${perSecond}/s`, ours: of('ours', ({ p99 }) => p99), control: of('control', ({ p99 }) => p99), unit: 'ms', target: '≤ 2' },
      ],
      settings,
    );
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await database.drop();
  }
}
