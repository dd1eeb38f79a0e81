import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';
import { createFieldCipher } from '../../infra/crypto/field-cipher.ts';
import { loadKeyRing } from '../../infra/crypto/keys-file.ts';
import { signWebhook } from '../../infra/crypto/webhook-signature.ts';
import { startChild } from '../../scripts/processes/start-child.ts';
import { callbackDataExamples } from '../builders/callback.ts';
import { createTestDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { closedLoop, interleave } from './measure.ts';
import { insertReceiver, queueDeliveries, type Receiver } from '../builders/queued-deliveries.ts';
import { report } from './report.ts';
import { startServer } from './start-server.ts';

const settings = { rounds: 5, seconds: 4, platforms: 10, ordersPerPlatform: 200, silentBacklog: 5_000, concurrency: 32 };
const root = join(import.meta.dirname, '../..');

/**
 * S4: callbacks delivered by the real sender (leased, opened, signed, attempt and receipt kept) against undici and an HMAC
 * alone. S5: what the other platforms get while one takes connections and never answers, its backlog before theirs.
 */
export async function benchDeliveries(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), '12317-bench-'));
  const database = await createTestDatabase();
  const keysFile = join(folder, 'keys.json');
  const cipher = createFieldCipher(await loadKeyRing(keysFile, { createIfMissing: true }), 'intl');
  const receiver = await startServer(folder, 'receiver', 'test/bench/callback-receiver.ts', {});
  const { knex } = database;
  const engineId = randomUUID();

  /** Runs a sender from its start to its end around `work`; it finds an empty queue. */
  const withSender = async <T>(work: () => Promise<T>): Promise<T> => {
    const sender = await startChild({
      name: 'sender',
      command: process.execPath,
      args: [join(root, 'workers/main.ts')],
      env: {
        PATH: process.env['PATH'], DATABASE_URL: database.url, KEYS_FILE: keysFile, FILES_DIR: join(folder, 'files'), ZEEBE_ADDRESS: '127.0.0.1:1',
        ENGINE_ID: engineId, WORKER_ROLES: 'sender', ALLOW_LOOPBACK_TARGETS: 'on', DEMO: 'on', SCAN: 'off',
      }, // prettier-ignore
      cwd: root,
      logFile: join(folder, 'sender.log'),
      pidFolder: folder,
    });
    try {
      await eventually('the sender to start', async () => (await readFile(sender.logFile, 'utf8')).includes('workers started'), 30_000);
      return await work();
    } finally {
      // What hangs at the silent platform would hold an orderly stop for as long as it holds a request.
      sender.kill('SIGKILL');
      await sender.exited;
    }
  };
  /** Deliveries per second to these, from queueing to the last receipt. */
  const deliveriesPerSecond = async (receivers: readonly Receiver[]): Promise<number> => {
    await queueDeliveries(knex, cipher, receivers);
    const startedAt = performance.now();
    const ids = receivers.map(({ id }) => id);
    for (;;) {
      const [left] = await knex('delivery').whereIn('platform_id', ids).where('state', 'pending').count<{ count: string }[]>('* as count');
      if (left?.count === '0') break;
      await pause(20);
    }
    return (receivers.reduce((sum, { orderIds }) => sum + orderIds.length, 0) * 1000) / (performance.now() - startedAt);
  };

  try {
    const healthy: Receiver[] = [];
    for (let made = 0; made < settings.platforms; made += 1)
      healthy.push(await insertReceiver(knex, cipher, `${receiver.url}/callbacks`, settings.ordersPerPlatform));
    const silent = await insertReceiver(knex, cipher, `${receiver.url}/silent`, settings.silentBacklog);
    await knex.raw('analyze');

    const [secret, pool] = [healthy[0]?.callbackSecret ?? '', new Pool(receiver.url, { connections: settings.concurrency })];
    const body = JSON.stringify({ kind: 'accepted', acceptanceNo: '2026-43-0000123-9', platformOrderNo: 'P1', round: 1, sequence: 1, occurredAt: new Date(), data: callbackDataExamples.accepted });
    const bare = async () => {
      const headers = signWebhook({ id: randomUUID(), body, signedAt: new Date() }, [{ algorithm: 'HMAC-SHA256', secret }]);
      const answer = await pool.request({ method: 'POST', path: '/callbacks', headers: { 'content-type': 'application/json', ...headers }, body });
      await answer.body.dump();
    };
    const ours = () => withSender(() => deliveriesPerSecond(healthy));
    const control = () => closedLoop(bare, settings);
    for (const warmUp of [ours, control]) await warmUp();
    const rates = await interleave(settings.rounds, { ours, control });
    await pool.close();

    const withSilent = () =>
      withSender(async () => {
        await queueDeliveries(knex, cipher, [silent], new Date(Date.now() - 60_000));
        await pause(500);
        return deliveriesPerSecond(healthy);
      }).finally(() => knex('delivery').where('platform_id', silent.id).update({ state: 'dead' }));
    const fault = await interleave(settings.rounds, { ours: withSilent, control: ours });
    await report(
      'deliveries',
      [
        { goal: 'S4', what: 'callbacks delivered, 32 at once', ours: rates['ours'] ?? [], control: rates['control'] ?? [], unit: '/s', target: '≥ 0.10' },
        { goal: 'S5', what: 'the others with one platform silent ÷ without', ours: fault['ours'] ?? [], control: fault['control'] ?? [], unit: '/s', target: '≥ 0.90' },
      ],
      settings,
    );
  } finally {
    await receiver.stop();
    await database.drop();
  }
}
