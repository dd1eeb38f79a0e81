import { assertMayAct } from '../access/authorise.ts';
import type { AccessFactsSource } from '../access/facts.ts';
import { partEndedAt } from '../access/relation.ts';
import type { User } from '../user/user.ts';
import type { Supervisions, SupervisionView } from './ports.ts';

/** The 督办单 of an order, newest first; a unit whose part is over sees those that it got (P5.4, P3.2). Error: `not-found`. */
export async function readSupervisions(
  deps: { supervisions: Supervisions; access: AccessFactsSource },
  input: { user: User; orderId: string },
): Promise<SupervisionView[]> {
  const facts = await deps.access.of(input.orderId);
  assertMayAct(input.user, 'view', facts);
  const all = await deps.supervisions.ofOrder(input.orderId);
  return partEndedAt(input.user, facts) ? all.filter(({ handlingUnitId }) => handlingUnitId === input.user.unitId) : all;
}
