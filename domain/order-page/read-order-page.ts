import { assertMayAct, mayAct } from '../access/authorise.ts';
import type { AccessFacts, AccessFactsSource } from '../access/facts.ts';
import { partEndedAt } from '../access/relation.ts';
import { activeDelegationFrom, isHeldAtProvince } from '../handling/delegation-rules.ts';
import { mayNameAccused } from '../handling/name-accused.ts';
import { canAsk, isOwnRequest } from '../negotiation/holding.ts';
import { hasEnded } from '../order/status.ts';
import { supervisedFlag } from '../supervision/issue-supervision.ts';
import type { Settings } from '../setting/settings.ts';
import type { User } from '../user/user.ts';
import { itemActions, type ItemAction } from '../work-item/available-actions.ts';
import { shownFields, type ShownField } from './personal-field.ts';
import type { AvailableOrderAction, DuplicateView, OrderHistory, OrderLinksView, OrderPages, OrderRecord, TimelineEntry, WorkItemEntry } from './ports.ts';

/** The page of an order: facts without any personal value, history, and what the user may do now. */
export type OrderPage = {
  order: Omit<OrderRecord, 'personal'>;
  personal: ShownField[];
  /** Only the time until the unit's part ended is shown. */
  partUntil: Date | null;
  history: Omit<OrderHistory, 'workItems'> & { workItems: (WorkItemEntry & { availableActions: ItemAction[] })[] };
  /** Named to the province at 初审; later, and below it, only whether there are any (P1.4, P1.7). */
  duplicates: { related: boolean; candidates: DuplicateView[] };
  /** 回避: the units and people that may not see the order, named only to who may name them (P3.1). */
  barred: string[];
  /** 并单, to the province and 国家局 only (P1.4, P1.7). */
  links: OrderLinksView;
  availableActions: AvailableOrderAction[];
};

/**
 * Reads the order page (P9.1): personal data masked, sealed fields not shown at all; a unit whose part is over sees what
 * happened until then (P3.2). Error: `not-found` out of scope.
 */
export async function readOrderPage(
  deps: { orderPages: OrderPages; access: AccessFactsSource; settings: Settings },
  input: { user: User; orderId: string },
): Promise<OrderPage> {
  const facts = await deps.access.of(input.orderId);
  assertMayAct(input.user, 'view', facts);
  const record = await deps.orderPages.record(input.orderId);
  if (!record) throw new Error(`order ${input.orderId} has facts but no row`);
  const partUntil = partEndedAt(input.user, facts) ?? null;
  // File names may name people: they are shown to whoever may open the files.
  const { personal, ...order } = mayAct(input.user, 'openFile', facts) ? record : { ...record, attachments: [] };
  const history = await deps.orderPages.history(input.orderId);
  const { duplicateWindowDays } = await deps.settings.ofProvince(order.provinceUnitId);
  const found = await deps.orderPages.duplicates(order.id, { windowDays: duplicateWindowDays, user: input.user });
  const atReview = order.status === 'pending_review' || order.status === 'awaiting_supplement';
  const namesOthers = isToldOfOthers(input.user);
  const links = namesOthers ? await deps.orderPages.links(order.id, input.user) : { mains: [], followers: [] };
  const told = namesOthers ? history : { ...history, referrals: [], timeline: history.timeline.map(withoutOthers) };
  const seen = partUntil ? ownPart(told, partUntil, input.user) : told;
  const availableActions = orderActionsFor(input.user, order, facts, { requests: history.requests, links });
  return {
    order,
    personal: shownFields(personal, order.sealed),
    partUntil,
    history: {
      ...seen,
      workItems: seen.workItems.map((item) => ({ ...item, availableActions: itemActions(input.user, item, order, facts, isOwnRequest(item.kind, input.user, history.requests)) })),
    },
    duplicates: { related: found.length > 0, candidates: namesOthers && atReview ? found : [] },
    barred: mayAct(input.user, 'nameAccused', facts) && mayNameAccused(input.user, order, facts) ? await deps.orderPages.barred(order.id) : [],
    links,
    availableActions,
  };
}

