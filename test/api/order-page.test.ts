import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptOrderOf, person as caller } from '../builders/accepted-order.ts';
import { units } from '../builders/organisation.ts';
import { insertRegions } from '../builders/region.ts';
import { insertWorkItem } from '../builders/work-item.ts';
import { openWorkbench, refusal, type Person, type Workbench } from '../support/workbench.ts';

type Page = {
  order: Record<string, unknown>;
  personal: { field: string; present: boolean; sealed: boolean; masked: string | null }[];
  history: { timeline: { action: string; text: string | null; doer: { name: string | null; unitName: string | null } }[]; workItems: { availableActions: string[] }[] };
  availableActions: string[];
};
const secrets = Object.values(caller);

describe('order page', () => {
  let bench: Workbench;
  let handler: Person;
  let unsealer: Person;
  beforeAll(async () => {
    bench = await openWorkbench();
    await insertRegions(bench.knex);
    handler = await bench.person(units.hunan, 'handler');
    unsealer = await bench.person(units.hunan, ['handler', 'unseal']);
  });
  afterAll(() => bench.close());
  const pageOf = async (who: Person, orderId: string) => (await who.get(`/orders/${orderId}`)).body as Page;
  const reveal = (who: Person, orderId: string, field: string, reason = '电话回访核实情况') => who.post(`/orders/${orderId}/reveals`, { field, reason });

  it('shows the facts, and of the person only masked values', async () => {
    const { id } = await acceptOrderOf(bench);

    const response = await handler.get(`/orders/${id}`);

    const page = response.body as Page;
    expect(page.order).toMatchObject({ id, content: '危房改造补助款至今没有发放。', regionName: '湖南省长沙市浏阳市沿溪镇', accused: '某村委会', sealed: false });
    expect(Object.fromEntries(page.personal.map(({ field, masked }) => [field, masked]))).toEqual({
      personName: '王**',
      phone: '138****0017',
      idNumber: '110105********002X',
      address: '湖南省长沙市浏阳市****',
      detailedAddress: '****',
      callerNumber: '137****0018',
    });
    for (const secret of secrets) expect(response.text).not.toContain(secret);
  });

  it('opens one field with a reason and audits who, what and why, never the value', async () => {
    const { id } = await acceptOrderOf(bench);

    const response = await reveal(handler, id, 'phone');

    expect(response.body).toEqual({ value: caller.phone });
    const [entry] = await bench.knex('audit_entry').where({ order_id: id, action: 'order.fieldRevealed' }).select<{ actor_id: string; detail: object }[]>('actor_id', 'detail');
    expect(entry).toEqual({ actor_id: handler.id, detail: { field: 'phone' } });
    const page = await pageOf(handler, id);
    expect(page.history.timeline.map(({ action, text, doer }) => [action, text, doer.name, doer.unitName])).toEqual([['order.fieldRevealed', '电话回访核实情况', '李四', '湖南省12317']]);
    expect(JSON.stringify(await bench.knex('audit_entry').where('order_id', id))).not.toContain(caller.phone);
  });

  it.each([
    ['without a reason', '   ', 'phone', [422, 'reveal-reason-required']],
    ['of an unknown field', '核实', 'password', [422, 'validation-failed']],
  ] as const)('refuses to reveal %s', async (_what, reason, field, expected) => {
    const { id } = await acceptOrderOf(bench);

    expect(refusal(await reveal(handler, id, field, reason))).toEqual(expected);
  });

  it('refuses to reveal anything to an operator', async () => {
    const { id } = await acceptOrderOf(bench);
    const operator = await bench.person(units.hunan, 'operator');

    expect((await operator.get(`/orders/${id}`)).status).toBe(200);
    expect(refusal(await reveal(operator, id, 'phone'))).toEqual([403, 'right-required']);
  });

  describe('of a sealed order', () => {
    it.each(['anonymous', 'confidential'] as const)('(%s) shows nothing of the person, not even a first character', async (why) => {
      const { id } = await acceptOrderOf(bench, { [why]: true });

      const page = await pageOf(handler, id);

      expect(page.personal.filter(({ field }) => field !== 'detailedAddress').map(({ present, sealed, masked }) => [present, sealed, masked])).toEqual(
        Array.from({ length: 5 }, () => [true, true, null]),
      );
      expect(page.availableActions).not.toContain('reveal');
    });

    it('opens for the right to unseal at the province and 国家局 only', async () => {
      const { id } = await acceptOrderOf(bench, { confidential: true, status: 'in_handling' });
      const item = await bench.claimed(handler, 'province-intake', id, units.hunan);
      await handler.post(`/work-items/${item.id}/delegation`, { toUnitId: units.changsha });
      const national = await bench.person(units.national, ['nationalHandler', 'unseal']);
      const city = await bench.person(units.changsha, ['handler', 'unseal']);

      expect(refusal(await reveal(handler, id, 'personName'))).toEqual([403, 'right-required']);
      expect(refusal(await reveal(city, id, 'personName'))).toEqual([403, 'right-required']);
      expect((await reveal(unsealer, id, 'personName')).body).toEqual({ value: caller.personName });
      expect((await reveal(national, id, 'callerNumber')).body).toEqual({ value: caller.callerNumber });
      expect(await bench.knex('audit_entry').where({ order_id: id, action: 'order.fieldUnsealed' })).toHaveLength(2);
      expect([(await pageOf(unsealer, id)).availableActions, (await pageOf(handler, id)).availableActions]).toEqual([['unseal', 'print', 'recall', 'nameAccused'], ['print', 'recall', 'nameAccused']]);
    });

    it('leaves the place of the matter open to who handles it', async () => {
      const { id } = await acceptOrderOf(bench, { confidential: true });

      expect((await reveal(handler, id, 'detailedAddress')).body).toEqual({ value: '沙龙村12号' });
    });
  });

  it('shows a unit whose part is over nothing that came later', async () => {
    const { id } = await acceptOrderOf(bench, { status: 'in_handling' });
    const city = await bench.person(units.changsha, 'handler');
    const intake = await bench.claimed(handler, 'province-intake', id, units.hunan);
    await handler.post(`/work-items/${intake.id}/delegation`, { toUnitId: units.changsha });
    const item = await bench.claimed(city, 'city-intake', id, units.changsha);
    await city.post(`/work-items/${item.id}/hand-back`, { reason: '不属本单位职责' });
    bench.clock.set(new Date(bench.clock.now().getTime() + 60_000).toISOString());
    await reveal(handler, id, 'phone');

    const [own, whole] = [await pageOf(city, id), await pageOf(handler, id)];

    expect(own.history.timeline.map(({ action }) => action)).toEqual(['workItem.claimed', 'order.delegated', 'workItem.claimed', 'order.handedBack']);
    expect(whole.history.timeline.at(-1)?.action).toBe('order.fieldRevealed');
    expect([own.availableActions, own.history.workItems.map(({ availableActions }) => availableActions)]).toEqual([[], [[]]]);
  });
});

