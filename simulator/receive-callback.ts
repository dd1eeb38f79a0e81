import { createHash } from 'node:crypto';
import { z } from 'zod';
import { responseComponents } from '../api/contract/components.ts';
import type { PlatformCredentials } from './credentials.ts';
import type { CallbackEntry, Journal } from './journal.ts';
import { verifyCallback } from './verify-callback.ts';

/** What every callback carries whatever its kind (P8.1): both order numbers, round, sequence and time. */
const envelopeHeadSchema = z.looseObject({
  kind: z.string().min(1),
  platformOrderNo: z.string().min(1),
  acceptanceNo: z.string().min(1),
  round: z.int().min(1),
  sequence: z.int().min(1),
  occurredAt: z.iso.datetime({ offset: true }),
});

type Head = z.infer<typeof envelopeHeadSchema>;

/** A callback as it came over the wire; header names in lower case. */
export type IncomingCallback = { headers: Record<string, string | string[] | undefined>; rawBody: string };

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The kind of a message, also of one that isn't believed (for the switchboard and the page only). */
export function kindOf(rawBody: string): string {
  const parsed = z.looseObject({ kind: z.string() }).safeParse(parseJson(rawBody));
  return parsed.success ? parsed.data.kind : '?';
}

/** The order a message is about; a message that is no envelope is about none. */
function orderOf(head: Head | undefined): Pick<CallbackEntry, 'platformOrderNo' | 'acceptanceNo' | 'round' | 'sequence'> {
  if (!head) return { platformOrderNo: null, acceptanceNo: null, round: null, sequence: null };
  const { platformOrderNo, acceptanceNo, round, sequence } = head;
  return { platformOrderNo, acceptanceNo, round, sequence };
}

/** Whether the whole message is what the published contract says of its kind. It is kept anyway: a receiver is tolerant. */
function contractSurprises(head: Head, envelope: unknown): string[] {
  const published = responseComponents[`Callback${head.kind.charAt(0).toUpperCase()}${head.kind.slice(1)}`];
  if (!published) return ['kind-unknown'];
  return published.safeParse(envelope).success ? [] : ['contract-broken'];
}

/** What is strange about a new, verified message when laid beside those kept of the same order. */
function orderingSurprises(head: Head, kept: readonly CallbackEntry[]): string[] {
  // Our own number is the one we vouch for; 12317's must always be the same beside it.
  const ofOrder = kept.filter((entry) => entry.platformOrderNo === head.platformOrderNo);
  const last = Math.max(0, ...ofOrder.map((entry) => entry.sequence ?? 0));
  const lastRound = Math.max(1, ...ofOrder.map((entry) => entry.round ?? 1));
  return [
    ...(ofOrder.some((entry) => entry.sequence === head.sequence) ? ['sequence-twice'] : []),
    ...(head.sequence < last ? ['sequence-backwards'] : []),
    ...(head.sequence > last + 1 ? ['sequence-gap'] : []),
    ...(head.round < lastRound ? ['round-backwards'] : []),
    ...(ofOrder.some((entry) => entry.acceptanceNo !== head.acceptanceNo) ? ['order-numbers-differ'] : []),
  ];
}

/**
 * Judges one callback and says what to enter into the journal, without entering it: verification, whether it repeats
 * one already kept (same webhook-id), whether its sequence is the next of its order.
 */
export function judgeCallback(
  deps: { platform: PlatformCredentials; journal: Journal; now: Date },
  message: IncomingCallback,
): Omit<CallbackEntry, 'answered'> {
  const { platform, journal, now } = deps;
  const verification = verifyCallback(message, platform.callbackSecrets.map(({ secret }) => secret), now);
  const envelope = parseJson(message.rawBody);
  const head = envelopeHeadSchema.safeParse(envelope);
  const bodySha256 = createHash('sha256').update(message.rawBody, 'utf8').digest('hex');
  const webhookId = verification.verified ? verification.webhookId : null;
  const kept = journal.callbacks().filter((entry) => entry.kept && entry.platformCode === platform.platformCode);
  const earlier = kept.find((entry) => entry.webhookId !== null && entry.webhookId === webhookId);

  const surprises = (): string[] => {
    if (!verification.verified) return [verification.reason];
    if (!head.success) return ['envelope-malformed'];
    if (earlier) return earlier.bodySha256 === bodySha256 ? [] : ['repeat-differs'];
    return [...orderingSurprises(head.data, kept), ...contractSurprises(head.data, envelope)];
  };
  return {
    entry: 'callback',
    at: now.toISOString(),
    platformCode: platform.platformCode,
    webhookId,
    kind: kindOf(message.rawBody),
    ...orderOf(head.data),
    bodySha256,
    verification: verification.verified ? 'verified' : verification.reason,
    kept: verification.verified && head.success && !earlier,
    repeat: earlier !== undefined,
    surprises: surprises(),
    envelope: verification.verified ? envelope : null,
  };
}
