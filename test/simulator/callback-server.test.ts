import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startCallbackServer, type CallbackServer } from '../../simulator/callback-server.ts';
import type { CallbackSummary } from '../../simulator/control-api.ts';
import type { PlatformCredentials } from '../../simulator/credentials.ts';
import type { CallbackFaultMode } from '../../simulator/fault-modes.ts';
import { openJournal } from '../../simulator/journal.ts';
import { callbackSignature } from '../../simulator/verify-callback.ts';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const platform: PlatformCredentials = {
  platformCode: '43',
  provinceCode: '43',
  keyId: 'key-43',
  algorithm: 'HMAC-SHA256',
  secret: 'request-secret',
  callbackSecrets: [{ keyId: 'callback-43', secret }],
  name: '湖南省12345平台',
};

let directory: string;
let server: CallbackServer;

const start = () =>
  startCallbackServer({ credentials: () => Promise.resolve([platform]), journal: openJournal(directory), now: () => new Date() }, 0);

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'simulator-'));
  server = await start();
});

afterEach(async () => {
  await server.close();
  rmSync(directory, { recursive: true });
});

type Envelope = { kind: string; acceptanceNo: string; platformOrderNo: string; round: number; sequence: number; occurredAt: string; data: unknown };

function envelope(changes: Partial<Envelope> = {}): Envelope {
  return {
    kind: 'statusChanged', acceptanceNo: '2026-43-0000001-1', platformOrderNo: 'CS1', round: 1, sequence: 1,
    occurredAt: '2026-11-23T08:00:00.000Z', data: { status: 'in_handling', previousStatus: 'pending_review' }, ...changes,
  };
}

