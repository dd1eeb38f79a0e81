import { randomUUID } from 'node:crypto';
import { planReview } from '../../domain/report-review/plan-review.ts';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { units } from '../builders/organisation.ts';
import type { Person, Workbench } from './workbench.ts';

/** A report as an investigator hands it in. */
export const writtenReport = {
  investigatedAt: '2026-11-20T09:00:00+08:00',
  investigators: [{ name: '赵建军', duty: '业务员', phone: '0731-84210000' }],
  findings: '经走访群众、查阅台账并现场核对，反映的情况属实。已责成责任单位限期整改，涉及款项已足额补发到位。',
  truthfulness: 'true',
  amountYuan: '1286.50',
} as const;

/** An order that 浏阳 handles, delegated by way of 长沙. */
export async function orderInLiuyang(bench: Workbench, change: Parameters<typeof acceptOrderOf>[1] = {}): Promise<{ id: string; acceptanceNo: string }> {
  const order = await acceptOrderOf(bench, { status: 'in_handling', ...change });
  await bench.knex('work_order').where('id', order.id).update({ handling_unit_id: units.liuyang });
  const delegated = { order_id: order.id, run_no: 1, delegated_at: bench.clock.now() };
  const before = new Date(delegated.delegated_at.getTime() - 60_000);
  await bench.knex('delegation').insert([
    { id: randomUUID(), ...delegated, delegated_at: before, from_unit_id: units.hunan, to_unit_id: units.changsha },
    { id: randomUUID(), ...delegated, from_unit_id: units.changsha, to_unit_id: units.liuyang },
  ]);
  return order;
}

/** Hands in {@link writtenReport} and plans its review at county, city and province, as the engine would. */
export async function submittedReport(bench: Workbench, who: Person, orderId: string, more: { informingText?: string } = {}): Promise<void> {
  const item = await bench.claimed(who, 'investigation', orderId, units.liuyang);
  const response = await who.post(`/work-items/${item.id}/investigation`, { ...writtenReport, ...more });
  if (response.status !== 200) throw new Error(response.text);
  await planReview(bench, { orderId, runNo: 1, reviewChain: ['county', 'city', 'province'] });
}
