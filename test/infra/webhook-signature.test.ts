import { expect, test } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { signWebhook } from '../../infra/crypto/webhook-signature.ts';
import { verifyCallback } from '../../simulator/verify-callback.ts';

const secret = (byte: number) => `whsec_${Buffer.alloc(32, byte).toString('base64')}`;
const signedAt = new Date('2026-11-23T08:00:00.999Z');
const message = { id: 'msg_1', body: '{"kind":"result","text":"已核实😀"}', signedAt };

test('gives the signature of the example published with Standard Webhooks', () => {
  const headers = signWebhook(
    { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}', signedAt: new Date(1_614_265_330_000) },
    [{ algorithm: 'HMAC-SHA256', secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' }],
  );
  expect(headers).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

test('while secrets rotate, a receiver holding either of them accepts', () => {
  const headers = signWebhook(message, [
    { algorithm: 'HMAC-SHA256', secret: secret(1) },
    { algorithm: 'HMAC-SHA256', secret: secret(2) },
  ]);
  for (const held of [secret(1), secret(2)]) {
    expect(verifyCallback({ headers, rawBody: message.body }, [held], signedAt)).toMatchObject({ verified: true, webhookId: 'msg_1' });
  }
  expect(verifyCallback({ headers, rawBody: `${message.body} ` }, [secret(1), secret(2)], signedAt)).toMatchObject({ verified: false });
});

test('the SM3 variant signs the same string under a label of its own', () => {
  const headers = signWebhook(message, [{ algorithm: 'HMAC-SM3', secret: secret(1) }]);
  const expected = createHmac('sm3', Buffer.alloc(32, 1)).update(`msg_1.${String(Math.floor(signedAt.getTime() / 1000))}.${message.body}`).digest('base64');
  expect(headers['webhook-signature']).toBe(`v1sm3,${expected}`);
});

test('refuses to send without a secret or with one that can be guessed', () => {
  expect(() => signWebhook(message, [])).toThrow('没有有效的回调密钥');
  expect(() => signWebhook(message, [{ algorithm: 'HMAC-SHA256', secret: 'whsec_c2hvcnQ=' }])).toThrow('24 至 64 字节');
});