/** Sends a callback as 12317 does. */
function deliver(body: unknown, options: { webhookId?: string; signedWith?: string; platformCode?: string } = {}) {
  const rawBody = JSON.stringify(body);
  const webhookId = options.webhookId ?? 'msg_1';
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = callbackSignature('v1', options.signedWith ?? secret, { webhookId, timestamp, rawBody });
  const headers = { 'content-type': 'application/json', 'webhook-id': webhookId, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
  const address = `${server.url}/callbacks/${options.platformCode ?? '43'}`;
  return fetch(address, { method: 'POST', headers, body: rawBody, redirect: 'manual' });
}

const seen = async () => (await (await fetch(`${server.url}/control/callbacks`)).json()) as CallbackSummary[];

describe('a 12345 platform that receives callbacks', () => {
  it('keeps a verified callback and acknowledges it', async () => {
    const answer = await deliver(envelope());

    expect([answer.status, await answer.json()]).toEqual([200, { code: 0 }]);
    expect(await seen()).toMatchObject([{ verification: 'verified', kept: true, repeat: false, surprises: [], kind: 'statusChanged' }]);
    const copies = await (await fetch(`${server.url}/control/copies/2026-43-0000001-1`)).json();
    expect(copies).toMatchObject([{ envelope: envelope() }]);
  });

  it('keeps nothing that is signed with another secret', async () => {
    const answer = await deliver(envelope(), { signedWith: `whsec_${Buffer.alloc(32, 8).toString('base64')}` });

    expect(answer.status).toBe(401);
    expect(await seen()).toMatchObject([{ kept: false, surprises: ['signature-wrong'] }]);
  });

  it('answers 404 for a platform it is not', async () => {
    expect((await deliver(envelope(), { platformCode: '44' })).status).toBe(404);
  });

  it('refuses a body that is no envelope', async () => {
    expect((await deliver({ kind: 'result' })).status).toBe(400);
    expect(await seen()).toMatchObject([{ kept: false, surprises: ['envelope-malformed'] }]);
  });

  it.each([
    ['contract-broken', envelope({ data: { status: '办理中' } })],
    ['kind-unknown', envelope({ kind: 'somethingNew' })],
  ])('keeps, but is surprised by, a message that is not as published (%s)', async (surprise, body) => {
    expect((await deliver(body)).status).toBe(200);
    expect(await seen()).toMatchObject([{ kept: true, surprises: [surprise] }]);
  });

  it('acknowledges a repeat again and keeps one copy', async () => {
    await deliver(envelope());

    expect((await deliver(envelope())).status).toBe(200);
    expect(await seen()).toMatchObject([{ kept: true }, { kept: false, repeat: true, surprises: [] }]);
  });

  it('is surprised by a repeat with other content', async () => {
    await deliver(envelope());
    await deliver(envelope({ data: { changed: true } }));

    expect((await seen())[1]).toMatchObject({ surprises: ['repeat-differs'] });
  });

  it.each([
    ['sequence-gap', [1, 3]],
    ['sequence-backwards', [1, 2, 3, 2]],
    ['sequence-twice', [1, 1]],
    ['sequence-gap', [2]],
  ])('notices a %s in %j', async (surprise, sequences) => {
    for (const [index, sequence] of sequences.entries()) await deliver(envelope({ sequence }), { webhookId: `msg_${index}` });

    expect((await seen()).at(-1)?.surprises).toContain(surprise);
  });

  it('counts sequences of each order by themselves', async () => {
    await deliver(envelope(), { webhookId: 'a' });
    await deliver(envelope({ acceptanceNo: '2026-43-0000002-9', platformOrderNo: 'CS2' }), { webhookId: 'b' });

    expect((await seen()).flatMap((entry) => entry.surprises)).toEqual([]);
  });

  it('forgets nothing over a restart, so a repeat after it is still a repeat', async () => {
    await deliver(envelope());
    await server.close();
    server = await start();

    await deliver(envelope());

    expect((await seen()).map((entry) => entry.repeat)).toEqual([false, true]);
    expect(readFileSync(join(directory, 'journal.jsonl'), 'utf8').trim().split('\n')).toHaveLength(2);
  });
});

describe('a platform that misbehaves on demand', () => {
  const switchOn = (fault: { mode: CallbackFaultMode; times?: number; kinds?: string[]; seconds?: number }) =>
    fetch(`${server.url}/control/faults/43`, { method: 'PUT', body: JSON.stringify(fault) });

  it.each<[CallbackFaultMode, number, Record<string, string>]>([
    ['error500', 500, {}],
    ['tooMany429', 429, { 'retry-after': '7' }],
    ['redirect302', 302, { location: '/moved/43' }],
    ['gone410', 410, {}],
  ])('answers %s once, then properly', async (mode, status, headers) => {
    await switchOn({ mode, times: 1, seconds: 7 });

    const first = await deliver(envelope());

    expect(first.status).toBe(status);
    for (const [name, value] of Object.entries(headers)) expect(first.headers.get(name)).toBe(value);
    expect((await deliver(envelope())).status).toBe(200);
    expect((await seen()).map(({ kept, repeat }) => ({ kept, repeat }))).toEqual([{ kept: false, repeat: false }, { kept: true, repeat: false }]);
  });

  it('answers 200 with a business error', async () => {
    await switchOn({ mode: 'businessError' });

    const answer = await deliver(envelope());

    expect([answer.status, ((await answer.json()) as { code: number }).code]).toEqual([200, 1001]);
  });

  it('cuts the connection without keeping a copy', async () => {
    await switchOn({ mode: 'reset', times: 1 });

    await expect(deliver(envelope())).rejects.toThrow();
    expect(await seen()).toMatchObject([{ kept: false }]);
  });

  it('keeps a copy and loses the answer, so that the retry is a repeat', async () => {
    await switchOn({ mode: 'lostReceipt', times: 1 });

    await expect(deliver(envelope())).rejects.toThrow();
    expect((await deliver(envelope())).status).toBe(200);
    expect((await seen()).map(({ kept, repeat }) => ({ kept, repeat }))).toEqual([{ kept: true, repeat: false }, { kept: false, repeat: true }]);
  });

  it('is slow', async () => {
    await switchOn({ mode: 'slow', seconds: 1 });
    const startedAt = performance.now();

    expect((await deliver(envelope())).status).toBe(200);
    expect(performance.now() - startedAt).toBeGreaterThan(950);
  });

  it('hits only the kinds it is told', async () => {
    await switchOn({ mode: 'error500', kinds: ['result'] });

    expect((await deliver(envelope({ kind: 'accepted' }))).status).toBe(200);
    expect((await deliver(envelope({ kind: 'result', sequence: 2 }), { webhookId: 'msg_2' })).status).toBe(500);
  });

  it('notices a sender that follows redirects', async () => {
    await fetch(`${server.url}/moved/43`, { method: 'POST', body: '{}' });

    expect(await seen()).toMatchObject([{ surprises: ['redirect-followed'] }]);
  });

  it('refuses an unknown mode and can be switched off', async () => {
    expect((await fetch(`${server.url}/control/faults/43`, { method: 'PUT', body: '{"mode":"explode"}' })).status).toBe(422);
    await switchOn({ mode: 'error500' });
    await fetch(`${server.url}/control/faults/43`, { method: 'DELETE' });

    expect((await deliver(envelope())).status).toBe(200);
  });
});

describe('the page of the simulator', () => {
  it('shows what came in, escaped, without the message itself', async () => {
    await deliver(envelope({ kind: '<b>result</b>', data: { name: '不应显示' } }));

    const page = await (await fetch(server.url)).text();

    expect(page).toContain('&lt;b&gt;result&lt;/b&gt;');
    expect(page).toContain('2026-43-0000001-1');
    expect(page).not.toContain('不应显示');
  });

  it('is closed to other sites', async () => {
    const answer = await fetch(`${server.url}/control/faults/43`, { method: 'DELETE', headers: { Origin: 'https://elsewhere.example' } });

    expect(answer.status).toBe(403);
  });
});
