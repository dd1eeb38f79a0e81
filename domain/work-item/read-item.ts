import { assertInScope, notFound } from '../access/authorise.ts';
import type { AccessFactsSource } from '../access/facts.ts';
import { delegationRefusal } from '../handling/delegation-rules.ts';
import { negotiationOf } from '../negotiation/kind.ts';
import type { Negotiations } from '../negotiation/ports.ts';
import type { OrderPages, OrderRecord } from '../order-page/ports.ts';
import type { RegionCandidate } from '../region/confidence.ts';
import type { RegionLookup } from '../region/read-region-text.ts';
import { resolveRegionText } from '../region/resolve-region-text.ts';
import type { ErrorCode } from '../shared/error-codes.ts';
import type { Units } from '../unit/ports.ts';
import type { Unit } from '../unit/unit.ts';
import type { Users } from '../user/ports.ts';
import type { User } from '../user/user.ts';
import { itemActions, type ItemAction } from './available-actions.ts';
import { workItemKinds } from './kinds.ts';
import type { WorkItem, WorkItems } from './ports.ts';

/** A unit below, and why the order can't be delegated to it, if so. */
export type DelegationTarget = { unit: Unit; refusal: { code: ErrorCode; detail: string } | null };

/** An item with what its forms need to know. */
export type ItemPage = {
  item: WorkItem;
  order: OrderRecord;
  assignee: { id: string; name: string } | null;
  availableActions: ItemAction[];
  delegationTargets: DelegationTarget[];
  /** Colleagues a supervisor may hand it to. */
  assignees: { id: string; name: string; duty: string }[];
  /** At 初审 of an order that came with a text: the regions it may mean, the likeliest first (P1.5). */
  regionCandidates: RegionCandidate[];
};

/** Reads one work item with what can be done with it. Error: `not-found` out of scope. */
export async function readItem(
  deps: { workItems: Pick<WorkItems, 'find'>; orderPages: Pick<OrderPages, 'record'>; access: AccessFactsSource; units: Units; users: Users; regions: RegionLookup; negotiations: Pick<Negotiations, 'ofWorkItem'> },
  input: { user: User; workItemId: string },
): Promise<ItemPage> {
  const item = await deps.workItems.find(input.workItemId);
  const facts = item && (await deps.access.of(item.orderId));
  const order = item && (await deps.orderPages.record(item.orderId));
  if (!item || !order) throw notFound();
  assertInScope(input.user, facts);
  const negotiated = negotiationOf(item.kind);
  const request = negotiated && (await deps.negotiations.ofWorkItem(negotiated, item.id));
  const availableActions = itemActions(input.user, item, order, facts, request?.askedBy === input.user.id);
  const targets = availableActions.includes('delegate') ? await deps.units.below(item.unitId) : [];
  const path = [item.unitId, ...input.user.unitPath];
  const staff = availableActions.includes('reassign') ? await deps.users.ofUnit(item.unitId) : [];
  const kindRights: readonly string[] = workItemKinds[item.kind].rights;
  const assignee = item.assigneeId === null ? undefined : await deps.users.find(item.assigneeId);
  return {
    item,
    order,
    assignee: assignee ? { id: assignee.id, name: assignee.name } : null,
    availableActions,
    delegationTargets: targets.map((unit) => {
      const refusal = delegationRefusal({ order, facts, fromUnitId: item.unitId, target: unit, targetPath: [unit.id, ...path] });
      return { unit, refusal: refusal ? { code: refusal.code, detail: refusal.detail } : null };
    }),
    assignees: staff
      .filter(({ id, rights }) => rights.some((right) => kindRights.includes(right)) && !facts.barredUserIds.includes(id))
      .map(({ id, name, duty }) => ({ id, name, duty })),
    regionCandidates: await candidatesOf(deps, item, order),
  };
}

/** What a region given as a text may mean, for who corrects it. */
async function candidatesOf(deps: { regions: RegionLookup }, { kind }: WorkItem, { regionText, provinceCode }: OrderRecord): Promise<RegionCandidate[]> {
  if (kind !== 'initial-review' || regionText === null) return [];
  const { candidates } = await resolveRegionText(deps, { text: regionText, provinceCode });
  return candidates;
}
