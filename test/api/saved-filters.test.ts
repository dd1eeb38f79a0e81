import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mostFilters } from '../../domain/saved-filter/keep-filters.ts';
import { units } from '../builders/organisation.ts';
import { openWorkbench, refusal, type Person, type Workbench } from '../support/workbench.ts';

type Filters = { filters: { id: string; page: string; name: string; criteria: object; isDefault: boolean }[] };
const urgent = { page: 'search', name: '在办投诉', criteria: { types: ['complaint'], statuses: ['in_handling'], problemCategories: [3], regionCode: '430100000000' }, isDefault: false };
const mine = { page: 'inbox', name: '我的待办', criteria: { show: 'mine' }, isDefault: true };

describe('saved filters', () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench();
  });
  afterAll(() => bench.close());
  let serial = 0;
  const somebody = () => bench.person(units.hunan, 'handler', `-f${(serial += 1)}`);
  const filtersOf = async (who: Person) => ((await who.get('/filters')).body as Filters).filters;
  const save = async (who: Person, filter: object) => ((await who.post('/filters', filter)).body as { id: string }).id;

  it('are kept for their owner alone', async () => {
    const [owner, other] = [await somebody(), await somebody()];

    const ids = [await save(owner, mine), await save(owner, urgent)];

    expect(await filtersOf(owner)).toEqual([{ ...mine, id: ids[0] }, { ...urgent, id: ids[1] }]);
    expect(await filtersOf(other)).toEqual([]);
    expect(refusal(await other.put(`/filters/${ids[0] ?? ''}`, { name: '别人的', isDefault: false }))).toEqual([404, 'not-found']);
    expect(refusal(await other.send('delete', `/filters/${ids[0] ?? ''}`))).toEqual([404, 'not-found']);
    expect(await filtersOf(owner)).toHaveLength(2);
  });

  it('have names of their own on each page', async () => {
    const owner = await somebody();
    await save(owner, mine);

    expect(refusal(await owner.post('/filters', { ...mine, isDefault: false }))).toEqual([409, 'filter-name-taken']);
    expect((await owner.post('/filters', { ...urgent, name: mine.name })).status).toBe(201);
    const id = await save(owner, { ...mine, name: '待签收', criteria: { show: 'open' }, isDefault: false });
    expect(refusal(await owner.put(`/filters/${id}`, { name: mine.name, isDefault: false }))).toEqual([409, 'filter-name-taken']);
    expect((await owner.put(`/filters/${id}`, { name: '待我签收', isDefault: false })).status).toBe(204);
    expect((await filtersOf(owner)).map(({ name }) => name).sort()).toEqual(['待我签收', mine.name, mine.name].sort());
  });

  it('of a search may hold what a figure of the dashboard counts', async () => {
    const owner = await somebody();
    const criteria = { types: ['complaint'], unitId: units.changsha, own: true, pending: 'late', step: 'investigation', endedFrom: '2026-11-01', endedTo: '2026-11-30', sources: ['workOrder'] };

    const id = await save(owner, { ...urgent, criteria });

    expect(await filtersOf(owner)).toEqual([{ ...urgent, criteria, id }]);
    expect(refusal(await owner.post('/filters', { ...urgent, name: '错', criteria: { pending: 'never' } }))).toEqual([422, 'validation-failed']);
  });

  it('have one default for each page', async () => {
    const owner = await somebody();
    await save(owner, mine);
    await save(owner, { ...urgent, isDefault: true });

    const later = await save(owner, { ...mine, name: '待签收', criteria: { show: 'open' } });

    const defaults = async () => (await filtersOf(owner)).filter(({ isDefault }) => isDefault).map(({ name }) => name);
    expect((await defaults()).sort()).toEqual([urgent.name, '待签收'].sort());
    await owner.put(`/filters/${later}`, { name: '待签收', isDefault: false });
    expect(await defaults()).toEqual([urgent.name]);
  });

  it('are forgotten when deleted', async () => {
    const owner = await somebody();
    const id = await save(owner, mine);

    expect((await owner.send('delete', `/filters/${id}`)).status).toBe(204);
    expect(refusal(await owner.send('delete', `/filters/${id}`))).toEqual([404, 'not-found']);
    expect(await filtersOf(owner)).toEqual([]);
  });

  it.each([
    ['a phone', { ...urgent, criteria: { phone: '13800000017' } }, '/criteria/phone'],
    ['a name', { ...urgent, criteria: { personName: '王建国' } }, '/criteria/personName'],
    ['an unknown state', { ...urgent, criteria: { statuses: ['somewhere'] } }, '/criteria/statuses/0'],
    ['criteria of the other page', { ...mine, criteria: { types: ['complaint'] } }, '/criteria/types'],
    ['no name', { ...mine, name: '  ' }, '/name'],
    ['a name too long', { ...mine, name: '筛'.repeat(31) }, '/name'],
  ])('refuse %s, naming the field', async (_what, filter, pointer) => {
    const owner = await somebody();

    const response = await owner.post('/filters', filter);

    expect(refusal(response)).toEqual([422, 'validation-failed']);
    expect((response.body as { errors: { pointer: string }[] }).errors.map((one) => one.pointer)).toEqual([pointer]);
    expect(await filtersOf(owner)).toEqual([]);
  });

  it(`end at ${mostFilters} for each page`, async () => {
    const owner = await somebody();
    for (let count = 0; count < mostFilters; count += 1) await save(owner, { ...mine, name: `筛选${count}`, isDefault: false });

    expect(refusal(await owner.post('/filters', mine))).toEqual([409, 'filter-limit-reached']);
    expect((await owner.post('/filters', urgent)).status).toBe(201);
  });
});
