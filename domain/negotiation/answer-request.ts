import type { Deliveries } from '../delivery/ports.ts';
import { messageNames, timeToLiveMs } from '../engine-command/message-names.ts';
import type { EngineCommands } from '../engine-command/ports.ts';
import { hasEnded, statusNames } from '../order/status.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { negotiationNames, type NegotiationKind } from './kind.ts';
import type { NegotiationRequest } from './ports.ts';
import { settleRequest, type SettleRepositories } from './settle-request.ts';

/** Code of 是否同意 in tables 4 and 5. */
export type DecisionCode = '1' | '2';

export type AnswerRepositories = SettleRepositories & { deliveries: Deliveries };

/** The answer to a decision; an identical repeat gets the very same. */
export type AnswerReceipt = { acceptanceNo: string; requestNo: string; decision: DecisionCode; receivedAt: Date; repeated: boolean };

const answers = { '1': 'agreed', '2': 'refused' } as const;
const decided = { withdrawal: messageNames.withdrawalDecided, extension: messageNames.extensionDecided } as const;

/**
 * 12345 answers a request (tables 4 and 5, P4.3), in one transaction under the order's lock: PostgreSQL decides, the engine
 * is told. Without a number the answer belongs to the one sent request of its kind, from our first attempt to send it.
 * Errors: `not-found`, `order-ended`, `request-not-open`, `decision-conflict`; they change nothing.
 */
export async function answerRequest(
  deps: { inTransaction: InTransaction<AnswerRepositories>; clock: Clock },
  input: { kind: NegotiationKind; platformId: string; acceptanceNo: string; requestNo?: string; decision: DecisionCode; opinion: string },
): Promise<AnswerReceipt> {
  return deps.inTransaction(async (repositories) => {
    const { kind, acceptanceNo, decision, opinion } = input;
    const order = await repositories.orders.lockByAcceptanceNo(acceptanceNo);
    if (!order || order.platformId !== input.platformId) throw new DomainError('not-found', '本平台没有此受理编号的工单。');
    const requests = (await repositories.negotiations.allOf(order.id)).filter((one) => one.kind === kind && wasSent(one));
    const request = input.requestNo === undefined ? (requests.find(isSent) ?? requests.at(-1)) : requests.find((one) => one.requestNo === input.requestNo);
    if (!request) throw nothingSent(kind, order.status, input.requestNo);
    const answer = answers[decision];
    const receipt = { acceptanceNo, requestNo: request.requestNo, decision };
    if (!isSent(request)) {
      assertRepeats(request, { answer, opinion });
      return { ...receipt, receivedAt: request.decidedAt ?? deps.clock.now(), repeated: true };
    }
    await settleRequest(repositories, deps.clock, order, request, { answer, opinion, actor: { kind: 'platform', id: input.platformId } });
    await takeAsReceipt(repositories, request);
    await announceDecision(repositories.commands, request);
    return { ...receipt, receivedAt: deps.clock.now(), repeated: false };
  });
}

const isSent = ({ state }: NegotiationRequest) => state === 'sent';
const wasSent = ({ state, sentAt }: NegotiationRequest) => sentAt !== null && state !== 'endorsed' && state !== 'declined';

function nothingSent(kind: NegotiationKind, status: Parameters<typeof hasEnded>[0], requestNo: string | undefined): DomainError {
  if (hasEnded(status) && requestNo === undefined) return new DomainError('order-ended', `工单已经结束（${statusNames[status]}），没有待批复的${negotiationNames[kind]}。`);
  return new DomainError('not-found', `此工单没有${requestNo === undefined ? '已发出的' : '该编号的'}${negotiationNames[kind]}申请。`);
}

function assertRepeats({ kind, state, opinion }: NegotiationRequest, given: { answer: string; opinion: string }): void {
  const name = negotiationNames[kind];
  if (state === 'voided') throw new DomainError('request-not-open', `该${name}申请已失效，不能再批复。`);
  if (state !== given.answer || opinion !== given.opinion) throw new DomainError('decision-conflict', `该${name}申请已有批复，与本次内容不同；以第一次为准。`);
}

/** Who answers has received: a request whose receipt is not in yet counts as delivered, and the job that waits for it goes on. */
async function takeAsReceipt({ deliveries, commands }: AnswerRepositories, request: NegotiationRequest): Promise<void> {
  const delivery = request.deliveryId === null ? undefined : await deliveries.find(request.deliveryId);
  if (delivery?.state !== 'pending') return;
  await deliveries.markDelivered(delivery.id);
  if (delivery.waiting)
    await commands.append({
      kind: 'completeJob',
      name: 'delivery.answered',
      orderId: request.orderId,
      runNo: delivery.runNo,
      ...delivery.waiting,
      variables: {},
    });
}

/** Tells the request's instance that the decision is in. */
export async function announceDecision(commands: EngineCommands, request: NegotiationRequest): Promise<void> {
  await commands.append({
    kind: 'message',
    name: decided[request.kind],
    orderId: request.orderId,
    runNo: request.runNo,
    correlationKey: request.id,
    timeToLiveMs: timeToLiveMs.other,
    variables: {},
  });
}
