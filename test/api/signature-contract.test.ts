import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { signatureAlgorithms, signatureExample, signatureHeaders, signatureHeadersSchema, stringToSign } from '../../api/contract/signature.ts';

const nodeDigest = { 'HMAC-SHA256': 'sha256', 'HMAC-SM3': 'sm3' } as const;

describe('the published signature of a platform request', () => {
  it.each(signatureAlgorithms)('has a worked example that holds for %s', (algorithm) => {
    const { secret, method, target, timestamp, nonce, body, signatures } = signatureExample;
    const bodyDigest = createHash(nodeDigest[algorithm]).update(body, 'utf8').digest('hex');

    const text = stringToSign({ algorithm, method, target, timestamp, nonce, bodyDigest });

    const signature = createHmac(nodeDigest[algorithm], Buffer.from(secret, 'utf8')).update(text, 'utf8').digest('hex');
    expect(signature).toBe(signatures[algorithm]);
  });

  it('joins six lines by one line feed each, with none at the end', () => {
    const text = stringToSign({
      algorithm: 'HMAC-SM3', method: 'get', target: '/api/v1/code-lists?x=%E4%B8%AD', timestamp: '1', nonce: 'n', bodyDigest: 'd',
    });

    expect(text).toBe('HMAC-SM3\nGET\n/api/v1/code-lists?x=%E4%B8%AD\n1\nn\nd');
  });

  it('reads exactly the five headers it publishes', () => {
    const published = Object.values(signatureHeaders).map((name) => name.toLowerCase());

    expect(Object.keys(signatureHeadersSchema.shape)).toEqual(published);
  });
});
