import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCallbackSender, type CallbackSender } from '../../infra/delivery/callback-http.ts';
import { verifyCallback } from '../../simulator/verify-callback.ts';

const secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const now = new Date('2026-11-23T08:00:00Z');
const message = { id: 'd-1', body: '{"kind":"result","text":"已核实😀"}', secrets: [{ algorithm: 'HMAC-SHA256' as const, secret }] };

type Received = { headers: IncomingMessage['headers']; url: string; body: string };
let received: Received[];
let answer: (response: ServerResponse) => void;
let server: Server;
let port: number;
let sender: CallbackSender;

beforeEach(async () => {
  received = [];
  answer = (response) => response.end();
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      received.push({ headers: request.headers, url: request.url ?? '', body });
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  sender = createCallbackSender({ allowLoopback: true, wallNow: () => now, timeoutMs: 500 });
});
afterEach(async () => {
  await sender.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const send = (host = '127.0.0.1', allowedTargets = [`http://${host}:${String(port)}`]) =>
  sender.send({ platformId: 'hunan', url: `http://${host}:${String(port)}/callbacks/43?v=1`, allowedTargets }, message);
const answering = (status: number, headers: Record<string, string>, body = '') => {
  answer = (response) => response.writeHead(status, headers).end(body);
};
const json = { 'content-type': 'application/json' };

test('a delivered callback arrives whole and signed, and a retry keeps its id', async () => {
  expect(await send()).toMatchObject({ attempt: { outcome: 'delivered', httpStatus: 200 } });
  await send();
  expect(received.map(({ url, headers }) => [url, headers['webhook-id'], headers['content-type']])).toEqual([
    ['/callbacks/43?v=1', 'd-1', 'application/json; charset=utf-8'],
    ['/callbacks/43?v=1', 'd-1', 'application/json; charset=utf-8'],
  ]);
  for (const { headers, body } of received) {
    expect(body).toBe(message.body);
    expect(verifyCallback({ headers, rawBody: body }, [secret], now)).toMatchObject({ verified: true });
  }
});

test.each([
  ['nothing', 204, {}, '', { outcome: 'delivered' }],
  ['a text', 200, { 'content-type': 'text/plain' }, 'success', { outcome: 'delivered' }],
  ['code 0', 200, json, '{"code":0,"message":"成功"}', { outcome: 'delivered' }],
  ['code "0"', 200, json, '{"code":"0"}', { outcome: 'delivered' }],
  ['no code', 202, json, '{"received":true}', { outcome: 'delivered' }],
  ['a business error', 200, json, '{"code":1001,"message":"张三的工单不存在"}', { outcome: 'businessError', answerCode: '1001' }],
  ['a named business error', 200, json, '{"code":"ORDER_LOCKED"}', { outcome: 'businessError', answerCode: 'ORDER_LOCKED' }],
  ['a code full of text', 200, json, '{"code":"张三 13812348000"}', { outcome: 'businessError', answerCode: 'code-malformed' }],
  ['a login page', 200, { 'content-type': 'text/html' }, '<html>请登录</html>', { outcome: 'businessError', answerCode: 'answer-is-page' }],
  ['an endless answer', 200, json, `"${'x'.repeat(70_000)}"`, { outcome: 'businessError', answerCode: 'answer-too-long' }],
  ['a bad request', 400, json, '{"code":0}', { outcome: 'httpError' }],
  ['gone', 410, {}, '', { outcome: 'httpError' }],
  ['a fault', 500, {}, '', { outcome: 'httpError' }],
])('an answer with %s', async (_what, status, headers, body, expected) => {
  answering(status, headers, body);
  const { attempt, ...rest } = await send();
  expect({ ...attempt, ...rest }).toMatchObject({ httpStatus: status, ...expected });
});

test.each([
  ['120', 120_000],
  ['Mon, 23 Nov 2026 08:01:00 GMT', 60_000],
  ['Mon, 23 Nov 2026 07:00:00 GMT', undefined],
  ['soon', undefined],
])('Retry-After: %s', async (value, retryAfterMs) => {
  answering(429, { 'retry-after': value });
  const result = await send();
  expect(result.attempt).toMatchObject({ outcome: 'httpError', httpStatus: 429 });
  expect(result.retryAfterMs).toBe(retryAfterMs);
});

test('a redirect is a failure and is not followed', async () => {
  answering(302, { location: `http://127.0.0.1:${String(port)}/elsewhere` });
  expect(await send()).toMatchObject({ attempt: { outcome: 'redirect', httpStatus: 302 } });
  expect(received).toHaveLength(1);
});

test.each([
  ['never answers', () => undefined],
  ['begins its answer and stops', (response: ServerResponse) => response.writeHead(200).write('{')],
])('a platform that %s runs into the time-out', async (_what, behave) => {
  answer = (response) => void behave(response);
  expect(await send()).toMatchObject({ attempt: { outcome: 'timeout' } });
});

test('a reset and a closed port are failures of the connection', async () => {
  answer = (response) => response.socket?.resetAndDestroy();
  expect(await send()).toMatchObject({ attempt: { outcome: 'connection' } });
  const url = 'http://127.0.0.1:1';
  expect(await sender.send({ platformId: 'p', url, allowedTargets: [url] }, message)).toMatchObject({ attempt: { outcome: 'connection' } });
});

test('without a secret in force nothing is sent', async () => {
  const url = `http://127.0.0.1:${String(port)}`;
  expect(await sender.send({ platformId: 'p', url, allowedTargets: [url] }, { ...message, secrets: [] })).toEqual({
    attempt: { outcome: 'secretMissing', durationMs: 0 },
  });
  expect(received).toEqual([]);
});

describe('targets that are off the list', () => {
  test('are refused before anything is sent', async () => {
    for (const allowed of [[], ['http://127.0.0.1:1'], [`https://127.0.0.1:${String(port)}`]])
      expect(await send('127.0.0.1', allowed)).toMatchObject({ attempt: { outcome: 'targetRefused' } });
    expect(received).toEqual([]);
  });

  test('loopback is refused outside demo and tests, however it is written', async () => {
    const strict = createCallbackSender({ allowLoopback: false, wallNow: () => now });
    for (const host of ['127.0.0.1', '[::ffff:127.0.0.1]', '0x7f000001', '2130706433', 'localhost', '[::1]', '0.0.0.0']) {
      const url = `http://${host}:${String(port)}`;
      const result = await strict.send({ platformId: 'p', url, allowedTargets: [url] }, message);
      expect([host, result.attempt.outcome]).toEqual([host, 'targetRefused']);
    }
    expect(received).toEqual([]);
    await strict.close();
  });

  test('a name that changes its answer to loopback gets nowhere', async () => {
    const strict = createCallbackSender({
      allowLoopback: false,
      wallNow: () => now,
      resolve: (_hostname, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]),
    });
    const url = `http://callback.example:${String(port)}`;
    expect(await strict.send({ platformId: 'p', url, allowedTargets: [url] }, message)).toMatchObject({ attempt: { outcome: 'targetRefused' } });
    expect(received).toEqual([]);
    await strict.close();
  });

  test('a changed list counts from the next message on', async () => {
    expect(await send('localhost', [`http://localhost:${String(port)}`])).toMatchObject({ attempt: { outcome: 'delivered' } });
    expect(await send('localhost', [`http://localhost:${String(port)} 10.0.0.0/8`])).toMatchObject({ attempt: { outcome: 'targetRefused' } });
  });
});