describe('search', () => {
  let bench: Workbench;
  let handler: Person;
  beforeAll(async () => {
    bench = await openWorkbench();
    handler = await bench.person(units.hunan, 'handler');
  });
  afterAll(() => bench.close());
  const search = async (who: Person, criteria: object) => (await who.post('/orders/search', criteria)).body as { orders: { id: string }[]; next: string | null; total: number };
  const idsOf = async (who: Person, criteria: object) => (await search(who, criteria)).orders.map(({ id }) => id);

  it('finds by number, phone, caller, region, type, category and status, inside one’s own scope', async () => {
    const phone = '+86 138-0000-0077';
    const one = await acceptOrderOf(bench, { phone: '13800000077', problemCategory: 5, regionCode: '430111000000' });
    const two = await acceptOrderOf(bench, { phone: '13900000088', callerNumber: '013800000077', type: 'consultation', status: 'in_handling', regionCode: '430211001000' });
    const foreign = await acceptOrderOf(bench, { provinceCode: units.guangdong, phone: '13800000077' });

    expect(await idsOf(handler, { acceptanceNo: one.acceptanceNo })).toEqual([one.id]);
    expect((await idsOf(handler, { phone: phone.replaceAll('-', '') })).sort()).toEqual([one.id, two.id].sort());
    expect(await idsOf(handler, { phone: '13900000088' })).toEqual([two.id]);
    expect(await idsOf(handler, { regionCode: '4301', problemCategories: [5] })).toEqual([one.id]);
    expect(await idsOf(handler, { regionCode: '4302' })).toEqual([two.id]);
    expect(await idsOf(handler, { types: ['consultation'], statuses: ['in_handling'] })).toEqual([two.id]);
    expect(await idsOf(await bench.person(units.guangdong, 'handler'), {})).toEqual([foreign.id]);
    expect((await search(await bench.person(units.national, 'nationalHandler'), {})).total).toBe(3);
    expect(await idsOf(await bench.person(units.changsha, 'handler'), {})).toEqual([]);
  });

  it('finds a sealed order by phone only with the right to unseal', async () => {
    const { id } = await acceptOrderOf(bench, { phone: '13800000099', anonymous: true });
    const unsealer = await bench.person(units.hunan, ['handler', 'unseal']);

    expect(await idsOf(handler, { phone: '13800000099' })).toEqual([]);
    expect(await idsOf(unsealer, { phone: '13800000099' })).toEqual([id]);
  });

  it('pages newest first without gaps or repeats', async () => {
    const person = await bench.person(units.chongqing, 'handler');
    const made: string[] = [];
    for (let index = 0; index < 7; index += 1)
      made.push((await acceptOrderOf(bench, { provinceCode: units.chongqing, acceptedAt: new Date(Date.UTC(2026, 10, 1 + Math.floor(index / 2))) })).id);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: { orders: { id: string }[]; next: string | null } = await search(person, { limit: 3, ...(after === null ? {} : { after }) });
      seen.push(...page.orders.map(({ id }) => id));
      after = page.next;
    } while (after !== null);

    expect(new Set(seen)).toEqual(new Set(made));
    expect(seen).toHaveLength(7);
    expect(refusal(await person.post('/orders/search', { after: 'nonsense' }))).toEqual([422, 'validation-failed']);
  });

  it('puts no phone into an address', async () => {
    expect(refusal(await handler.get('/orders/search?phone=13800000077'))).toEqual([404, 'not-found']);
  });
});

