import { createHmac, createSecretKey, hash, type KeyObject, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { RequestAlgorithm, RequestKey, RequestKeys, RequestNonce } from '../../domain/platform/request-signing-ports.ts';
import { DomainError } from '../../domain/shared/domain-error.ts';

/** A request as it arrived: the target of the request line still encoded, header names in lower case, the raw body. */
export type ReceivedRequest = {
  method: string;
  target: string;
  headers: Record<string, string | string[] | undefined>;
  body: Uint8Array;
};

const windowMs = 300_000;
const hashOf = { 'HMAC-SHA256': 'sha256', 'HMAC-SM3': 'sm3' } as const satisfies Record<RequestAlgorithm, string>;

// What these headers hold is laid down in api/contract/signature.ts, which infra doesn't import; a test compares both.
const signingHeaders = z.object({
  'x-12317-key': z.string().regex(/^[A-Za-z0-9._-]{1,64}$/),
  'x-12317-algorithm': z.enum(['HMAC-SHA256', 'HMAC-SM3']),
  'x-12317-timestamp': z.string().regex(/^[1-9]\d{0,11}$/),
  'x-12317-nonce': z.string().regex(/^[A-Za-z0-9_-]{16,64}$/),
  'x-12317-signature': z.string().regex(/^[0-9a-f]{64}$/),
});

/**
 * Verifies signed requests of platforms and answers whose they are [P1.1, goals 4.3]. Throws `signature-invalid` or
 * `signature-expired` (more than 300 s from wall time, either side) and says no more than that. What the request does
 * has to use up its nonce, which is to be remembered for twice the window; it is told only of a request that is right
 * in all else, so that only the platform itself can use one up.
 */
export function createRequestVerifier(ports: { keys: RequestKeys; wallNow: () => Date }) {
  return async (request: ReceivedRequest): Promise<{ platformId: string; nonce: RequestNonce }> => {
    const headers = signingHeaders.safeParse(request.headers);
    if (!headers.success) throw invalid();
    const sent = headers.data;
    const now = ports.wallNow();
    const key = await ports.keys.find(sent['x-12317-key']);
    if (!key || key.algorithm !== sent['x-12317-algorithm'] || !isValidAt(key, now)) throw invalid();

    const expected = signatureOf(key, request, sent['x-12317-timestamp'], sent['x-12317-nonce']);
    if (!timingSafeEqual(expected, Buffer.from(sent['x-12317-signature'], 'hex'))) throw invalid();

    if (Math.abs(now.getTime() - Number(sent['x-12317-timestamp']) * 1000) > windowMs)
      throw new DomainError('signature-expired', '请求时间与服务器时间相差超过 300 秒，请校准时钟后重新签名');
    const nonce = { keyId: key.keyId, nonce: sent['x-12317-nonce'], expiresAt: new Date(now.getTime() + 2 * windowMs) };
    return { platformId: key.platformId, nonce };
  };
}

// A found key is remembered for some seconds (infra/remember-found.ts), and with it what is made of its secret.
const secrets = new WeakMap<RequestKey, KeyObject>();

function secretOf(key: RequestKey): KeyObject {
  const known = secrets.get(key);
  if (known) return known;
  const secret = createSecretKey(key.secret, 'utf8');
  secrets.set(key, secret);
  return secret;
}

/** HMAC of algorithm, method, target, time, nonce and body digest, one a line. */
function signatureOf(key: RequestKey, request: ReceivedRequest, timestamp: string, nonce: string): Buffer {
  const algorithm = hashOf[key.algorithm];
  const bodyDigest = hash(algorithm, request.body, 'hex');
  const lines = [key.algorithm, request.method.toUpperCase(), request.target, timestamp, nonce, bodyDigest];
  return createHmac(algorithm, secretOf(key)).update(lines.join('\n'), 'utf8').digest();
}

const isValidAt = (key: RequestKey, now: Date): boolean => key.validFrom <= now && (key.validUntil === null || now < key.validUntil);

const invalid = (): DomainError => new DomainError('signature-invalid', '平台签名无效');
