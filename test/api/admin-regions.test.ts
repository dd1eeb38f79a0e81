import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRegionRepository } from '../../infra/postgres/region-repository.ts';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { units } from '../builders/organisation.ts';
import { insertRegions } from '../builders/region.ts';
import { openWorkbench, refusal, type Person, type Workbench } from '../support/workbench.ts';

type Counted<T> = { count: number; first: T[] };
type Named = { code: string; name: string };
type Preview = {
  version: string; total: number; skipped: number; added: Counted<Named>; renamed: Counted<{ code: string; before: string; after: string }>; removed: Counted<Named>;
  reorganised: Counted<{ kind: string }>; effects: Record<'removed' | 'renamed', { units: { id: string }[]; openOrders: number }>;
}; // prettier-ignore
type Refusal = { errors: { detail: string }[] };

describe('regions in use', () => {
  let bench: Workbench;
  let system: Person;
  beforeAll(async () => {
    bench = await openWorkbench();
    await insertRegions(bench.knex);
    system = await bench.person(units.hunan, 'systemAdmin');
  }, 60_000);
  afterAll(() => bench.close());
  const said = (more: Record<string, string> = {}) => new URLSearchParams({ source: '民政部 2026年7月', sourceOn: '2026-07-31', isComplete: 'false', ...more }).toString();
  const csv = (...lines: string[]) => ['code,parent,name', ...lines].join('\n');
  const preview = (content: string, more: Record<string, string> = {}) => system.upload('x.csv', content, `/admin/regions/edition-previews?${said(more)}`);
  const load = (content: string, version: string, more: Record<string, string> = {}) => system.upload('x.csv', content, `/admin/regions/editions?${said({ ...more, version })}`);
  const version = () => createRegionRepository(bench.knex).dataVersion();
  const orderPage = async (who: Person, id: string) => JSON.stringify((await who.get(`/orders/${id}`)).body);
  const lastAudit = async (action: string) => (await bench.knex('audit_entry').where({ action }).orderBy('id', 'desc').select<{ detail: object }[]>('detail'))[0]?.detail;

  it('says which edition is in force and how many regions there are', async () => {
    const { body } = (await system.get('/admin/regions/state')) as { body: { loads: object[]; counts: { level: string; inUse: number }[] } };
    expect(body.loads).toMatchObject([{ kind: 'edition', sourceOn: '2023-06-30', provinceCode: null }]);
    expect(body.counts.map(({ level }) => level)).toEqual(['province', 'city', 'county', 'township']);
    expect(body.counts[0]?.inUse).toBe(1);
    const nation = (await (await bench.person(units.national, 'systemAdmin')).get('/admin/regions/state')).body as typeof body;
    expect(nation.counts[0]?.inUse).toBe(31);
  });

  it('is looked through level by level and by name, with the units that serve regions', async () => {
    const listed = async (query: string) => ((await system.get(`/admin/regions${query}`)).body as { regions: { code: string; unitName: string | null; below: number }[] }).regions;
    expect(await listed('')).toMatchObject([{ code: units.hunan, unitName: '湖南省12317' }]);
    expect((await listed(`?parent=${units.changsha}`)).find(({ code }) => code === units.liuyang)).toMatchObject({ unitName: '浏阳市12317' });
    expect((await listed(`?term=${encodeURIComponent('沿溪')}`)).map(({ code }) => code)).toContain('430181107000');
    expect((await listed('?term=430181107')).map(({ code }) => code)).toEqual(['430181107000']);
    expect((await listed(`?term=${encodeURIComponent('广州')}`))).toEqual([]);
  });

  it('a list is previewed without a change, then taken in force; old orders keep the names of their time', async () => {
    const reviewer = await bench.person(units.hunan, 'reviewer');
    const { id } = await acceptOrderOf(bench, {});
    await bench.knex('work_order').where({ id }).update({ region_code: '430181107000' });
    const file = csv('430181107,430181,沿溪街道', '430181199,430181,溪北镇');
    const before = await version();
    const shown = (await preview(file)).body as Preview;

    expect(shown).toMatchObject({ total: 2, skipped: 0, added: { count: 1, first: [{ code: '430181199000', name: '溪北镇' }] }, removed: { count: 0 } });
    expect(shown.renamed.first).toEqual([{ code: '430181107000', before: '沿溪镇', after: '沿溪街道' }]);
    expect(shown.effects.renamed.openOrders).toBe(1);
    expect(await version()).toBe(before);
    expect((await load(file, shown.version)).body).toEqual({ changedCount: 2, withdrawnCount: 0 });

    expect(await version()).not.toBe(before);
    expect(await lastAudit('regions.loaded')).toMatchObject({ source: '民政部 2026年7月', changedCount: 2 });
    expect(await orderPage(reviewer, id)).toContain('浏阳市沿溪镇');
    bench.clock.set('2026-11-24T02:00:00Z');
    const later = await acceptOrderOf(bench, { acceptedAt: bench.clock.now() });
    await bench.knex('work_order').where('id', later.id).update({ region_code: '430181107000' });
    expect(await orderPage(reviewer, later.id)).toContain('浏阳市沿溪街道');
    // What was previewed is no longer what is there.
    expect(refusal(await load(csv('430181198,430181,溪南镇'), shown.version))).toEqual([409, 'regions-changed']);
    expect(refusal(await load(file, await version()))).toEqual([422, 'validation-failed']);
  });

  it('an older list leaves alone what a newer one said, and a complete one takes away what it does not name', async () => {
    const old = (await preview(csv('430181107,430181,沿溪镇'), { sourceOn: '2025-01-31' })).body as Preview;
    expect(old).toMatchObject({ total: 1, skipped: 1, renamed: { count: 0 } });

    const cities = ((await system.get(`/admin/regions?parent=${units.hunan}`)).body as { regions: Named[] }).regions.filter(({ code }) => code !== units.zhuzhou);
    const file = csv(...cities.map(({ code, name }) => `${code},430000,${name}`), '4314,43,新株洲市');
    const shown = (await preview(file, { isComplete: 'true', sourceOn: '2026-08-31' })).body as Preview;
    expect(shown.removed.first[0]).toEqual({ code: units.zhuzhou, name: '株洲市' });
    expect(shown.removed.count).toBeGreaterThan(50);
    expect(shown.reorganised.first).toMatchObject([{ kind: 'recoded' }]);
    expect(shown.effects.removed.units.map((unit) => unit.id)).toEqual([units.zhuzhou, units.lukou]);
    const done = (await load(file, shown.version, { isComplete: 'true', sourceOn: '2026-08-31' })).body as { withdrawnCount: number };
    expect(done.withdrawnCount).toBe(shown.removed.count);
  });

  it.each([
    ['another province', csv('440305,440300,南山区'), '第 2 行：440305000000 不在本省。'],
    ['no header', '430181,430100,浏阳市', '第 1 行应为表头 code,parent,name。'],
    ['a wrong line', csv('43018,430100,浏阳市'), '第 2 行：区划编码：区划编码应为 2、4、6、9 或 12 位数字，且不以 0 开头。'],
  ])('a file with %s is refused, naming the place', async (_, content, detail) => {
    const answer = await preview(content);
    expect(refusal(answer)).toEqual([422, 'validation-failed']);
    expect((answer.body as Refusal).errors.map((one) => one.detail)).toEqual([detail]);
  });

  it('a region whose parent nobody knows keeps the whole file out', async () => {
    const before = await version();
    const answer = await load(csv('430181106,430181,好镇', '430199100,430199,某镇'), before);
    expect((answer.body as Refusal).errors).toMatchObject([{ detail: '第 3 行：430199100000 的上级区划既不在文件中，也不在库中。' }]);
    expect(await version()).toBe(before);
    expect(refusal(await system.post(`/admin/regions/edition-previews?${said()}`, {}))).toEqual([415, 'unsupported-media-type']);
    expect(refusal(await preview(csv('430181,430100,浏阳市'), { sourceOn: '2026-13-01' }))).toEqual([422, 'validation-failed']);
    expect(refusal(await preview(`${csv()}\n${'x'.repeat(8_400_000)}`))).toEqual([413, 'payload-too-large']);
  });

  it('a village is added under the next free number, and found by everybody', async () => {
    const add = (region: object) => system.post('/admin/regions', region);
    const before = await version();
    expect((await add({ parentCode: '430181107', name: '溪口新村' })).body).toEqual({ code: '430181107900' });
    expect((await add({ parentCode: '430181107', name: '溪口二村' })).body).toEqual({ code: '430181107901' });
    expect((await add({ parentCode: '430181107', name: '溪口三村', code: '430181107300' })).body).toEqual({ code: '430181107300' });
    expect(await version()).not.toBe(before);
    const found = (await (await bench.person(units.hunan, 'handler')).get('/regions/430181107900')).body as { region: object };
    expect(found.region).toMatchObject({ name: '溪口新村', inUse: true, fullName: '湖南省长沙市浏阳市沿溪街道溪口新村' });
    expect(await lastAudit('region.added')).toMatchObject({ code: '430181107300', parentCode: '430181107000' });

    expect(refusal(await add({ parentCode: '430181107', name: '溪口新村' }))).toEqual([422, 'validation-failed']);
    expect(refusal(await add({ parentCode: '430181107', name: '甲村', code: '430181107300' }))).toEqual([422, 'validation-failed']);
    expect(refusal(await add({ parentCode: '430181107', name: '甲村', code: '430181106301' }))).toEqual([422, 'validation-failed']);
    expect(refusal(await add({ parentCode: '430100', name: '新县' }))).toEqual([422, 'validation-failed']);
    expect(refusal(await add({ parentCode: '440305', name: '新街道' }))).toEqual([404, 'not-found']);
  });

  it('goes out of use with what is below, unless a unit serves it, and comes back whole', async () => {
    const use = (code: string, inUse: boolean) => system.put(`/admin/regions/${code}`, { inUse });
    expect(refusal(await use(units.liuyang, false))).toEqual([409, 'region-served']);
    expect((await use('430181107000', false)).body).toEqual({ changed: 4, openOrders: 2 });
    expect(refusal(await use('430181107900', true))).toEqual([422, 'validation-failed']);
    expect((await createRegionRepository(bench.knex).children('430181107000', { limit: 9 })).length).toBe(0);
    expect((await use('430181107000', false)).body).toEqual({ changed: 0, openOrders: 2 });
    expect((await use('430181107000', true)).body).toEqual({ changed: 4, openOrders: 2 });
    expect(await lastAudit('region.useChanged')).toEqual({ code: '430181107000', before: { inUse: false }, after: { inUse: true }, changed: 4 });
    expect(refusal(await use('440305000000', false))).toEqual([404, 'not-found']);
    expect(refusal(await use('430181999000', false))).toEqual([404, 'not-found']);
  });
});
