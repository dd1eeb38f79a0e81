import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assessResult } from '../../domain/quality-gate/assess-result.ts';
import { recordCheck } from '../../domain/quality-gate/record-check.ts';
import { reviewedReport } from '../support/reviewed-report.ts';
import { acceptOrderOf, person as reporter } from '../builders/accepted-order.ts';
import { units } from '../builders/organisation.ts';
import { openWorkbench, refusal, type Person, type Workbench } from '../support/workbench.ts';
import { orderInLiuyang } from '../support/workbench-story.ts';

describe('the quality gate before feedback (P3.6)', () => {
  let bench: Workbench;
  let province: Person;
  beforeAll(async () => {
    bench = await openWorkbench();
    province = await bench.person(units.hunan, 'handler');
  });
  afterAll(() => bench.close());

  const facts = { contacted: true, hasFinding: true, amountMissing: false, personalDataFound: false, attachmentsReadable: true };
  const block = { finding: '对外表述含个人信息', effect: 'block' } as const;
  const warn = { finding: '未告知到当事人', effect: 'warn' } as const;
  const check = (orderId: string, findings: (typeof block | typeof warn)[]) => recordCheck(bench, { orderId, runNo: 1, facts, findings, tableVersion: 3 });
  const told = async (summary: string, reached = true) => {
    const order = await orderInLiuyang(bench);
    await reviewedReport(bench, order.id, { informed: { summary, reached } });
    await bench.knex('work_order').where('id', order.id).update({ status: 'awaiting_feedback' });
    return order;
  };

  it('asks only yes or no of what was written', async () => {
    const clean = await told('已将结果告知当事人。');
    const named = await told(`已电话告知${reporter.personName}。`, false);

    expect(await assessResult(bench, { orderId: clean.id, runNo: 1 })).toEqual(facts);
    expect(await assessResult(bench, { orderId: named.id, runNo: 1 })).toEqual({ ...facts, contacted: false, personalDataFound: true });
  });

  it('finds a result with gaps', async () => {
    const { id } = await acceptOrderOf(bench, { status: 'awaiting_feedback' });

    expect(await assessResult(bench, { orderId: id, runNo: 1 })).toEqual({ ...facts, contacted: false, hasFinding: false });
  });

  it('leaves an order that has ended or gone on alone', async () => {
    const { id } = await acceptOrderOf(bench, { status: 'completed' });

    expect(await assessResult(bench, { orderId: id, runNo: 1 })).toBeUndefined();
    expect(await check(id, [block])).toBeUndefined();
    expect(await bench.knex('quality_check').where('order_id', id)).toEqual([]);
  });

  it('refuses the feedback while the last check blocks it, by name; a warning only shows', async () => {
    const order = await told('已将结果告知当事人。');
    expect(await check(order.id, [block, warn])).toBe('blocked');
    const item = await bench.claimed(province, 'feedback', order.id, units.hunan);

    const refused = await province.post(`/work-items/${item.id}/feedback`, {});
    expect([...refusal(refused), (refused.body as { detail: string }).detail]).toEqual([409, 'feedback-blocked', expect.stringContaining(block.finding)]);
    expect(await bench.knex('work_order').where('id', order.id).first('status')).toEqual({ status: 'awaiting_feedback' });

    expect(await check(order.id, [warn])).toBe('passed');
    expect((await province.get(`/orders/${order.id}`)).body).toMatchObject({ order: { qualityCheck: { findings: [warn], tableVersion: 3 } } });
    expect((await province.post(`/work-items/${item.id}/feedback`, {})).status).toBe(204);
  });

  it('reads the province’s wording instead of what was recorded, keeping both', async () => {
    const order = await told(`已电话告知${reporter.personName}。`);
    const item = await bench.claimed(province, 'feedback-rework', order.id, units.hunan);

    expect((await province.post(`/work-items/${item.id}/feedback-wording`, { wording: '已将结果告知当事人。' })).status).toBe(204);

    expect(await assessResult(bench, { orderId: order.id, runNo: 1 })).toEqual(facts);
    expect(await bench.knex('engine_command').where({ order_id: order.id }).orderBy('position', 'desc').first('payload')).toMatchObject({ payload: { variables: { outcome: 'corrected' } } });
    const result = await bench.inTransaction(async ({ orders, results }) => {
      const locked = await orders.lock(order.id);
      if (!locked) throw new Error('no order');
      return results.assemble(locked);
    });
    expect(result).toMatchObject({ investigation: { informing: '已将结果告知当事人。' } });
    const { rows } = await bench.knex.raw<{ rows: { row: string }[] }>('select feedback_wording::text as row from feedback_wording');
    expect(JSON.stringify(rows)).not.toContain('已将结果');
  });

  it('sends it back to handling: the delegations end, the province begins anew', async () => {
    const order = await told('已将结果告知当事人。');
    const item = await bench.claimed(province, 'feedback-rework', order.id, units.hunan);

    expect((await province.post(`/work-items/${item.id}/feedback-return`, { reason: '结论依据不足' })).status).toBe(204);

    expect(await bench.knex('work_order').where('id', order.id).first('status', 'handling_unit_id')).toEqual({ status: 'in_handling', handling_unit_id: null });
    expect(await bench.knex('delegation').where('order_id', order.id).whereNotNull('from_unit_id').pluck('end_kind')).toEqual(['recalled', 'recalled']);
  });
});