/** Acts on the order as a whole that the rules allow now. */
export function orderActionsFor(
  user: User,
  order: Pick<OrderRecord, 'status' | 'source' | 'platformId' | 'provinceUnitId' | 'runNo' | 'sealed' | 'type' | 'problemCategory' | 'flags' | 'handlingUnitId' | 'attachments'>,
  facts: AccessFacts,
  { requests, links }: { requests: OrderHistory['requests']; links: OrderLinksView },
): AvailableOrderAction[] {
  const reveal = order.sealed ? 'unseal' : 'reveal';
  const running = !hasEnded(order.status);
  const applies: Record<AvailableOrderAction, boolean> = {
    openFile: order.attachments.length > 0,
    reveal: reveal === 'reveal',
    unseal: reveal === 'unseal',
    print: true,
    recall: order.status === 'in_handling' && activeDelegationFrom(user.unitId, order.runNo, facts) !== undefined,
    askWithdrawal: canAsk('withdrawal', user, order, facts, requests),
    askExtension: canAsk('extension', user, order, facts, requests),
    logContact: running && order.handlingUnitId === user.unitId,
    nameAccused: running && mayNameAccused(user, order, facts),
    releaseCase: running && isHeldAtProvince(order),
    closeOrder: running,
    remindHolder: running && order.status !== 'awaiting_receipt',
    unlinkOrder: links.mains.some(({ state }) => state === 'following'),
    issueSupervision: running && !order.flags.includes(supervisedFlag) && (user.unitLevel === 'national' || activeDelegationFrom(user.unitId, order.runNo, facts) !== undefined),
  };
  return (Object.keys(applies) as AvailableOrderAction[]).filter((action) => applies[action] && mayAct(user, action, facts));
}

/** Only the province and 国家局 are told which orders belong together (P1.4, P1.7). */
function isToldOfOthers({ unitLevel }: User): boolean {
  return unitLevel === 'national' || unitLevel === 'province';
}

/** Below the province nothing is said of another order, not even its number or why the two are one matter (P1.4). */
function withoutOthers(entry: TimelineEntry): TimelineEntry {
  return entry.action.startsWith('linking.') ? { ...entry, detail: {}, text: null } : entry;
}

/** What a unit saw while it held the order; of drafts its own. */
function ownPart(history: OrderHistory, until: Date, user: User): OrderHistory {
  const before = (at: Date | string) => new Date(at) <= until;
  return {
    delegations: history.delegations.filter(({ delegatedAt }) => before(delegatedAt)),
    workItems: history.workItems.filter(({ unitId }) => unitId === user.unitId),
    reports: history.reports.filter(({ unitId, submittedAt }) => unitId === user.unitId || (submittedAt !== null && before(submittedAt))),
    answers: history.answers.filter(({ unitId }) => unitId === user.unitId),
    steps: history.steps.filter(({ recordedAt }) => before(recordedAt)),
    reviews: history.reviews.filter(({ reviewedAt }) => before(reviewedAt)),
    referrals: [],
    informings: history.informings.filter(({ informedAt }) => before(informedAt)),
    contacts: history.contacts.filter(({ contactedAt }) => before(contactedAt)),
    requests: history.requests.filter(({ askedAt }) => before(askedAt)).map((request) => asSeenUntil(request, until)),
    supplements: history.supplements.filter(({ askedAt }) => before(askedAt)),
    deliveries: [],
    timeline: history.timeline.filter(({ at }) => before(at)),
  };
}

/** A decision that came later is not the unit's to see. */
function asSeenUntil(request: OrderHistory['requests'][number], until: Date): OrderHistory['requests'][number] {
  if (request.decidedAt === null || request.decidedAt <= until) return request;
  return { ...request, state: 'sent', decidedAt: null, opinion: null };
}
