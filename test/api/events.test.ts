import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { testPassword, units } from '../builders/organisation.ts';
import { insertWorkItem } from '../builders/work-item.ts';
import { eventually } from '../support/eventually.ts';
import { openWorkbench, ownHeaders, refusal, type Person, type Workbench } from '../support/workbench.ts';

describe('live updates', () => {
  let bench: Workbench;
  let server: Server;
  let base: string;
  const opened: AbortController[] = [];
  beforeAll(async () => {
    bench = await openWorkbench();
    server = createServer(bench.app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/workbench`;
  });
  afterAll(async () => {
    for (const stream of opened) stream.abort();
    await bench.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const cookieOf = async ({ login }: Person) => {
    const answer = await fetch(`${base}/session`, {
      method: 'POST',
      headers: { ...ownHeaders, 'Content-Type': 'application/json' },
      body: JSON.stringify({ login, password: testPassword }),
    });
    return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  };
  /** Opens the stream and collects the names of its events. */
  const listenAs = async (who: Person, query = '') => {
    const abort = new AbortController();
    opened.push(abort);
    const response = await fetch(`${base}/events${query}`, { headers: { Cookie: await cookieOf(who) }, signal: abort.signal });
    const heard: string[] = [];
    const state = { ended: false };
    const body = response.body;
    if (!body) throw new Error('no stream');
    const read = async () => {
      for await (const chunk of body.pipeThrough(new TextDecoderStream())) heard.push(...[...chunk.matchAll(/^event: (\w+)$/gm)].map(([, name = '']) => name));
      state.ended = true;
    };
    read().catch(() => (state.ended = true));
    await eventually('the stream is ready', () => heard.includes('ready'));
    return { response, heard, state };
  };

  it('tell of new work in the own unit, and nobody else', async () => {
    const [own, other] = [await bench.person(units.hunan, 'reviewer'), await bench.person(units.guangdong, 'reviewer')];
    const [mine, others] = [await listenAs(own), await listenAs(other)];
    const order = await acceptOrderOf(bench);
    // The feed tells whoever is there once when it begins to listen.
    await eventually('word of the beginning', () => mine.heard.includes('inbox'));
    const before = [mine.heard.length, others.heard.length];

    await insertWorkItem(bench.knex, { orderId: order.id, kind: 'initial-review', unitId: units.hunan });

    await eventually('word of the new work', () => mine.heard.length > (before[0] ?? 0));
    expect(mine.response.headers.get('content-type')).toBe('text/event-stream');
    expect(mine.heard.at(-1)).toBe('inbox');
    expect(others.heard).toHaveLength(before[1] ?? 0);
  });

  it('tell of the order on the page', async () => {
    const reviewer = await bench.person(units.hunan, 'reviewer');
    const [order, another] = [await acceptOrderOf(bench), await acceptOrderOf(bench)];
    const [shown, elsewhere] = [await listenAs(reviewer, `?orderId=${order.id}`), await listenAs(reviewer, `?orderId=${another.id}`)];

    await reviewer.post(`/orders/${order.id}/reveals`, { field: 'phone', reason: '核实' });

    await eventually('word of the order', () => shown.heard.includes('order'));
    expect(elsewhere.heard).not.toContain('order');
  });

  it('are refused without a session and for orders out of scope', async () => {
    const stranger = await bench.person(units.guangdong, 'handler');
    const order = await acceptOrderOf(bench);

    expect((await fetch(`${base}/events`)).status).toBe(401);
    expect(refusal(await stranger.get(`/events?orderId=${order.id}`))).toEqual([404, 'not-found']);
  });

  it('do not count as being at work', async () => {
    const handler = await bench.person(units.hunan, 'handler', '-idle');
    const long = new Date(Date.now() - 20 * 60_000);
    await listenAs(handler);
    await bench.knex('session').where('user_id', handler.id).update({ last_seen_at: long });

    await listenAs(handler);

    const seen = await bench.knex('session').where('user_id', handler.id).orderBy('created_at').pluck<Date[]>('last_seen_at');
    expect(seen[0]).toEqual(long);
  });
});
