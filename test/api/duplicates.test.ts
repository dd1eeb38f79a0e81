import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { units } from '../builders/organisation.ts';
import { openWorkbench, type Person, type Workbench } from '../support/workbench.ts';

type Page = { duplicates: { related: boolean; candidates: { acceptanceNo: string; status: string }[] } };

describe('duplicates of an order (P1.7)', () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench();
  });
  afterAll(() => bench.close());

  let serial = 0;
  const caller = () => {
    serial += 1;
    return { phone: `138000100${String(serial).padStart(2, '0')}`, callerNumber: `137000100${String(serial).padStart(2, '0')}`, idNumber: undefined };
  };
  const seen = async (who: Person, id: string) => ((await who.get(`/orders/${id}`)).body as Page).duplicates;

  it('are shown to the province: same person and category inside the window, whichever number matches', async () => {
    const reviewer = await bench.person(units.hunan, 'reviewer');
    const [same, other] = [caller(), caller()];
    const acceptedAt = new Date('2026-11-20T02:00:00Z');
    const order = await acceptOrderOf(bench, { ...same, acceptedAt });
    const byPhone = await acceptOrderOf(bench, { ...same, callerNumber: other.callerNumber, acceptedAt: new Date('2026-11-01T02:00:00Z') });
    const byCaller = await acceptOrderOf(bench, { ...same, phone: other.phone, acceptedAt: new Date('2026-10-01T02:00:00Z') });
    for (const change of [{ problemCategory: 9 }, { acceptedAt: new Date('2026-08-01T02:00:00Z') }, { provinceCode: units.guangdong }, other])
      await acceptOrderOf(bench, { ...same, acceptedAt, ...change });

    const { related, candidates } = await seen(reviewer, order.id);
    expect([related, candidates.map(({ acceptanceNo }) => acceptanceNo)]).toEqual([true, [byPhone.acceptanceNo, byCaller.acceptanceNo]]);
  });

  it('are told of below the province only as 有关联工单, and not at all where there are none', async () => {
    const city = await bench.person(units.changsha, 'handler');
    const delegate = (id: string) =>
      bench.knex('delegation').insert({ id: randomUUID(), order_id: id, run_no: 1, from_unit_id: units.hunan, to_unit_id: units.changsha, delegated_at: bench.clock.now() });
    const [same, alone] = [caller(), caller()];
    const [order, , lonely] = [await acceptOrderOf(bench, same), await acceptOrderOf(bench, same), await acceptOrderOf(bench, alone)];
    await Promise.all([order, lonely].map(({ id }) => delegate(id)));

    expect(await seen(city, order.id)).toEqual({ related: true, candidates: [] });
    expect(await seen(city, lonely.id)).toEqual({ related: false, candidates: [] });
  });
});
