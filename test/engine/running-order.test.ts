import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectEngine, type EngineConnection } from '../../infra/engine/engine-client.ts';
import { eventually } from '../support/eventually.ts';
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
