import { z } from 'zod';

/**
 * How a 12345 platform signs each of its requests, and the only description of it: the verifier, the published
 * documentation and the integrators' guide all follow this file [architecture §4.3, P1.1].
 *
 * Five headers go with every request:
 *
 * | header                | value                                                                                  |
 * |-----------------------|----------------------------------------------------------------------------------------|
 * | `X-12317-Key`         | id of the platform's key, as issued                                                    |
 * | `X-12317-Algorithm`   | `HMAC-SHA256` or `HMAC-SM3`; must be the one the key was issued for (no downgrade)      |
 * | `X-12317-Timestamp`   | Unix time in whole seconds, decimal; at most 300 s away from our wall time             |
 * | `X-12317-Nonce`       | 16–64 of `A–Z a–z 0–9 - _`, never used before with this key                            |
 * | `X-12317-Signature`   | lower-case hex (64 characters) of the HMAC of the string to sign                       |
 *
 * String to sign: six lines joined by one line feed (U+000A), none at the end, encoded as UTF-8:
 *
 *     <algorithm>            as in X-12317-Algorithm
 *     <method>               upper case, e.g. POST
 *     <target>               path with query, byte for byte as in the request line: /api/v1/orders/complaints
 *                            (still percent-encoded; no scheme, host or fragment; `?` only when there is a query)
 *     <timestamp>            as in X-12317-Timestamp
 *     <nonce>                as in X-12317-Nonce
 *     <body digest>          lower-case hex of the digest of the raw body bytes, of zero bytes when there is no body;
 *                            SHA-256 for HMAC-SHA256, SM3 for HMAC-SM3
 *
 * HMAC key: the UTF-8 bytes of the secret exactly as it was issued (text, not decoded).
 *
 * Refusals, each 401 and each without saying more than its code: an absent or malformed header, an unknown or
 * revoked key, another algorithm, a wrong signature → `signature-invalid`; a time outside the window →
 * `signature-expired`; a nonce seen before → `request-replayed`. The signature is checked before the nonce is
 * remembered, so nobody else can use up a platform's nonces; a nonce is remembered for at least twice the window.
 * A retry is a new request: new timestamp, new nonce, same body and order number.
 */
export const signatureHeaders = {
  key: 'X-12317-Key',
  algorithm: 'X-12317-Algorithm',
  timestamp: 'X-12317-Timestamp',
  nonce: 'X-12317-Nonce',
  signature: 'X-12317-Signature',
} as const;

/** The algorithms a key can be issued for; SM3 is the national one (GM/T 0004). */
export const signatureAlgorithms = ['HMAC-SHA256', 'HMAC-SM3'] as const;

/** One of {@link signatureAlgorithms}. */
export type SignatureAlgorithm = (typeof signatureAlgorithms)[number];

/** How far a request's timestamp may be from our wall time, in seconds, to either side. */
export const signatureWindowSeconds = 300;

/** The five headers of a signed request, under the lower-case names in which Node delivers headers. */
export const signatureHeadersSchema = z.object({
  'x-12317-key': z.string().regex(/^[A-Za-z0-9._-]{1,64}$/),
  'x-12317-algorithm': z.enum(signatureAlgorithms),
  'x-12317-timestamp': z.string().regex(/^[1-9]\d{0,11}$/),
  'x-12317-nonce': z.string().regex(/^[A-Za-z0-9_-]{16,64}$/),
  'x-12317-signature': z.string().regex(/^[0-9a-f]{64}$/),
});

/** What is signed: header values as sent, `target` as in the request line, `bodyDigest` in lower-case hex. */
export type SignedRequest = {
  algorithm: SignatureAlgorithm;
  method: string;
  target: string;
  timestamp: string;
  nonce: string;
  bodyDigest: string;
};

/** The string to sign, as the table above lays it down. */
export function stringToSign(request: SignedRequest): string {
  const { algorithm, method, target, timestamp, nonce, bodyDigest } = request;
  return [algorithm, method.toUpperCase(), target, timestamp, nonce, bodyDigest].join('\n');
}

/**
 * A worked example for integrators and for the verifier's test: with this secret and body, the two algorithms give
 * these two signatures. The key is of no platform.
 */
export const signatureExample = {
  secret: 'example-secret-of-no-platform-0123456789abcdef',
  method: 'POST',
  target: '/api/v1/orders/complaints',
  timestamp: '1767225600',
  nonce: 'Zm9vYmFyYmF6cXV4MDEy',
  body: '{"platformOrderNo":"CS20260101000001","content":"反映问题"}',
  signatures: {
    'HMAC-SHA256': '416b1749fc2a9a055f794738ad02cede1d1d0f6c04ec622b8de4e144c2e0bdc6',
    'HMAC-SM3': '7d6237b694444d944968da64d23ef8a66f44f378c76565405c95944bb6d3ce80',
  },
} as const satisfies {
  signatures: Record<SignatureAlgorithm, string>;
  [field: string]: unknown;
};
