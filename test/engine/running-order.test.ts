import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectEngine, type EngineConnection } from '../../infra/engine/engine-client.ts';
import { eventually } from '../support/eventually.ts';
import { walkAnsweredSupplement, walkSilentSupplement, walkToRework } from '../support/gate-walk.ts';
import { walkOrder, type OrderWalk } from '../support/order-walk.ts';
import { callbacksOf } from '../support/play.ts';
import { startTestProduct, type TestProduct } from '../support/product.ts';

const hunan = '430000000000';
const complaint = 'complaint-hunan-region-text';

describe('what happens to an order under way', () => {
  let product: TestProduct;
  let engine: EngineConnection;
  beforeAll(async () => {
    product = await startTestProduct({ engineVersion: '8.6.0', provinces: ['43'] });
    engine = connectEngine(product.engine().gatewayAddress);
  }, 600_000);
  afterAll(async () => {
    await engine.close();
    await product.end();
  }, 60_000);

  const instanceOf = async (order: OrderWalk, runNo = 1) => {
    const run = () => product.database('order_run').where({ order_id: order.orderId, run_no: runNo }).first<{ process_instance_key: string } | undefined>('process_instance_key');
    return (await eventually('the instance to be registered', run)).process_instance_key;
  };
  const untilGone = (key: string) =>
    eventually(`instance ${key} to be gone`, async () => {
      const probe = await engine.setVariables({ elementInstanceKey: key, variables: {}, local: true });
      return !probe.ok && probe.reason === 'notFound';
    });
  const kindsTold = (order: OrderWalk) => callbacksOf(product, order.acceptanceNo).map(({ kind }) => kind);

  it.each(['initial-review', 'county-intake', 'report-review', 'feedback'])('12345 cancels it at %s: everything of it is gone', async (kind) => {
    const order = await walkOrder(product, complaint);
    const { process_instance_key: inner } = await order.until(kind);
    const outer = await instanceOf(order);

    const answer = await order.tell('cancel');

    expect([answer.httpStatus, answer.body]).toEqual([201, expect.objectContaining({ status: 'cancelled' })]);
    await untilGone(outer);
    await untilGone(inner);
    expect((await order.tell('remind')).body).toMatchObject({ code: 'order-state-conflict' });
  }, 120_000);

  it('an operator closes it, which 12345 is told', async () => {
    const order = await walkOrder(product, complaint);
    await order.until('city-intake');

    await order.close();

    await untilGone(await instanceOf(order));
    await eventually('12345 to be told', () => kindsTold(order).includes('closedByOperator'));
  }, 120_000);

  it('is asked of 12345 what is missing, and goes on with the reply', async () => {
    const order = await walkAnsweredSupplement(product, complaint);

    expect((await order.finish()).status).toBe('completed');
    expect(callbacksOf(product, order.acceptanceNo).flatMap(({ surprises }) => surprises)).toEqual([]);
  }, 120_000);

  it('waits in vain for a supplement: 12345 is asked once more, then 初审 decides', async () => {
    const order = await walkSilentSupplement(product, complaint);

    expect((await order.finish({ handleAtProvince: true })).status).toBe('completed');
  }, 120_000);

  it('is cancelled while it waits for a supplement', async () => {
    const order = await walkOrder(product, complaint);
    await order.act('initial-review', 'supplement-request', { reason: '请补充地址。' });
    const outer = await instanceOf(order);

    expect((await order.tell('cancel')).body).toMatchObject({ status: 'cancelled' });
    await untilGone(outer);
  }, 120_000);

  it('is stopped by the quality gate, and goes out when its wording is fit for the public', async () => {
    const order = await walkToRework(product, complaint);
    await order.act('feedback-rework', 'feedback-wording', { wording: '已将结果告知当事人，当事人表示认可。' });
    await order.pending('feedback');
    const check = await product.database('quality_check').where('order_id', order.orderId).orderBy('id').select<{ findings: object[]; table_version: number | null }[]>();

    expect(check.map(({ findings }) => findings)).toEqual([[{ finding: '对外表述含个人信息', effect: 'block' }], []]);
    expect(check.map(({ table_version }) => table_version)).toEqual([1, 1]);
    expect((await order.finish()).status).toBe('completed');
    const result = callbacksOf(product, order.acceptanceNo).find(({ kind }) => kind === 'result');
    expect(JSON.stringify(result?.envelope)).toContain('当事人表示认可');
    expect(JSON.stringify(result?.envelope)).not.toContain('13912345678');
  }, 120_000);

  it('is sent back to handling from there, to the province’s intake', async () => {
    const order = await walkToRework(product, complaint);
    await order.act('feedback-rework', 'feedback-return', { reason: '结论依据不足。' });
    await order.pending('province-intake', hunan);
    await order.until('informing');
  }, 120_000);

  it('is handled once more after 重办, as a new instance, to a second result under the same number', async () => {
    const order = await walkOrder(product, complaint);
    await order.finish();
    await untilGone(await instanceOf(order));

    const answer = await order.tell('rehandle');
    expect([answer.httpStatus, answer.body]).toEqual([201, expect.objectContaining({ status: 'in_handling', round: 2 })]);
    await order.pending('province-intake', hunan);
    expect(await instanceOf(order, 2)).not.toBe(await instanceOf(order, 1));
    const second = await order.finish();

    expect(second.status).toBe('completed');
    expect(second.steps.map(({ kind }) => kind)).not.toContain('initial-review');
    const results = callbacksOf(product, order.acceptanceNo).filter(({ kind }) => kind === 'result');
    expect(results.map(({ round }) => round)).toEqual([1, 2]);
    expect(results.flatMap(({ surprises }) => surprises)).toEqual([]);
  }, 180_000);
});
