import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findRegion } from '../../domain/region/find-region.ts';
import { listChildRegions } from '../../domain/region/list-child-regions.ts';
import type { RegionRepository } from '../../domain/region/ports.ts';
import { resolveRegionText } from '../../domain/region/resolve-region-text.ts';
import { searchRegions } from '../../domain/region/search-regions.ts';
import { createRegionRepository } from '../../infra/postgres/region-repository.ts';
import { chinaDivision } from '../../infra/regions/china-division.ts';
import { loadRegions } from '../../infra/regions/load-regions.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const now = new Date('2026-11-23T02:00:00Z');
const hainan = '460000000000';

/** P7.1 on PostgreSQL: provinces, cities and counties of the country, towns and villages of 海南. */
describe('regions in the database', () => {
  let database: TestDatabase;
  let regions: RegionRepository;
  beforeAll(async () => {
    database = await createTestDatabase();
    await loadRegions(database.knex, await chinaDivision({ detailedProvinces: [hainan] }), { now });
    regions = createRegionRepository(database.knex);
  }, 60_000);
  afterAll(() => database.drop());

  it('hold every level once, with the regions above', async () => {
    const { region, above } = await findRegion({ regions }, { code: '460400101001' });

    expect(region).toMatchObject({ level: 'village', fullName: '海南省儋州市和庆镇和庆社区居委会', parentCode: '460400101000', inUse: true });
    expect(above.map(({ code }) => code)).toEqual([hainan, '460400000000', '460400101000']);
    expect(await regions.lineage('460400101999')).toEqual([]);
  });

  it('page through children by code without gap or double', async () => {
    const whole = await listChildRegions({ regions }, { parentCode: '460400000000', limit: 1000 });
    const paged: string[] = [];
    for (let after: string | undefined, more = true; more; ) {
      const page = await listChildRegions({ regions }, { parentCode: '460400000000', after, limit: 4 });
      paged.push(...page.regions.map(({ code }) => code));
      after = page.next;
      more = after !== undefined;
    }

    expect(whole.regions.length).toBeGreaterThan(10);
    expect(paged).toEqual(whole.regions.map(({ code }) => code));
  });

  it('are found by name, pinyin and initials, higher levels first, in the province asked for', async () => {
    const search = async (text: string, provinceCode?: string) =>
      (await searchRegions({ regions }, { text, provinceCode, limit: 10 })).map(({ fullName }) => fullName);

    expect((await search('和平'))[0]).toBe('天津市和平区');
    expect(await search('danzhou')).toContain('海南省儋州市');
    expect(await search('dzs', hainan)).toContain('海南省儋州市');
    expect(await search('儋州 和庆', hainan)).toContain('海南省儋州市和庆镇');
    expect(await search('鼓楼区', hainan)).toEqual([]);
    expect((await search('h', hainan)).every((name) => name.startsWith('海南省'))).toBe(true);
    expect(await search("100%_\\'")).toEqual([]);
    expect(await search('市辖区')).toEqual([]);
  });

  it('are resolved from a text', async () => {
    const resolve = async (text: string) => (await resolveRegionText({ regions }, { text })).best?.region.code;

    expect(await resolve('海南省儋州市和庆镇和庆社区12号')).toBe('460400101001');
    expect(await resolve('重庆市市辖区万州区')).toBe('500101000000');
    expect(await resolve("'; drop table region; --")).toBeUndefined();
  });

  it('are withdrawn from lists, searches and texts, but still found by code, when out of use', async () => {
    const town = database.knex('region').where('code', '460400101000');
    await town.clone().update({ in_use: false });

    expect((await regions.find('460400101000'))?.inUse).toBe(false);
    expect((await regions.children('460400000000', { limit: 100 })).map(({ code }) => code)).not.toContain('460400101000');
    expect(await searchRegions({ regions }, { text: '和庆镇', provinceCode: hainan, limit: 10 })).toEqual([]);
    expect((await resolveRegionText({ regions }, { text: '儋州市和庆镇' })).best?.region.code).toBe('460400000000');
    await town.clone().update({ in_use: true });
  });

  it('refuse codes that are not twelve digits', async () => {
    const row = { code: '4604', parent_code: hainan, level: 2, kind: 'ordinary', name: '甲', full_name: '甲', short_name: '甲', pinyin: 'jia', initials: 'j', source: '', source_on: '2026-01-01' };

    await expect(database.knex('region').insert(row)).rejects.toMatchObject({ constraint: 'region_code_check' });
  });
});
