import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { units } from '../builders/organisation.ts';
import { openWorkbench, refusal, type Person, type Workbench } from '../support/workbench.ts';

describe('a generic step', () => {
  let bench: Workbench;
  let reviewer: Person;
  beforeAll(async () => {
    bench = await openWorkbench();
    reviewer = await bench.person(units.hunan, 'reviewer');
  });
  afterAll(() => bench.close());

  const step = async () => {
    const order = await acceptOrderOf(bench, { status: 'awaiting_feedback' });
    const item = await bench.claimed(reviewer, 'generic-review', order.id, units.hunan);
    await bench.knex('work_item').where('id', item.id).update({ title: '法制审核' });
    return { order, item };
  };

  it.each(['approved', 'returned'])('is completed as %s with an opinion, and moves no state', async (outcome) => {
    const { order, item } = await step();
    const page = await reviewer.get(`/work-items/${item.id}`);
    const answer = await reviewer.post(`/work-items/${item.id}/generic-review`, { outcome, opinion: '已审。' });
    const after = await bench.knex('work_order').where('id', order.id).first<{ status: string }>('status');
    const command = await bench.knex('engine_command').where('order_id', order.id).first<{ payload: { variables: unknown } }>('payload');

    expect(page.body).toMatchObject({ title: '法制审核', availableActions: expect.arrayContaining(['submitGenericReview']) as unknown });
    expect(answer.status).toBe(204);
    expect(after.status).toBe('awaiting_feedback');
    expect(command.payload.variables).toEqual({ outcome });
    expect(refusal(await reviewer.post(`/work-items/${item.id}/generic-review`, { outcome, opinion: '再审。' }))).toEqual([409, 'work-item-closed']);
  });

  it('needs a conclusion and an opinion, and the item’s own form', async () => {
    const { item } = await step();

    expect(refusal(await reviewer.post(`/work-items/${item.id}/generic-review`, { outcome: 'maybe', opinion: '' }))).toEqual([422, 'validation-failed']);
    expect(refusal(await reviewer.post(`/work-items/${item.id}/feedback`, {}))).toEqual([409, 'work-item-kind-mismatch']);
  });
});
