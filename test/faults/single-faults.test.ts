import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { ManagedChild } from '../../scripts/processes/start-child.ts';
import { expectEachEndedOnce, playPatiently } from '../support/ended-once.ts';
import { eventually } from '../support/eventually.ts';
import { type FaultProxy, openFaultProxy } from '../support/fault-proxy.ts';
import { pushCases, pushOne, submitCase } from '../support/play.ts';
import { startTestProduct, type TestProduct } from '../support/product.ts';

const consultation = 'consultation-hunan-exit';
/** The shortest way with every kind of step: the province answers itself. */
const short = { manner: { handleAtProvince: true } };

describe('the product, when one of its parts fails', () => {
  let product: TestProduct;
  let proxy: FaultProxy;
  let workers: ManagedChild;
  let api: ManagedChild;

  beforeAll(async () => {
    product = await startTestProduct({
      ownPostgres: true,
      engineVersion: '8.6.0',
      provinces: ['43'],
      workersEngineAddress: async (gatewayAddress) => {
        proxy = await openFaultProxy(gatewayAddress);
        return proxy.address;
      },
    });
    ({ workers, api } = product);
  }, 600_000);
  afterEach(() => {
    proxy.set('none');
  });
  afterAll(async () => {
    await product.end();
    await proxy.close();
  }, 60_000);

  const accepted = (entries: readonly { acceptanceNo: string | null; surprises: readonly string[] }[]) => {
    expect(entries.flatMap(({ surprises }) => surprises)).toEqual([]);
    return [...new Set(entries.flatMap(({ acceptanceNo }) => acceptanceNo ?? []))];
  };
  const killWorkers = async () => {
    workers.kill('SIGKILL');
    await workers.exited;
  };
  const ofOrder = (table: string, acceptanceNo: string) =>
    product.database(`${table} as t`).join('work_order as o', 'o.id', 't.order_id').where('o.acceptance_no', acceptanceNo).first<object | undefined>('t.*');
  const registeredRun = (acceptanceNo: string) => ofOrder('order_run', acceptanceNo);
  const isSettled = async (acceptanceNo: string) =>
    (await product.database('engine_command as c').join('work_order as o', 'o.id', 'c.order_id').where({ 'o.acceptance_no': acceptanceNo, 'c.state': 'pending' })).length === 0;
  const countOrders = async () => Number((await product.database('work_order').count<{ count: string }[]>('* as count').first())?.count);
  const waitingForLock = () =>
    product.database('pg_stat_activity').where({ application_name: '12317-workers', wait_event_type: 'Lock' }).first<object | undefined>('pid');

  it('starts every order that was accepted while the engine was killed', async () => {
    const before = await pushCases(product, [consultation], 3);
    product.engine().kill('SIGKILL');
    await product.engine().exited;
    const meanwhile = await pushCases(product, [consultation], 3);

    await product.startEngineAgain();

    const numbers = accepted([...before, ...meanwhile]);
    expect(numbers).toHaveLength(6);
    await playPatiently(product, numbers, short);
    await expectEachEndedOnce(product, numbers);
  }, 150_000);

  it.each(['not committed', 'committed and not told the engine'] as const)(
    'does a job’s work once when its worker is killed with the work %s',
    async (moment) => {
      await workers.stop();
      const acceptanceNo = await pushOne(product, consultation);
      // Holding the order's row keeps its first job inside its transaction.
      const held = await product.database.transaction();
      await held('work_order').where('acceptance_no', acceptanceNo).forUpdate().first('id');
      workers = await product.startWorkers();
      await eventually('the worker to stand inside the job', waitingForLock);

      if (moment === 'not committed') await killWorkers();
      else proxy.set('silence');
      await held.rollback();
      if (moment !== 'not committed') {
        await eventually('the work to be committed', () => registeredRun(acceptanceNo));
        await killWorkers();
      }
      expect((await registeredRun(acceptanceNo)) !== undefined).toBe(moment !== 'not committed');
      proxy.set('none');
      workers = await product.startWorkers();
      await passJobTimeout();

      await playPatiently(product, [acceptanceNo], short);
      await expectEachEndedOnce(product, [acceptanceNo]);
    },
    600_000,
  );

  it('carries out a command once whose answer was lost', async () => {
    proxy.set('loseAnswers');
    const acceptanceNo = await pushOne(product, consultation);
    // One on the connection of commands, one on that of the streams.
    await eventually('answers to be lost', () => proxy.lostAnswers() > 1);
    proxy.set('none');
    await passJobTimeout();
    await playPatiently(product, [acceptanceNo], { ...short, until: ({ pendingKinds }) => pendingKinds.includes('province-intake') });
    const lost = proxy.lostAnswers();
    proxy.set('loseAnswers');
    const playing = playPatiently(product, [acceptanceNo], short);
    await eventually('the answer to a decision to be lost', () => proxy.lostAnswers() > lost + 1);
    proxy.set('none');
    await eventually('the decision to be settled', () => isSettled(acceptanceNo));
    await passJobTimeout();

    await playing;
    await expectEachEndedOnce(product, [acceptanceNo]);
  }, 150_000);

  it('takes a decision for carried out that its dispatcher had sent and not recorded when it was killed', async () => {
    const acceptanceNo = await pushOne(product, consultation);
    await playPatiently(product, [acceptanceNo], { ...short, until: ({ pendingKinds }) => pendingKinds.includes('initial-review') });
    await workers.stop();
    // Nobody shows the next task yet, so that only the decision is under way.
    workers = await product.startWorkers({ WORKER_ROLES: 'dispatcher' }, 'workers started');
    proxy.set('silenceAnswers');
    await playPatiently(product, [acceptanceNo], { ...short, until: ({ pendingKinds }) => pendingKinds.length === 0 });
    await eventually('the decision to be sent', () => proxy.keptAnswers() > 0);
    await killWorkers();
    proxy.set('none');
    await product.database('engine_command').where('state', 'pending').update({ leased_until: product.database.raw("now() - interval '1 second'") });
    workers = await product.startWorkers();

    await playPatiently(product, [acceptanceNo], short);
    await expectEachEndedOnce(product, [acceptanceNo]);
  }, 600_000);

  it('keeps what it acknowledged when the API is killed in mid-request, and a repeat is the same order', async () => {
    // A repeat is the same order only with the same content, so its times are fixed.
    const sameContent = { calledAt: new Date(Date.now() - 3_600_000).toISOString() };
    const send = (number: string) => submitCase(product, consultation, number, sameContent);
    const numbersOf = (round: number) => Array.from({ length: 6 }, (_, index) => `KILL-${round}-${index}`);
    const acknowledged = new Map<string, unknown>();
    const rounds = [0, 1, 2, 3];
    for (const round of rounds) {
      const sent = numbersOf(round).map(async (number) => {
        const answer = await send(number).catch(() => undefined);
        if (answer?.httpStatus === 201) acknowledged.set(number, answer.body);
      });
      // In the first rounds before anything was answered, in the later ones with some answered and some in work.
      await (round < 2 ? new Promise((resolve) => setTimeout(resolve, 10 + 20 * round)) : Promise.any(sent));
      api.kill('SIGKILL');
      await Promise.all([api.exited, ...sent]);
      api = await product.startApi();
    }

    const all = rounds.flatMap(numbersOf);
    const receipts = new Map<string, string>();
    for (const number of all) {
      const { httpStatus, body } = await send(number);
      expect([200, 201]).toContain(httpStatus);
      if (acknowledged.has(number)) expect(body).toEqual(acknowledged.get(number));
      receipts.set(number, (body as { acceptanceNo: string }).acceptanceNo);
    }
    expect(acknowledged.size).toBeGreaterThan(0);
    const rows = await product.database('work_order').where('platform_order_no', 'like', 'KILL-%').select<{ platform_order_no: string; acceptance_no: string }[]>('platform_order_no', 'acceptance_no');
    expect(new Map(rows.map((row) => [row.platform_order_no, row.acceptance_no]))).toEqual(receipts);
    expect(rows).toHaveLength(all.length);
    const some = [...receipts.values()].slice(0, 4);
    await playPatiently(product, some, short);
    await expectEachEndedOnce(product, some);
  }, 600_000);

  it('goes on by itself after PostgreSQL crashed under load', async () => {
    const before = await countOrders();
    const pushing = pushCases(product, [consultation], 24);
    await eventually('some of the orders', async () => (await countOrders()) > before + 4);
    await product.postgres?.crash();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await product.postgres?.start();

    const numbers = accepted(await pushing);
    expect(numbers).toHaveLength(24);
    const some = numbers.slice(0, 8);
    await playPatiently(product, some, short);
    await expectEachEndedOnce(product, some);
    // All have come as far as their first task.
    await eventually('a task of each order', async () => {
      const rows = await product.database('work_item as i').join('work_order as o', 'o.id', 'i.order_id').whereIn('o.acceptance_no', numbers).countDistinct<{ count: string }[]>('o.id as count').first();
      return Number(rows?.count) === numbers.length;
    });
  }, 600_000);

  /** Jobs that nobody answered come again after their time-out; the engine's clock is moved there. */
  async function passJobTimeout(): Promise<void> {
    const answer = await fetch(`${product.engine().managementUrl}/actuator/clock/add`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ offsetMilli: 61_000 }),
    });
    expect(answer.ok).toBe(true);
  }
});
