import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SignatureComputation } from '../../domain/console/check-signature.ts';
import { signWebhook } from './webhook-signature.ts';

const equal = (one: Buffer, other: Buffer) => one.length === other.length && timingSafeEqual(one, other);

/** The signatures of both directions, for explaining why one doesn't hold. */
export const signatureComputation: SignatureComputation = {
  isCallbackSignedBy: (key, { id, timestamp, body, signatures }) => {
    const { 'webhook-signature': expected } = signWebhook({ id, body, signedAt: new Date(Number(timestamp) * 1000) }, [key]);
    return signatures.some((signature) => equal(Buffer.from(signature), Buffer.from(expected)));
  },
  requestText: ({ algorithm, method, target, timestamp, nonce, bodyDigest }) => [algorithm, method, target, timestamp, nonce, bodyDigest].join('\n'),
  isRequestSignedBy: ({ algorithm, secret }, text, signature) => {
    const expected = createHmac(algorithm === 'HMAC-SM3' ? 'sm3' : 'sha256', secret).update(text, 'utf8').digest();
    return equal(expected, Buffer.from(signature, 'hex'));
  },
};
