import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { units } from '../builders/organisation.ts';
import { openWorkbench, refusal, type Workbench } from '../support/workbench.ts';

describe('units and their people', () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench();
  });
  afterAll(() => bench.close());

  it('are read from one’s own unit down', async () => {
    const city = await bench.person(units.changsha, 'handler');
    const county = await bench.person(units.liuyang, 'reviewer');

    const own = (await city.get(`/units/${units.changsha}`)).body as { below: { id: string }[] };
    const below = (await city.get(`/units/${units.liuyang}`)).body as { staff: { id: string; name: string; duty: string }[] };

    expect(own.below.map(({ id }) => id)).toEqual([units.liuyang, units.ningxiang]);
    expect(below.staff).toMatchObject([{ id: county.id, name: '李四', duty: '科员' }]);
  });

  it.each([
    ['a unit above', units.hunan],
    ['a neighbour', units.zhuzhou],
    ['another province', units.guangdong],
    ['nothing', '999999000000'],
  ])('of %s look as if they did not exist', async (_what, unitId) => {
    const city = await bench.person(units.changsha, 'handler');

    expect(refusal(await city.get(`/units/${unitId}`))).toEqual([404, 'not-found']);
  });

  it('are all read by 国家局', async () => {
    const national = await bench.person(units.national, 'nationalHandler');

    expect((await national.get(`/units/${units.liuyang}`)).status).toBe(200);
  });
});
