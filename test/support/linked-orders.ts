import { formatAcceptanceNo } from '../../domain/order/acceptance-number.ts';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { units } from '../builders/organisation.ts';
import { reviewedReport } from './reviewed-report.ts';
import type { Person, Workbench } from './workbench.ts';
import { orderInLiuyang } from './workbench-story.ts';

type Ids = { id: string; acceptanceNo: string };
type Change = Parameters<typeof acceptOrderOf>[1];
let serial = 0;

/** Who calls twice: nobody else in the database has this number. */
export function newCaller(): { phone: string; callerNumber: string; idNumber: undefined } {
  serial += 1;
  const own = String(serial).padStart(3, '0');
  return { phone: `13800200${own}`, callerNumber: `13700200${own}`, idNumber: undefined };
}

/** Two orders of one person and matter: a main one that 浏阳 handles, and one that waits at 初审. */
export async function twoOrders(bench: Workbench, platformId: string, { main = {}, order = {} }: { main?: Change; order?: Change } = {}): Promise<{ main: Ids; order: Ids }> {
  const caller = newCaller();
  // Well-formed numbers, so that 12345 may speak of them.
  const numbered = (sequence: number) => ({ ...caller, platformId, acceptanceNo: formatAcceptanceNo({ year: 2026, provinceCode: '43', sequence: BigInt(sequence) }) });
  return {
    main: await orderInLiuyang(bench, { ...numbered(910_000 + 2 * serial), ...main }),
    order: await acceptOrderOf(bench, { ...numbered(910_001 + 2 * serial), ...order }),
  };
}

/** Lets the order follow the main one, as the reviewer does at 初审. */
export async function link(bench: Workbench, reviewer: Person, order: Ids, main: Ids, reason = '同一人反映同一笔补助款。') {
  const item = await bench.claimed(reviewer, 'initial-review', order.id, units.hunan);
  return reviewer.post(`/work-items/${item.id}/linking`, { mainOrderId: main.id, reason });
}

/** Has the main order investigated, reviewed, informed and approved for feedback. */
export async function approveMain(bench: Workbench, province: Person, main: Ids, summary = '已将结果告知当事人。') {
  await reviewedReport(bench, main.id, { informed: { summary, reached: true } });
  await bench.knex('work_order').where('id', main.id).update({ status: 'awaiting_feedback' });
  const item = await bench.claimed(province, 'feedback', main.id, units.hunan);
  return province.post(`/work-items/${item.id}/feedback`, {});
}
