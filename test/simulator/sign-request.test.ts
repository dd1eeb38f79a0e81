import { describe, expect, it } from '@jest/globals';
import { signatureAlgorithms, signatureExample, signatureHeadersSchema } from '../../api/contract/signature.ts';
import { signRequest } from '../../simulator/sign-request.ts';

const { secret, method, target, timestamp, nonce, body, signatures } = signatureExample;
const at = new Date(Number(timestamp) * 1000);

describe('a platform that signs from the published description', () => {
  it.each(signatureAlgorithms)('arrives at the published signature for %s', (algorithm) => {
    const headers = signRequest({ keyId: 'demo', algorithm, secret }, { method, target, body, at, nonce });

    expect(headers['X-12317-Signature']).toBe(signatures[algorithm]);
  });

  it.each(signatureAlgorithms)('sends headers in the published form with %s', (algorithm) => {
    const headers = signRequest({ keyId: 'demo', algorithm, secret }, { method: 'get', target, body: '', at });

    const lowerCase = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    expect(signatureHeadersSchema.safeParse(lowerCase).success).toBe(true);
  });

  it('never uses a nonce twice', () => {
    const key = { keyId: 'demo', algorithm: 'HMAC-SHA256', secret } as const;
    const nonces = Array.from({ length: 100 }, () => signRequest(key, { method, target, body, at })['X-12317-Nonce']);

    expect(new Set(nonces).size).toBe(100);
  });
});
