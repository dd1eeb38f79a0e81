import type { Clock } from '../shared/clock.ts';
import type { User } from '../user/user.ts';
import type { DeliveryConsole, SigningKey } from './ports.ts';
import type { CallbackCheck, RequestCheck, SignatureVerdict } from './schema.ts';
import { consoleScopeOf } from './scope.ts';

/** The signatures themselves, computed with a secret that stays inside. */
export type SignatureComputation = {
  isCallbackSignedBy(key: SigningKey, message: { id: string; timestamp: string; body: string; signatures: readonly string[] }): boolean;
  /** The text that a request's signature is over, one part a line. */
  requestText(request: RequestCheck): string;
  isRequestSignedBy(key: SigningKey, text: string, signature: string): boolean;
};

type Deps = { deliveryConsole: DeliveryConsole; signatures: SignatureComputation; wallClock: Clock };

const windowSeconds = 300;
const isInForce = (key: SigningKey, at: Date) => key.validFrom <= at && (key.validUntil === null || at < key.validUntil);
const ageOf = (timestamp: string, now: Date) => Math.round(now.getTime() / 1000 - Number(timestamp));

/**
 * Why a callback's signature holds or doesn't (P8.1), from the headers as the platform received them and, where it knows
 * it, the digest of the body it received: most wrong signatures are bodies that were parsed and written again.
 * Nothing of a secret is told. Error: `right-required`.
 */
export async function checkCallbackSignature(deps: Deps, input: { user: User; check: CallbackCheck }): Promise<SignatureVerdict> {
  const { check, user } = input;
  const delivery = await deps.deliveryConsole.find(consoleScopeOf(user), user, check.webhookId);
  if (!delivery) return { verdict: 'unknownMessage', keyId: null, ageSeconds: null, signedText: null };
  const now = deps.wallClock.now();
  const told = { ageSeconds: ageOf(check.timestamp, now), signedText: `${check.webhookId}.${check.timestamp}.〈请求体原文，SHA-256 ${delivery.envelopeSha256}〉` };
  if (check.bodySha256 !== undefined && check.bodySha256.toLowerCase() !== delivery.envelopeSha256)
    return { verdict: 'bodyDiffers', keyId: null, ...told };
  const message = { id: check.webhookId, timestamp: check.timestamp, body: delivery.envelope, signatures: check.signature.split(/\s+/) };
  const keys = await deps.deliveryConsole.callbackKeys(delivery.platformId);
  const key = keys.find((one) => deps.signatures.isCallbackSignedBy(one, message));
  if (!key) return { verdict: 'signatureDiffers', keyId: null, ...told };
  if (!isInForce(key, now)) return { verdict: 'keyNotInForce', keyId: key.keyId, ...told };
  return { verdict: 'valid', keyId: key.keyId, ...told };
}

/** The same for a request of a platform to us, which is signed over the digest of its body. Error: `right-required`. */
export async function checkRequestSignature(deps: Deps, input: { user: User; check: RequestCheck }): Promise<SignatureVerdict> {
  const { check } = input;
  const key = await deps.deliveryConsole.requestKey(consoleScopeOf(input.user), check.keyId);
  const now = deps.wallClock.now();
  const signedText = deps.signatures.requestText(check);
  const told = { keyId: key?.keyId ?? null, ageSeconds: ageOf(check.timestamp, now), signedText };
  if (!key) return { verdict: 'unknownKey', ...told };
  if (key.algorithm !== check.algorithm) return { verdict: 'algorithmDiffers', ...told };
  if (!deps.signatures.isRequestSignedBy(key, signedText, check.signature)) return { verdict: 'signatureDiffers', ...told };
  if (!isInForce(key, now)) return { verdict: 'keyNotInForce', ...told };
  return { verdict: Math.abs(told.ageSeconds) > windowSeconds ? 'tooOld' : 'valid', ...told };
}
