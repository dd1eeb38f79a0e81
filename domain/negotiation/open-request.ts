import { lockOrderFor } from '../access/lock-order.ts';
import type { AccessFactsSource } from '../access/facts.ts';
import type { AuditTrail } from '../audit/ports.ts';
import { messageNames, timeToLiveMs } from '../engine-command/message-names.ts';
import type { EngineCommands } from '../engine-command/ports.ts';
import type { OrderLocks, OrderRouting } from '../order/ports.ts';
import { statusNames } from '../order/status.ts';
import { DomainError } from '../shared/domain-error.ts';
import { actorOf, type User } from '../user/user.ts';
import { holdsOrder, isAskable } from './holding.ts';
import { negotiationNames, type NegotiationKind } from './kind.ts';
import { isOpen, type ExtensionTerms, type NegotiationRequest, type Negotiations } from './ports.ts';
import { deciderOf, routeOf, type Decider } from './route.ts';

/** What asking writes. */
export type AskRepositories = {
  orders: OrderLocks;
  access: AccessFactsSource;
  negotiations: Negotiations;
  audit: AuditTrail;
  commands: EngineCommands;
};

/** An order whose holder asks for something. */
export type Asking = { order: OrderRouting; decider: Decider; requests: NegotiationRequest[] };

const actions = { withdrawal: 'askWithdrawal', extension: 'askExtension' } as const;
const starts = { withdrawal: messageNames.withdrawalRequested, extension: messageNames.extensionRequested } as const;
const letters = { withdrawal: 'T', extension: 'Y' } as const;

/**
 * Locks an order for asking (P4.1–P4.4): the user's unit holds it, somebody decides, work is going on, and none of the kind
 * is open. Errors: `not-found`, `right-required`, `order-ended`, `order-state-conflict`, `negotiation-not-applicable`, `request-open`.
 */
export async function lockForAsking(repositories: AskRepositories, kind: NegotiationKind, input: { user: User; orderId: string }): Promise<Asking> {
  const name = negotiationNames[kind];
  const { order, facts } = await lockOrderFor(repositories, input, actions[kind]);
  if (!holdsOrder(input.user.unitId, order, facts)) throw new DomainError('right-required', `工单不在本单位，不能申请${name}。`);
  const decider = deciderOf(kind, { ...order, startUnitId: await repositories.negotiations.startUnitOf(order.id) });
  if (!decider) throw new DomainError('negotiation-not-applicable', `此来源的工单不申请${name}；可由省级不予受理或转送，并说明理由。`);
  if (!isAskable(order)) throw new DomainError('order-state-conflict', `工单现为“${statusNames[order.status]}”，不能申请${name}。`);
  const requests = await repositories.negotiations.allOf(order.id);
  if (requests.some((one) => one.kind === kind && isOpen(one))) throw new DomainError('request-open', `本工单已有${name}申请尚未结束。`);
  return { order, decider, requests };
}

/** Records a request and starts its process (P4.1): it is endorsed level by level, work on the order stays open. */
export async function openRequest(
  { negotiations, audit, commands }: AskRepositories,
  { order, decider, requests }: Asking,
  asked: { kind: NegotiationKind; user: User; reason: string; at: Date; extension: ExtensionTerms | null },
): Promise<{ requestNo: string }> {
  const { kind, user, extension } = asked;
  const { cityUnit, decisionUnit, waitsAt } = routeOf(user, order, decider);
  const number = requests.filter((one) => one.kind === kind).length + 1;
  const request = await negotiations.add({
    kind,
    requestNo: `${order.acceptanceNo}-${letters[kind]}${number}`,
    orderId: order.id,
    runNo: order.runNo,
    askedBy: user.id,
    askedUnitId: user.unitId,
    askedAt: asked.at,
    reason: asked.reason,
    waitsAtUnitId: waitsAt,
    extension,
  });
  await audit.record({
    action: `${kind}.asked`,
    actor: actorOf(user),
    orderId: order.id,
    runNo: order.runNo,
    detail: {
      requestNo: request.requestNo,
      waitsAtUnitId: waitsAt,
      ...(extension && { ...extension.limit, resultingDueAt: extension.resultingDueAt.toISOString() }),
    },
    text: asked.reason,
  });
  const routing = {
    orderId: order.id,
    acceptanceNo: order.acceptanceNo,
    runNo: order.runNo,
    requestId: request.id,
    requestKind: kind,
    endorsement: cityUnit === null ? 'notNeeded' : 'byCity',
    cityUnit,
    provinceUnit: order.provinceUnitId,
    decisionUnit,
    ...(kind === 'extension' && { decider: decider.by === 'ownUnit' ? 'ownUnit' : 'outside' }),
  };
  await commands.append({
    kind: 'message',
    name: starts[kind],
    orderId: order.id,
    runNo: order.runNo,
    correlationKey: request.id,
    messageId: request.id,
    timeToLiveMs: timeToLiveMs.start,
    variables: routing,
  });
  return { requestNo: request.requestNo };
}
