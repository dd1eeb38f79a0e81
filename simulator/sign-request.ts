import { createHash, createHmac, randomBytes } from 'node:crypto';

/**
 * Signs a request to 12317 as its published contract describes it (api/contract/signature.ts), in a platform's own
 * code: nothing of 12317's is imported here, so a mistake on either side shows as a refused signature.
 */
export type RequestKey = { keyId: string; algorithm: 'HMAC-SHA256' | 'HMAC-SM3'; secret: string };

const hashName = { 'HMAC-SHA256': 'sha256', 'HMAC-SM3': 'sm3' } as const;

/**
 * The five headers for one request. `target` is path with query exactly as sent; `body` the exact bytes as text (empty
 * for none); `at` is wall time. `nonce` is drawn anew unless given (a test of replay gives it).
 */
export function signRequest(
  key: RequestKey,
  request: { method: string; target: string; body: string; at: Date; nonce?: string },
): Record<string, string> {
  const hash = hashName[key.algorithm];
  const timestamp = String(Math.floor(request.at.getTime() / 1000));
  const nonce = request.nonce ?? randomBytes(18).toString('base64url');
  const bodyDigest = createHash(hash).update(request.body, 'utf8').digest('hex');
  const text = `${key.algorithm}\n${request.method.toUpperCase()}\n${request.target}\n${timestamp}\n${nonce}\n${bodyDigest}`;
  return {
    'X-12317-Key': key.keyId,
    'X-12317-Algorithm': key.algorithm,
    'X-12317-Timestamp': timestamp,
    'X-12317-Nonce': nonce,
    'X-12317-Signature': createHmac(hash, key.secret).update(text, 'utf8').digest('hex'),
  };
}
