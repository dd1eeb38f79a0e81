import type { AccessFacts } from '../access/facts.ts';
import type { OrderRouting } from '../order/ports.ts';
import type { OrderStatus } from '../order/status.ts';
import type { User } from '../user/user.ts';
import type { WorkItemKind } from '../work-item/kinds.ts';
import { negotiationOf, type NegotiationKind } from './kind.ts';
import { isOpen, type NegotiationRequest } from './ports.ts';
import { deciderOf } from './route.ts';

/** The states in which 退单 and 延期 may be asked: work is going on and the result is not on its way (P4.1, P4.2). */
const askable: readonly OrderStatus[] = [
  'pending_review', 'awaiting_supplement', 'in_handling', 'under_report_review', 'awaiting_informing', 'awaiting_feedback',
]; // prettier-ignore

export function isAskable({ status }: Pick<OrderRouting, 'status'>): boolean {
  return askable.includes(status);
}

/** Whether a unit holds the order: the province always, below it whoever received it and still has it (a city also its own petition). */
export function holdsOrder(unitId: string, order: Pick<OrderRouting, 'provinceUnitId' | 'runNo'>, facts: AccessFacts): boolean {
  if (unitId === order.provinceUnitId) return true;
  return facts.delegations.some((one) => one.runNo === order.runNo && one.toUnitId === unitId && one.endedAt === null);
}

/** Whether asking would come through as far as it depends on order and unit; limits are told by the act itself. */
export function canAsk(
  kind: NegotiationKind,
  user: Pick<User, 'unitId'>,
  order: Pick<OrderRouting, 'status' | 'source' | 'platformId' | 'provinceUnitId' | 'runNo'>,
  facts: AccessFacts,
  requests: readonly Pick<NegotiationRequest, 'kind' | 'state'>[],
): boolean {
  const hasOpen = requests.some((one) => one.kind === kind && isOpen(one));
  return isAskable(order) && !hasOpen && deciderOf(kind, order) !== undefined && holdsOrder(user.unitId, order, facts);
}

/** Whether a task is about an open request that this user asked for. */
export function isOwnRequest(
  item: WorkItemKind,
  user: Pick<User, 'id'>,
  requests: readonly (Pick<NegotiationRequest, 'kind' | 'state'> & { byUserId: string })[],
): boolean {
  const kind = negotiationOf(item);
  return kind !== undefined && requests.some((one) => one.kind === kind && isOpen(one) && one.byUserId === user.id);
}
