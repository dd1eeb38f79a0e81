import type { AccessFacts } from '../access/facts.ts';
import type { OrderRouting } from '../order/ports.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { Negotiations } from '../negotiation/ports.ts';
import { voidStrandedRequests } from '../negotiation/void-open-requests.ts';
import { closeSupervision } from '../supervision/close-supervision.ts';
import type { Supervisions } from '../supervision/ports.ts';
import type { Units } from '../unit/ports.ts';
import type { User } from '../user/user.ts';
import { completeItem, type CompletionRepositories } from '../work-item/complete-item.ts';
import { takeItem, type ItemRepositories, type LockedItem } from '../work-item/take-item.ts';
import type { WorkItemKind } from '../work-item/kinds.ts';
import type { WorkItem } from '../work-item/ports.ts';
import { activeDelegationTo } from './delegation-rules.ts';
import type { Delegation, Delegations } from './ports.ts';
import type { ReturnTo } from './record-recall.ts';
import { reportSubmitted, type Submissions } from './submissions.ts';

type Repositories = ItemRepositories & CompletionRepositories & { units: Units; delegations: Delegations; submissions: Submissions; negotiations: Negotiations; supervisions: Supervisions };

const intakes: readonly WorkItemKind[] = ['province-intake', 'city-intake', 'county-intake'];

/** The tasks in which an order can be handed back; later declaration steps can't undo the acceptance. */
export const handBackKinds = [...intakes, 'investigation', 'consultation-answer', 'declaration-acceptance'] as const;

/**
 * Hands the order back with a reason, effective at once (退回上级, P3.2): from a lower unit to the one that delegated it,
 * from the province's own handling to its intake, from that intake to 初审. Not after a report was handed in.
 * Errors: those of `takeItem`, `report-submitted`, `order-state-conflict` where there was no 初审.
 */
export async function handBackOrder(
  deps: { inTransaction: InTransaction<Repositories>; clock: Clock },
  input: { user: User; workItemId: string; reason: string },
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const taken = await takeItem(repositories, input, handBackKinds);
    const { order, item, facts } = taken;
    if (!hasUpper(order, item, facts)) throw noReview();
    const delegation = activeDelegationTo(item.unitId, order.runNo, facts);
    const since = delegation?.delegatedAt ?? order.acceptedAt;
    // At its intake a unit may be again after a ruling on its report: then the report stands, the order may go.
    const handedIn = !intakes.includes(item.kind) && (await repositories.submissions.madeBy(item.unitId, order.id, order.runNo, since));
    if (handedIn) throw reportSubmitted();
    if (delegation)
      await repositories.delegations.end([delegation.id], {
        kind: 'handed_back',
        reason: input.reason,
        byUserId: input.user.id,
        at: deps.clock.now(),
      });
    if (delegation) await voidStrandedRequests(repositories, order, { unitIds: [item.unitId], at: deps.clock.now() });
    await closeSupervision(repositories, order, deps.clock.now(), [item.unitId]);
    await repositories.orders.change(order.id, { handlingUnitId: null });
    await completeItem(repositories, deps.clock, { ...taken, user: input.user }, {
      ...(await wayBack(repositories.units, taken, delegation)),
      action: 'order.handedBack',
      detail: { fromUnitId: item.unitId, toUnitId: delegation?.fromUnitId ?? order.provinceUnitId },
      text: input.reason,
    });
  });
}

/**
 * Whether an intake has somebody to give the order back to: not where it came without 初审 (a call, a petition), and not
 * at a city that registered it itself (P6.2, P3.8).
 */
export function hasUpper(order: Pick<OrderRouting, 'source'>, item: Pick<WorkItem, 'kind' | 'unitId'>, facts: Pick<AccessFacts, 'delegations'>): boolean {
  if (item.kind === 'province-intake') return order.source === 'workOrder';
  if (item.kind !== 'city-intake' || order.source !== 'petition') return true;
  return facts.delegations.some(({ toUnitId, fromUnitId, endedAt }) => toUnitId === item.unitId && fromUnitId !== null && endedAt === null);
}

const noReview = () => new DomainError('order-state-conflict', '此工单未经初审，不能退回初审；不属受理范围的请作不予受理。');

async function wayBack(units: Units, { item }: Pick<LockedItem, 'item'>, delegation: Delegation | undefined) {
  if (item.kind === 'province-intake') return { outcome: 'handBackToReview', to: 'pending_review' } as const;
  // Without a delegation the order is the unit's own, and goes back to its own intake.
  const upper = await units.find(delegation?.fromUnitId ?? item.unitId);
  const returnTo: ReturnTo = upper?.level === 'city' ? 'city' : 'province';
  return { outcome: intakes.includes(item.kind) ? 'handBack' : 'handedBack', variables: { returnTo } } as const;
}