describe('inbox', () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench();
  });
  afterAll(() => bench.close());
  type Inbox = { items: { id: string; kind: string; order: { acceptanceNo: string } }[]; next: string | null };

  it('lists by due, then age, page by page; those without a due come last, reminded orders first (P5.4)', async () => {
    const handler = await bench.person(units.hunan, 'handler');
    const day = (date: number) => new Date(Date.UTC(2026, 11, date));
    const dues = [undefined, day(5), day(3), undefined, day(5), day(1)];
    const ids: string[] = [];
    const orders: string[] = [];
    for (const [index, dueAt] of dues.entries()) {
      const { id } = await acceptOrderOf(bench);
      orders.push(id);
      const item = await insertWorkItem(bench.knex, { orderId: id, kind: 'province-intake', unitId: units.hunan, createdAt: day(index + 1), ...(dueAt ? { dueAt } : {}) });
      ids.push(item.id);
    }
    const pageByPage = async () => {
      const seen: string[] = [];
      let path = '/work-items?limit=2';
      for (;;) {
        const { items, next } = (await handler.get(path)).body as Inbox;
        seen.push(...items.map(({ id }) => id));
        if (next === null) return seen.map((id) => ids.indexOf(id));
        path = `/work-items?limit=2&after=${next}`;
      }
    };

    expect(await pageByPage()).toEqual([5, 2, 1, 4, 0, 3]);
    const national = await bench.person(units.national, 'nationalHandler');
    for (const index of [0, 4, 3]) expect((await national.post(`/orders/${orders[index]}/reminders`, { text: '请加快办理。' })).status).toBe(204);
    expect(await pageByPage()).toEqual([4, 0, 3, 5, 2, 1]);
  });

  it('shows what one may do: handlers no reviews, supervisors everything of the unit', async () => {
    const { id } = await acceptOrderOf(bench);
    for (const kind of ['feedback', 'report-review', 'round-ruling'] as const) await insertWorkItem(bench.knex, { orderId: id, kind, unitId: units.chongqing });
    const kinds = async (person: Person, query = '') => ((await person.get(`/work-items${query}`)).body as Inbox).items.map(({ kind }) => kind).sort();

    expect(await kinds(await bench.person(units.chongqing, 'handler'))).toEqual(['feedback']);
    expect(await kinds(await bench.person(units.chongqing, 'reviewer'))).toEqual(['feedback', 'report-review']);
    const supervisor = await bench.person(units.chongqing, 'supervisor');
    expect(await kinds(supervisor)).toEqual(['feedback', 'report-review', 'round-ruling']);
    expect(await kinds(supervisor, '?kind=feedback,round-ruling')).toEqual(['feedback', 'round-ruling']);
    expect(refusal(await supervisor.get('/work-items?kind=nonsense'))).toEqual([422, 'validation-failed']);
  });

  it('claims several at once, tells which were gone, and counts them', async () => {
    const [one, other] = [await bench.person(units.guangdong, 'handler'), await bench.person(units.guangdong, 'handler', '-2')];
    const items: string[] = [];
    for (let index = 0; index < 3; index += 1) {
      const { id } = await acceptOrderOf(bench, { provinceCode: units.guangdong });
      items.push((await insertWorkItem(bench.knex, { orderId: id, kind: 'province-intake', unitId: units.guangdong })).id);
    }
    await other.post(`/work-items/${items[1]}/claim`);

    const { results } = (await one.post('/work-items/claims', { workItemIds: items.slice(0, 2) })).body as { results: { workItemId: string; claimed: boolean; code?: string }[] };

    expect(results.map(({ claimed, code }) => [claimed, code])).toEqual([[true, undefined], [false, 'work-item-claimed']]);
    expect((await one.get('/work-items/counts')).body).toEqual({ counts: [{ kind: 'province-intake', open: 1, mine: 1, others: 1 }] });
    const mine = ((await one.get('/work-items?mine=true')).body as Inbox).items.map(({ id }) => id);
    const open = ((await one.get('/work-items?state=open')).body as Inbox).items.map(({ id }) => id);
    expect([mine, open]).toEqual([[items[0]], [items[2]]]);
  });
});
