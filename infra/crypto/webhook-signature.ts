import { createHmac } from 'node:crypto';

/** A secret for callbacks to a platform: `whsec_` and base64 of its bytes. Several are in force while one replaces another. */
export type WebhookSecret = { algorithm: 'HMAC-SHA256' | 'HMAC-SM3'; secret: string };

/** The three headers of Standard Webhooks. */
export type WebhookHeaders = { 'webhook-id': string; 'webhook-timestamp': string; 'webhook-signature': string };

const versionOf = { 'HMAC-SHA256': 'v1', 'HMAC-SM3': 'v1sm3' } as const satisfies Record<WebhookSecret['algorithm'], string>;

/**
 * Signs a callback after Standard Webhooks 1.0 [P8.1]: one signature per secret in force, so that the receiver may change
 * its own at any time in between. `v1` is the standard's HMAC-SHA256, `v1sm3` the same string under HMAC-SM3.
 * `id` is the same for each attempt at one message, `signedAt` (wall time) each attempt's own.
 */
export function signWebhook(message: { id: string; body: string; signedAt: Date }, secrets: readonly WebhookSecret[]): WebhookHeaders {
  if (secrets.length === 0) throw new Error('平台没有有效的回调密钥');
  const timestamp = String(Math.floor(message.signedAt.getTime() / 1000));
  const content = `${message.id}.${timestamp}.${message.body}`;
  const signatures = secrets.map(({ algorithm, secret }) => {
    const hash = algorithm === 'HMAC-SM3' ? 'sm3' : 'sha256';
    return `${versionOf[algorithm]},${createHmac(hash, keyBytes(secret)).update(content, 'utf8').digest('base64')}`;
  });
  return { 'webhook-id': message.id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}

function keyBytes(secret: string): Buffer {
  const bytes = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  // The standard asks for 24 to 64 bytes; a shorter key would sign, and be guessed.
  if (bytes.length < 24 || bytes.length > 64) throw new Error('回调密钥须为 24 至 64 字节');
  return bytes;
}
