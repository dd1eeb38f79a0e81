import { type LimitRow } from '../calendar/schema.ts';
import { limitTables } from '../engine/evaluate-limit.ts';
import type { OrderLocks, OrderRouting } from '../order/ports.ts';
import { hasEnded } from '../order/status.ts';
import type { Settings } from '../setting/settings.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { chinaDayOf } from '../shared/instant.ts';
import type { OrderDue } from './ports.ts';
import { type DueRepositories, orderDueOf, setDue } from './set-due.ts';
import type { DueTerms } from './terms.ts';

export type ComputeOrderDueRepositories = DueRepositories & { orders: OrderLocks; settings: Settings };

/**
 * 计算时限 (P5.3): sets the order's due from the date that 12345 gave (办结日期), else from the row that the time-limit table
 * gave, with the table's version. A due that the round has already stays. `undefined` when the order has ended meanwhile.
 * Error: `not-found`.
 */
export async function computeOrderDue(
  deps: { inTransaction: InTransaction<ComputeOrderDueRepositories>; clock: Clock },
  input: { orderId: string; runNo: number; limit: LimitRow; decisionVersion: number | undefined },
): Promise<OrderDue | undefined> {
  return deps.inTransaction(async (repositories) => {
    const order = await repositories.orders.lock(input.orderId);
    if (!order) throw new DomainError('not-found', `流程实例对应的工单不存在：${input.orderId}。`);
    if (hasEnded(order.status) || order.runNo !== input.runNo) return undefined;
    const present = await orderDueOf(repositories.dues, order);
    if (present) return present;
    const { orderDueStart } = await repositories.settings.ofProvince(order.provinceUnitId);
    const isFirst = order.runNo === 1;
    const startsAt = isFirst && orderDueStart === 'accepted' ? order.acceptedAt : deps.clock.now();
    return setDue(repositories, order, { name: 'order', unitId: null, delegationId: null, terms: termsOf(order, startsAt, input) });
  });
}

function termsOf(order: OrderRouting, startsAt: Date, { limit, decisionVersion }: { limit: LimitRow; decisionVersion: number | undefined }): DueTerms {
  const common = { startsAt: startsAt.toISOString(), reserves: null, pauses: [], changes: [] };
  const { finishBy, runNo } = order;
  // A later round has the old date only as long as 12345 gave no new one.
  if (finishBy !== null && (runNo === 1 || finishBy >= chinaDayOf(startsAt))) return { ...common, period: { givenOn: finishBy }, basis: undefined };
  const { amount, unit, clause } = limit;
  return { ...common, period: { limit: { amount, unit } }, basis: { clause, tableVersion: tableVersionText('timeLimits', decisionVersion) } };
}

/** `办理时限表第3版`. */
export function tableVersionText(table: keyof typeof limitTables, version: number | undefined): string {
  return version === undefined ? limitTables[table] : `${limitTables[table]}第${version}版`;
}
