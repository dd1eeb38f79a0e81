import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DueCard } from '../../domain/due/ports.ts';
import { eventually } from '../support/eventually.ts';
import { walkOrder, type OrderWalk } from '../support/order-walk.ts';
import { startTestProduct, type TestProduct } from '../support/product.ts';

const complaint = 'complaint-hunan-region-text';
const dayMs = 86_400_000;
const hourMs = 3_600_000;
type DueRow = { id: string; due_at: Date; red_at: Date; yellow_at: Date; escalate_at: Date; timed: boolean; state: string };

describe('the clock of a due (P5.4)', () => {
  let product: TestProduct;
  let offset = 0;
  beforeAll(async () => {
    product = await startTestProduct({ engineVersion: '8.6.0', logsRecords: true, provinces: ['43'] });
  }, 600_000);
  afterAll(() => product.end(), 60_000);

  const businessNow = () => Date.now() + offset;
  const advanceTo = async (at: Date) => {
    const byMs = at.getTime() - businessNow() + 1_000;
    if (byMs <= 0) return;
    await product.advance(byMs);
    offset += byMs;
  };
  /** An order whose 办结日期 lies so many days ahead, and its due. */
  const orderDueIn = async (days: number) => {
    const finishBy = new Date(businessNow() + days * dayMs + 8 * hourMs).toISOString().slice(0, 10);
    const order = await walkOrder(product, complaint, { finishBy });
    await order.pending('initial-review');
    return { order, due: await dueOf(order, 'order') };
  };
  const find = (order: OrderWalk, name: string) =>
    product.database('due').where({ order_id: order.orderId, name }).orderBy('set_at', 'desc').first<DueRow | undefined>();
  const dueOf = (order: OrderWalk, name: string) => eventually(`due ${name}`, () => find(order, name));
  const cardsOf = (due: DueRow) => product.database('due_card').where('due_id', due.id).orderBy('fired_at').pluck('card') as Promise<DueCard[]>;
  const untilCards = (due: DueRow, cards: DueCard[]) => eventually(`cards ${cards.join()}`, async () => (await cardsOf(due)).join() === cards.join(), 20_000);
  const toldOf = (order: OrderWalk, kind: string) =>
    product.database('notice').join('app_user', 'app_user.id', 'user_id').where({ order_id: order.orderId, kind }).whereRaw(`facts ->> 'due' = 'order'`).orderBy('login').pluck('login') as Promise<string[]>;

  it('warns before, cards at and escalates after a due, each told once to handlers and supervisors', async () => {
    const { order, due } = await orderDueIn(20);
    const { due: other, order: closed } = await orderDueIn(20);
    await closed.close();
    await advanceTo(due.yellow_at);
    await untilCards(due, ['yellow']);
    expect(await toldOf(order, 'yellowCard')).toEqual(['430000-handler', '430000-handler2', '430000-reviewer', '430000-supervisor', '430000-unseal']);

    await advanceTo(due.red_at);
    await untilCards(due, ['yellow', 'red']);
    await advanceTo(due.escalate_at);
    await untilCards(due, ['yellow', 'red', 'escalation']);

    expect(await toldOf(order, 'redCard')).toHaveLength(5);
    expect(await toldOf(order, 'escalation')).toContain('430000-supervisor');
    expect(await find(order, 'order')).toMatchObject({ timed: false, state: 'open' });
    expect(await cardsOf(other)).toEqual([]);
  }, 180_000);
});
