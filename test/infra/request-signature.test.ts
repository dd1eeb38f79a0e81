import { beforeEach, describe, expect, test } from '@jest/globals';
import { createHash, createHmac } from 'node:crypto';
import { signatureAlgorithms, signatureExample, signatureWindowSeconds, stringToSign, type SignatureAlgorithm } from '../../api/contract/signature.ts';
import type { NonceStore, RequestKey } from '../../domain/platform/request-signing-ports.ts';
import { useNonce } from '../../domain/platform/use-nonce.ts';
import { createRequestVerifier, type ReceivedRequest } from '../../infra/crypto/request-signature.ts';

const example = signatureExample;
const exampleTime = new Date(Number(example.timestamp) * 1000);
const hashOf = { 'HMAC-SHA256': 'sha256', 'HMAC-SM3': 'sm3' } as const;

/** Signs as a platform would, from the contract alone. */
function signed(algorithm: SignatureAlgorithm, change: Partial<{ timestamp: string; nonce: string; keyId: string; body: string }> = {}): ReceivedRequest {
  const { timestamp, nonce, keyId, body } = { timestamp: example.timestamp, nonce: example.nonce, keyId: algorithm, body: example.body, ...change };
  const bodyDigest = createHash(hashOf[algorithm]).update(body).digest('hex');
  const text = stringToSign({ algorithm, method: example.method, target: example.target, timestamp, nonce, bodyDigest });
  return {
    method: example.method,
    target: example.target,
    body: Buffer.from(body),
    headers: {
      'x-12317-key': keyId,
      'x-12317-algorithm': algorithm,
      'x-12317-timestamp': timestamp,
      'x-12317-nonce': nonce,
      'x-12317-signature': createHmac(hashOf[algorithm], example.secret).update(text).digest('hex'),
    },
  };
}

const keyFor = (algorithm: SignatureAlgorithm): RequestKey => ({
  keyId: algorithm,
  platformId: 'hunan',
  algorithm,
  secret: example.secret,
  validFrom: new Date(0),
  validUntil: null,
});

let remembered: Map<string, Date>;
let keys: Map<string, RequestKey>;
let now: Date;
const nonces: NonceStore = {
  remember: ({ keyId, nonce, expiresAt }) => {
    const name = `${keyId} ${nonce}`;
    const fresh = !remembered.has(name);
    remembered.set(name, expiresAt);
    return Promise.resolve(fresh);
  },
};
/** What every request passes: its signature is verified, then its nonce used up. */
const verify = async (request: ReceivedRequest) => {
  const verifyRequest = createRequestVerifier({ keys: { find: (keyId) => Promise.resolve(keys.get(keyId)) }, wallNow: () => now });
  const { platformId, nonce } = await verifyRequest(request);
  await useNonce({ nonces }, nonce);
  return { platformId, keyId: nonce.keyId };
};

beforeEach(() => {
  remembered = new Map();
  keys = new Map(signatureAlgorithms.map((algorithm) => [algorithm, keyFor(algorithm)]));
  now = exampleTime;
});

describe.each(signatureAlgorithms)('%s', (algorithm) => {
  test('accepts the example of the contract', async () => {
    const request = signed(algorithm);
    expect(request.headers['x-12317-signature']).toBe(example.signatures[algorithm]);
    await expect(verify(request)).resolves.toEqual({ platformId: 'hunan', keyId: algorithm });
  });

  test('accepts a request without a body', async () => {
    await expect(verify(signed(algorithm, { body: '' }))).resolves.toMatchObject({ platformId: 'hunan' });
  });

  test('refuses an altered byte anywhere, and remembers no nonce for it', async () => {
    const request = signed(algorithm);
    const altered: ReceivedRequest[] = [
      { ...request, method: 'PUT' },
      { ...request, target: `${request.target}?` },
      { ...request, body: Buffer.from(example.body.replace('反', '返')) },
      { ...request, headers: { ...request.headers, 'x-12317-timestamp': String(Number(example.timestamp) + 1) } },
      { ...request, headers: { ...request.headers, 'x-12317-nonce': `${example.nonce}x` } },
      { ...request, headers: { ...request.headers, 'x-12317-signature': example.signatures[algorithm].replace(/.$/, '5') } },
    ];
    for (const one of altered) await expect(verify(one)).rejects.toMatchObject({ code: 'signature-invalid' });
    expect(remembered.size).toBe(0);
  });

  test('refuses the replay of a nonce, also with another body', async () => {
    await verify(signed(algorithm));
    await expect(verify(signed(algorithm))).rejects.toMatchObject({ code: 'request-replayed' });
    await expect(verify(signed(algorithm, { body: '{}' }))).rejects.toMatchObject({ code: 'request-replayed' });
  });
});

test.each([
  [-signatureWindowSeconds - 1, 'signature-expired'],
  [signatureWindowSeconds + 1, 'signature-expired'],
  [-signatureWindowSeconds, undefined],
  [signatureWindowSeconds, undefined],
])('clock off by %i s → %s', async (seconds, code) => {
  const attempt = verify(signed('HMAC-SHA256', { timestamp: String(Number(example.timestamp) + seconds) }));
  if (code) await expect(attempt).rejects.toMatchObject({ code });
  else await expect(attempt).resolves.toMatchObject({ platformId: 'hunan' });
});

test('remembers a nonce for twice the window', async () => {
  await verify(signed('HMAC-SHA256'));
  expect([...remembered.values()]).toEqual([new Date(exampleTime.getTime() + 2 * signatureWindowSeconds * 1000)]);
});

test('refuses a weaker or other algorithm than the key was issued for', async () => {
  keys.set('k', { ...keyFor('HMAC-SM3'), keyId: 'k' });
  await expect(verify(signed('HMAC-SHA256', { keyId: 'k' }))).rejects.toMatchObject({ code: 'signature-invalid' });
});

test('a rotated key works inside its time only', async () => {
  const at = (ms: number) => new Date(exampleTime.getTime() + ms);
  const attempt = async (validFrom: Date, validUntil: Date | null) => {
    remembered.clear();
    keys.set('HMAC-SHA256', { ...keyFor('HMAC-SHA256'), validFrom, validUntil });
    return verify(signed('HMAC-SHA256')).then(() => 'accepted', (error: unknown) => (error as { code: string }).code);
  };
  expect([
    await attempt(at(0), at(1)),
    await attempt(at(1), null),
    await attempt(at(-2), at(0)),
  ]).toEqual(['accepted', 'signature-invalid', 'signature-invalid']);
});

test.each(['x-12317-key', 'x-12317-algorithm', 'x-12317-timestamp', 'x-12317-nonce', 'x-12317-signature'])('refuses a request without or with two %s', async (name) => {
  const request = signed('HMAC-SHA256');
  const value = request.headers[name] as string;
  for (const wrong of [undefined, [value, value], '', `${value} `])
    await expect(verify({ ...request, headers: { ...request.headers, [name]: wrong } })).rejects.toMatchObject({ code: 'signature-invalid' });
});
