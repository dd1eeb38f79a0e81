import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { chinaTime } from '../builders/china-time.ts';
import { units } from '../builders/organisation.ts';
import { insertWorkItem } from '../builders/work-item.ts';
import { openWorkbench, refusal, type Person, type Workbench } from '../support/workbench.ts';

type Page = { transfers: { id: string; provinceName: string; returned: number; confirmation: { workItemId: string; assignee: { name: string } | null } | null }[]; counts: object; next: string | null };

describe('国家局’s list of its transfers (P3.8, P3.6)', () => {
  let bench: Workbench;
  let national: Person;
  beforeAll(async () => {
    bench = await openWorkbench();
    national = await bench.person(units.national, 'nationalHandler');
  });
  afterAll(() => bench.close());

  const transfer = async (change: Parameters<typeof acceptOrderOf>[1]) => {
    const { id } = await acceptOrderOf(bench, { source: 'national', status: 'in_handling', ...change });
    await bench.knex('petition').insert({ order_id: id, channel: 'national', received_on: '2026-11-20', start_unit_id: units.hunan, registered_by: national.id });
    return id;
  };
  const list = async (query: string) => (await national.get(`/national-transfers?${query}`)).body as Page;

  it('tells what waits for confirmation, what is handled, what has ended, by province and page by page', async () => {
    const open = await transfer({ provinceCode: units.guangdong });
    const waiting = await transfer({ status: 'awaiting_feedback' });
    const { id: workItemId } = await insertWorkItem(bench.knex, { orderId: waiting, kind: 'national-confirmation', unitId: units.national });
    const earlier = await insertWorkItem(bench.knex, { orderId: waiting, kind: 'national-confirmation', unitId: units.national });
    await bench.knex('work_item').where('id', earlier.id).update({ state: 'completed', outcome: 'returned', ended_at: bench.clock.now() });
    const ended = await transfer({ acceptedAt: chinaTime('2026-11-20 10:00') });
    const later = await transfer({ acceptedAt: chinaTime('2026-11-21 10:00') });
    await bench.knex('work_order').whereIn('id', [ended, later]).update({ status: 'completed', ended_at: bench.clock.now() });
    await acceptOrderOf(bench);

    const awaiting = await list('');
    expect(awaiting.counts).toEqual({ awaiting: 1, open: 1, ended: 2 });
    expect(awaiting.transfers.map(({ id, provinceName, returned, confirmation }) => [id, provinceName, returned, confirmation])).toEqual([
      [waiting, '湖南省12317', 1, { workItemId, assignee: null }],
    ]);
    expect((await list('stage=open')).transfers.map(({ id }) => id)).toEqual([open]);
    expect((await list(`stage=open&provinceUnitId=${units.hunan}`)).transfers).toEqual([]);
    expect((await list(`provinceUnitId=${units.guangdong}`)).counts).toEqual({ awaiting: 0, open: 1, ended: 0 });
    const page = await list('stage=ended&limit=1');
    expect([page.transfers.map(({ id }) => id), (await list(`stage=ended&limit=1&after=${page.next ?? ''}`)).transfers.map(({ id }) => id)]).toEqual([[later], [ended]]);

    // From the list it is confirmed: claimed, then decided.
    expect((await national.post(`/work-items/${workItemId}/claim`)).status).toBe(204);
    expect((await list('')).transfers[0]?.confirmation?.assignee?.name).toBe('李四');
    expect((await national.post(`/work-items/${workItemId}/national-confirmation`, { decision: 'confirmed', opinion: '属实，同意办结。' })).status).toBeLessThan(300);
    expect((await list('')).counts).toEqual({ awaiting: 0, open: 1, ended: 3 });
  });

  it('is 国家局’s alone', async () => {
    for (const right of ['supervisor', 'handler', 'nationalHandler'] as const) expect(refusal(await (await bench.person(units.hunan, right)).get('/national-transfers'))).toEqual([403, 'right-required']);
    expect(refusal(await national.get(`/national-transfers?stage=${randomUUID()}`))).toEqual([422, 'validation-failed']);
  });
});
