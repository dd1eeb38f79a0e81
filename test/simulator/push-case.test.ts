import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { stringToSign } from '../../api/contract/signature.ts';
import type { OrderCase } from '../../simulator/cases.ts';
import { createPlatformClient, type PlatformClient } from '../../simulator/platform-client.ts';
import { pushCase } from '../../simulator/push-case.ts';
import { pushFaultNames } from '../../simulator/push-faults.ts';

/** One scripted answer of the far side; `cut` ends the connection without one. */
type Scripted = { status: number; body: unknown; headers?: Record<string, string> } | 'cut';

const key = { keyId: 'key-43', algorithm: 'HMAC-SM3', secret: 'secret-of-43' } as const;
const receipt = { acceptanceNo: '2026-43-0000123-9', platformOrderNo: 'CS-1', receivedAt: '2026-11-23T08:00:00.000Z', status: 'pending_review' };
const accepted: Scripted = { status: 201, body: receipt };
const repeated: Scripted = { status: 200, body: receipt };
const problem = (code: string, errors?: { pointer: string; code: string }[]) => ({
  type: `urn:12317:problem:${code}`, title: '', status: 422, detail: '', instance: '', code,
  ...(errors ? { errors: errors.map((error) => ({ ...error, detail: '不对。' })) } : {}),
});

let server: Server;
let client: PlatformClient;
let script: Scripted[] = [];
let received: { path: string; body: string; signatureHolds: boolean }[] = [];

function signatureHolds(request: IncomingMessage, body: string): boolean {
  const header = (name: string) => String(request.headers[name]);
  const text = stringToSign({
    algorithm: 'HMAC-SM3', method: 'POST', target: request.url ?? '', timestamp: header('x-12317-timestamp'),
    nonce: header('x-12317-nonce'), bodyDigest: createHash('sm3').update(body).digest('hex'),
  });
  return createHmac('sm3', key.secret).update(text).digest('hex') === header('x-12317-signature');
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      received.push({ path: request.url ?? '', body, signatureHolds: signatureHolds(request, body) });
      const answer = script.shift();
      if (answer === undefined || answer === 'cut') request.socket.destroy();
      else response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers }).end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  client = createPlatformClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, key);
});

afterAll(async () => {
  await client.close();
  server.close();
});

beforeEach(() => {
  received = [];
});

const right: OrderCase = { id: 'right', title: '投诉', provinceCode: '43', orderType: 'complaint', body: { content: '内容😀' }, expected: 'accepted' };
const wrong: OrderCase = { ...right, expected: { code: 'validation-failed', errors: [{ pointer: '/phone', code: 'bad-format' }] } };

function push(orderCase: OrderCase, answers: Scripted[], fault?: (typeof pushFaultNames)[number]) {
  script = answers;
  const deps = { platform: { platformCode: '43' }, client, giveUpAfterMs: 5_000 };
  return pushCase(deps, orderCase, { platformOrderNo: 'CS-1', batchId: 'b', fault });
}

describe('pushing a case', () => {
  it('signs what it sends and keeps the acceptance number', async () => {
    const entry = await push(right, [accepted]);

    expect(entry).toMatchObject({ answer: 'accepted', acceptanceNo: '2026-43-0000123-9', surprises: [], httpStatus: 201 });
    expect(received).toMatchObject([{ path: '/api/v1/orders/complaints', signatureHolds: true }]);
    expect(JSON.parse(received[0]?.body ?? '')).toEqual({ platformOrderNo: 'CS-1', content: '内容😀' });
  });

  it.each<[string, Scripted[]]>([
    ['503 with Retry-After', [{ status: 503, body: problem('database-unavailable'), headers: { 'retry-after': '1' } }, accepted]],
    ['a cut connection', ['cut', 'cut', repeated]],
    ['an order still in progress', [{ status: 409, body: problem('request-in-progress') }, repeated]],
  ])('comes again with the same order after %s', async (_name, answers) => {
    const count = answers.length;

    expect(await push(right, answers)).toMatchObject({ answer: 'accepted', surprises: [] });
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
    expect(received).toHaveLength(count);
  });

  it('does not come again after a refusal', async () => {
    expect(await push(wrong, [{ status: 422, body: problem('validation-failed', [{ pointer: '/phone', code: 'bad-format' }]) }])).toMatchObject({
      answer: 'validation-failed', acceptanceNo: null, surprises: [],
    });
    expect(received).toHaveLength(1);
  });

  it.each<[string, OrderCase, Scripted, string]>([
    ['a wrong order accepted', wrong, accepted, 'wrongly-accepted'],
    ['a right order refused', right, { status: 422, body: problem('validation-failed', []) }, 'wrongly-refused'],
    ['another problem', wrong, { status: 422, body: problem('region-unknown', []) }, 'other-problem'],
    ['a wrong field not named', wrong, { status: 422, body: problem('validation-failed', []) }, 'pointers-missing'],
    ['a right field named', wrong, { status: 422, body: problem('validation-failed', [{ pointer: '/phone', code: 'bad-format' }, { pointer: '/name', code: 'required' }]) }, 'pointers-extra'],
    ['a wrong check digit', right, { status: 201, body: { ...receipt, acceptanceNo: '2026-43-0000123-5' } }, 'receipt-malformed'],
    ["another order's receipt", right, { status: 201, body: { ...receipt, platformOrderNo: 'CS-2' } }, 'receipt-malformed'],
    ['a refusal that is no problem', right, { status: 404, body: 'x' }, 'receipt-malformed'],
  ])('is surprised by %s', async (_name, orderCase, answer, surprise) => {
    expect((await push(orderCase, [answer])).surprises).toEqual([surprise]);
  });

  it('says when nobody answers', async () => {
    script = [];
    const deps = { platform: { platformCode: '43' }, client, giveUpAfterMs: 300 };

    const entry = await pushCase(deps, right, { platformOrderNo: 'CS-1', batchId: 'b' });

    expect(entry).toMatchObject({ httpStatus: 0, surprises: ['no-answer'], acceptanceNo: null });
  });
});

describe('provoking a fault while pushing', () => {
  const refused = (code: string): Scripted => ({ status: 401, body: problem(code) });
  const properly: Record<(typeof pushFaultNames)[number], Scripted[]> = {
    badSignature: [refused('signature-invalid'), accepted],
    late: [refused('signature-expired'), accepted],
    replay: [accepted, refused('request-replayed')],
    duplicate: [accepted, repeated],
    concurrent: [accepted, repeated, { status: 409, body: problem('request-in-progress') }, repeated, repeated, repeated],
  };

  it.each(pushFaultNames)('%s is fine when 12317 does as published', async (fault) => {
    expect(await push(right, [...properly[fault]], fault)).toMatchObject({ answer: 'accepted', surprises: [] });
  });

  it.each<[(typeof pushFaultNames)[number], Scripted[], string]>([
    ['badSignature', [accepted, repeated], 'fault-not-refused'],
    ['late', [refused('signature-invalid'), accepted], 'fault-not-refused'],
    ['replay', [accepted, repeated], 'fault-not-refused'],
    ['duplicate', [accepted, accepted], 'repeat-not-idempotent'],
    ['concurrent', [accepted, accepted, repeated, repeated, repeated, repeated], 'repeat-not-idempotent'],
  ])('%s is a surprise when 12317 does otherwise', async (fault, answers, surprise) => {
    expect((await push(right, answers, fault)).surprises).toContain(surprise);
  });

  it('really sends a wrong signature', async () => {
    await push(right, [...properly.badSignature], 'badSignature');

    expect(received.map((request) => request.signatureHolds)).toEqual([false, true]);
  });
});
