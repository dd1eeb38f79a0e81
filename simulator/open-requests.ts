import { z } from 'zod';
import type { DecisionOutcome } from './decision-rules.ts';
import type { CallbackEntry, Journal } from './journal.ts';
import type { RequestKind } from './send-decision.ts';

/** A request of 12317 that this platform has not answered: what whoever decides must know. */
export type OpenRequest = {
  webhookId: string;
  at: string;
  platformCode: string;
  acceptanceNo: string;
  kind: RequestKind;
  requestNo: string;
  reason: string;
  /** What is asked for: the days of an extension. */
  wanted: string;
};

const requestKinds: Readonly<Partial<Record<string, RequestKind>>> = { withdrawalRequested: 'withdrawal', extensionRequested: 'extension' };
const envelopeSchema = z.looseObject({
  data: z.looseObject({ requestNo: z.string(), reason: z.string().default(''), amount: z.number().optional(), unit: z.string().optional() }),
});
const unitNames: Readonly<Record<string, string>> = { day: '自然日', workingDay: '工作日', hour: '小时' };
const endingKinds = ['result', 'closedByOperator'];

/** The request in a callback, if it is one that was kept. */
export function requestIn({ kind: callbackKind, kept, acceptanceNo, webhookId, envelope, at, platformCode }: CallbackEntry): OpenRequest | undefined {
  const kind = requestKinds[callbackKind];
  const parsed = envelopeSchema.safeParse(envelope);
  if (!kind || !kept || acceptanceNo === null || webhookId === null || !parsed.success) return undefined;
  const { requestNo, reason, amount, unit } = parsed.data.data;
  const wanted = kind === 'withdrawal' || amount === undefined ? '' : `${amount} ${unitNames[unit ?? ''] ?? unit ?? ''}`;
  return { webhookId, at, platformCode, acceptanceNo, kind, requestNo, reason, wanted };
}

/** The requests that wait for a decision, newest first: not answered since they came, and of an order that hasn't ended since. */
export function openRequests(journal: Pick<Journal, 'callbacks'>, outcomes: readonly DecisionOutcome[]): OpenRequest[] {
  const callbacks = journal.callbacks();
  const isAnswered = ({ acceptanceNo, kind, at }: OpenRequest) =>
    outcomes.some((outcome) => outcome.acceptanceNo === acceptanceNo && outcome.kind === kind && outcome.at >= at) ||
    callbacks.some((each) => each.kept && each.acceptanceNo === acceptanceNo && endingKinds.includes(each.kind) && each.at > at);
  return callbacks.flatMap((entry) => requestIn(entry) ?? []).filter((request) => !isAnswered(request)).toReversed();
}
