import type { AccessFactsSource } from '../access/facts.ts';
import type { Audience } from '../notice/ports.ts';
import type { OrderRouting } from '../order/ports.ts';
import type { Units } from '../unit/ports.ts';
import { workItemKinds } from '../work-item/kinds.ts';
import type { WorkItems } from '../work-item/ports.ts';
import type { DueCard, OrderDue } from './ports.ts';

type Repositories = { access: AccessFactsSource; units: Units; workItems: WorkItems };

/** The unit that holds the order in its round: the last one it was delegated to and that neither gave it back nor lost it. */
export async function holdingUnit(access: AccessFactsSource, order: Pick<OrderRouting, 'id' | 'runNo' | 'provinceUnitId'>): Promise<string> {
  const facts = await access.of(order.id);
  const active = facts?.delegations.filter(({ runNo, endedAt }) => runNo === order.runNo && endedAt === null);
  return active?.at(-1)?.toUnitId ?? order.provinceUnitId;
}

/**
 * Who is told of a card (P5.4): in the unit whose clock it is (for 12345's due the unit that holds the order) whoever has
 * claimed the work, or all who could while nobody has; its supervisors and those of the unit above. An escalation goes to
 * the supervisors of every level up to the province.
 */
export async function audienceOf(repositories: Repositories, order: OrderRouting, due: Pick<OrderDue, 'unitId'>, card: DueCard): Promise<Audience> {
  const unitId = due.unitId ?? (await holdingUnit(repositories.access, order));
  const path = await repositories.units.pathOf(unitId);
  const supervising = card === 'escalation' ? path : path.slice(0, 2);
  const items = (await repositories.workItems.pendingOf(order.id)).filter((item) => item.unitId === unitId);
  const waiting = items.filter(({ assigneeId }) => assigneeId === null);
  const rights = [...new Set(waiting.flatMap(({ kind }) => [...workItemKinds[kind].rights]))];
  return {
    userIds: items.flatMap(({ assigneeId }) => assigneeId ?? []),
    units: [
      { unitId, rights: items.length === 0 ? ['handler'] : rights },
      ...supervising.map(({ id }) => ({ unitId: id, rights: ['supervisor'] as const })),
    ],
  };
}
