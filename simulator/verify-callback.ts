import { createHmac, timingSafeEqual } from 'node:crypto';

/** Why a callback isn't believed; `signature-wrong` covers both a wrong secret and a changed body. */
export type CallbackRefusal = 'header-missing' | 'timestamp-malformed' | 'timestamp-outside-tolerance' | 'signature-wrong';

/** What verification says: the message id (same across retries) and when it was signed, or the reason of refusal. */
export type CallbackVerification =
  | { verified: true; webhookId: string; signedAt: Date }
  | { verified: false; reason: CallbackRefusal };

const toleranceSeconds = 300;

/** The key bytes of a `whsec_…` secret. */
const keyBytes = (secret: string) => Buffer.from(secret.replace(/^whsec_/, ''), 'base64');

const hashOfVersion = { v1: 'sha256', v1sm3: 'sm3' } as const;

/**
 * The signature of one message after Standard Webhooks, as it stands in the list: version, comma, base64 of the HMAC
 * over `id.timestamp.body`. `v1` is HMAC-SHA256; `v1sm3` the same string under HMAC-SM3.
 */
export function callbackSignature(
  version: keyof typeof hashOfVersion,
  secret: string,
  message: { webhookId: string; timestamp: string; rawBody: string },
): string {
  const content = `${message.webhookId}.${message.timestamp}.${message.rawBody}`;
  return `${version},${createHmac(hashOfVersion[version], keyBytes(secret)).update(content, 'utf8').digest('base64')}`;
}

/** Whether two signatures are equal, in a time that doesn't tell where they differ. */
function equalInConstantTime(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/**
 * Verifies a callback by its Standard Webhooks headers (`webhook-id`, `webhook-timestamp`, `webhook-signature`).
 * `headers` have lower-case names, `rawBody` is the body before parsing, `now` wall time. While secrets rotate the
 * message carries several signatures and the receiver may hold two secrets: one match of any pair suffices.
 */
export function verifyCallback(
  message: { headers: Record<string, string | string[] | undefined>; rawBody: string },
  secrets: readonly string[],
  now: Date,
): CallbackVerification {
  const [webhookId, timestamp, list] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => message.headers[name]);
  if (typeof webhookId !== 'string' || typeof timestamp !== 'string' || typeof list !== 'string')
    return { verified: false, reason: 'header-missing' };
  if (!/^\d{1,12}$/.test(timestamp)) return { verified: false, reason: 'timestamp-malformed' };
  const signedAt = new Date(Number(timestamp) * 1000);
  if (Math.abs(now.getTime() - signedAt.getTime()) > toleranceSeconds * 1000)
    return { verified: false, reason: 'timestamp-outside-tolerance' };

  const signed = { webhookId, timestamp, rawBody: message.rawBody };
  const received = list.split(' ');
  const expected = secrets.flatMap((secret) => [callbackSignature('v1', secret, signed), callbackSignature('v1sm3', secret, signed)]);
  // Every pair is compared, so that the time taken doesn't tell which secret matched.
  const matches = expected.flatMap((own) => received.map((theirs) => equalInConstantTime(own, theirs)));
  return matches.includes(true) ? { verified: true, webhookId, signedAt } : { verified: false, reason: 'signature-wrong' };
}
