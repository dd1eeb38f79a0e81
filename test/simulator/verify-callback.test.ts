import { describe, expect, it } from '@jest/globals';
import { callbackSignature, verifyCallback } from '../../simulator/verify-callback.ts';

const oldSecret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const newSecret = `whsec_${Buffer.alloc(32, 2).toString('base64')}`;
const foreignSecret = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;
const now = new Date('2026-11-23T08:00:00Z');
const rawBody = '{"kind":"result","sequence":2,"text":"已核实😀"}';

/** A callback as 12317 would send it, signed with each of `secrets`. */
function callback(secrets: string[], options: { signedAt?: Date; version?: 'v1' | 'v1sm3' } = {}) {
  const webhookId = 'msg_1';
  const timestamp = String(Math.floor((options.signedAt ?? now).getTime() / 1000));
  const version = options.version ?? 'v1';
  const list = secrets.map((secret) => callbackSignature(version, secret, { webhookId, timestamp, rawBody })).join(' ');
  return { rawBody, headers: { 'webhook-id': webhookId, 'webhook-timestamp': timestamp, 'webhook-signature': list } };
}

const secondsFromNow = (seconds: number) => new Date(now.getTime() + seconds * 1000);

describe('verification of a callback', () => {
  it('computes the signature of the worked example published with Standard Webhooks', () => {
    const message = { webhookId: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: '1614265330', rawBody: '{"test": 2432232314}' };

    const signature = callbackSignature('v1', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', message);

    expect(signature).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('believes a message signed with the secret it holds', () => {
    expect(verifyCallback(callback([oldSecret]), [oldSecret], now)).toEqual({ verified: true, webhookId: 'msg_1', signedAt: now });
  });

  it('believes HMAC-SM3 like HMAC-SHA256', () => {
    expect(verifyCallback(callback([oldSecret], { version: 'v1sm3' }), [oldSecret], now)).toMatchObject({ verified: true });
  });

  it.each([
    ['the sender signs with both, the receiver holds the old one', [oldSecret, newSecret], [oldSecret]],
    ['the sender signs with both, the receiver holds the new one', [oldSecret, newSecret], [newSecret]],
    ['the sender signs with the new one, the receiver holds both', [newSecret], [oldSecret, newSecret]],
  ])('has no gap while secrets rotate: %s', (_name, signedWith, held) => {
    expect(verifyCallback(callback(signedWith), held, now)).toMatchObject({ verified: true });
  });

  it.each([
    ['another secret', callback([foreignSecret]), 'signature-wrong'],
    ['a changed body', { ...callback([oldSecret]), rawBody: rawBody.replace('2', '3') }, 'signature-wrong'],
    ['a changed id', { rawBody, headers: { ...callback([oldSecret]).headers, 'webhook-id': 'msg_2' } }, 'signature-wrong'],
    ['only an unknown version', { rawBody, headers: { ...callback([oldSecret]).headers, 'webhook-signature': 'v9,abc' } }, 'signature-wrong'],
    ['no signature', { rawBody, headers: { 'webhook-id': 'msg_1', 'webhook-timestamp': '1763884800' } }, 'header-missing'],
    ['a time that is no number', { rawBody, headers: { ...callback([oldSecret]).headers, 'webhook-timestamp': 'now' } }, 'timestamp-malformed'],
    ['a time 301 s ago', callback([oldSecret], { signedAt: secondsFromNow(-301) }), 'timestamp-outside-tolerance'],
    ['a time 301 s ahead', callback([oldSecret], { signedAt: secondsFromNow(301) }), 'timestamp-outside-tolerance'],
  ])('refuses %s', (_name, message, reason) => {
    expect(verifyCallback(message, [oldSecret, newSecret], now)).toEqual({ verified: false, reason });
  });

  it.each([-300, 300])('accepts a time at the edge of the tolerance (%i s)', (seconds) => {
    expect(verifyCallback(callback([oldSecret], { signedAt: secondsFromNow(seconds) }), [oldSecret], now)).toMatchObject({ verified: true });
  });
});
