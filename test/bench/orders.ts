import { connectEngine } from '../../infra/engine/engine-client.ts';
import type { ManagedChild } from '../../scripts/processes/start-child.ts';
import { bodyOf } from '../../simulator/cases.ts';
import { readCredentials } from '../../simulator/credentials.ts';
import { createPlatformClient } from '../../simulator/platform-client.ts';
import { caseOf } from '../support/play.ts';
import { startTestProduct, type TestProduct } from '../support/product.ts';
import { startAutoPlayer } from './auto-player.ts';
import { closedLoop, interleave, type Latency, openLoop, type Work } from './measure.ts';
import { openNoOpWorkers } from './no-op-workers.ts';
import { report } from './report.ts';

const settings = { rounds: 5, seconds: 8, concurrency: 16, openLoopPerSecond: 50 };

/** Resolves each order's promise when its result has been taken by 12345. */
function watchResults(product: TestProduct) {
  const waiting = new Map<string, () => void>();
  let seen = 0;
  const timer = setInterval(() => {
    const callbacks = product.simulator.journal.callbacks();
    for (; seen < callbacks.length; seen += 1) {
      const entry = callbacks[seen];
      if (entry?.kept && entry.kind === 'result') waiting.get(entry.acceptanceNo ?? '')?.();
    }
  }, 5);
  return { until: (acceptanceNo: string) => new Promise<void>((resolve) => waiting.set(acceptanceNo, resolve)), stop: () => clearInterval(timer) };
}

async function openIntake(product: TestProduct) {
  const orderCase = caseOf(product, 'consultation-hunan-exit');
  const platform = (await readCredentials(product.credentialsPath)).find(({ provinceCode }) => provinceCode.startsWith('43'));
  if (!platform) throw new Error('no platform');
  const client = createPlatformClient(product.apiUrl, platform, { connections: 64 });
  let serial = 0;
  const push = async (): Promise<string> => {
    const answer = await client.submit('consultation', bodyOf(orderCase, `BENCH-${(serial += 1)}`, new Date()));
    if (answer.httpStatus !== 201) throw new Error(`answered ${answer.httpStatus}`);
    return (answer.body as { acceptanceNo: string }).acceptanceNo;
  };
  return { push, close: () => client.close() };
}

/**
 * S1: whole orders per second, from intake to the callback taken, against the same models with no-op workers on the same
 * engine. S3: the latency of intake against one raw `publishMessage`, and with the engine stopped against itself.
 */
export async function benchOrders(): Promise<void> {
  const product = await startTestProduct({ engineVersion: '8.6.0', provinces: ['43'] });
  const engine = connectEngine(product.engine().gatewayAddress);
  const intake = await openIntake(product);
  const results = watchResults(product);
  let workers: ManagedChild | undefined = product.workers;
  const withWorkers = async <T>(measure: () => Promise<T>): Promise<T> => {
    workers ??= await product.startWorkers();
    return measure();
  };
  const withoutWorkers = async () => {
    await workers?.stop();
    workers = undefined;
  };
  try {
    const { seconds, concurrency, rounds, openLoopPerSecond: perSecond } = settings;
    const wholeOrder: Work = async () => {
      await results.until(await intake.push());
    };
    const ours = (forSeconds: number) =>
      withWorkers(async () => {
        const player = await startAutoPlayer(product);
        const rate = await closedLoop(wholeOrder, { concurrency, seconds: forSeconds });
        await player.stop();
        if (player.failures() > 0) throw new Error(`${player.failures()} tasks could not be done`);
        return rate;
      });
    const control = async (forSeconds: number) => {
      await withoutWorkers();
      const noOps = await openNoOpWorkers(engine, product.engine().gatewayAddress);
      const rate = await closedLoop(noOps.order, { concurrency, seconds: forSeconds });
      await noOps.close();
      return rate;
    };
    for (const warmUp of [ours, control]) await warmUp(5);
    const whole = await interleave(rounds, { ours: () => ours(seconds), control: () => control(seconds) });

    await withoutWorkers();
    const push: Work = async () => {
      await intake.push();
    };
    let serial = 0;
    const publish: Work = async () => {
      const messageId = `bench-${(serial += 1)}`;
      const outcome = await engine.publishMessage({ name: 'bench.nobody', correlationKey: messageId, messageId, timeToLiveMs: 1_000, variables: {} });
      if (!outcome.ok) throw new Error(outcome.detail);
    };
    const accept = await interleave<Latency>(rounds, {
      ours: () => openLoop(push, { perSecond, seconds }),
      control: () => openLoop(publish, { perSecond, seconds }),
    });
    const outage = await interleave<Latency>(rounds, {
      control: async () => withWorkers(() => openLoop(push, { perSecond, seconds })),
      ours: async () => {
        product.engine().kill('SIGKILL');
        await product.engine().exited;
        const latency = await openLoop(push, { perSecond, seconds });
        await product.startEngineAgain();
        return latency;
      },
    });
    const of = (arms: Record<string, Latency[]>, arm: 'ours' | 'control', name: keyof Latency) => (arms[arm] ?? []).map((latency) => latency[name]);
    await report(
      'orders',
      [
        { goal: 'S1', what: 'whole orders, closed loop', ours: whole['ours'] ?? [], control: whole['control'] ?? [], unit: '/s', target: '≥ 0.85' },
        { goal: 'S3', what: 'intake ÷ publishMessage, p50', ours: of(accept, 'ours', 'p50'), control: of(accept, 'control', 'p50'), unit: 'ms', target: '≤ 0.5' },
        { goal: 'S3', what: 'intake, engine stopped ÷ running, p99', ours: of(outage, 'ours', 'p99'), control: of(outage, 'control', 'p99'), unit: 'ms', target: '≤ 1.2' },
      ],
      settings,
    );
  } finally {
    results.stop();
    await intake.close();
    await engine.close();
    await product.end();
  }
}
