import { beforeAll, describe, expect, it } from '@jest/globals';
import type { RegionRepository } from '../../../domain/region/ports.ts';
import { searchRegions } from '../../../domain/region/search-regions.ts';
import { regionList } from '../../support/region-list.ts';

/** P7.1: search by name and pinyin, over the true list without villages. */
describe('searching regions', () => {
  let regions: RegionRepository;
  beforeAll(async () => {
    regions = await regionList({ deepest: 'township' });
  });
  const search = async (text: string, provinceCode?: string) =>
    (await searchRegions({ regions }, { text, provinceCode, limit: 20 })).map(({ fullName }) => fullName);

  it.each([
    ['浏阳', '湖南省长沙市浏阳市'],
    ['浏阳市', '湖南省长沙市浏阳市'],
    ['liuyang', '湖南省长沙市浏阳市'],
    ['Liu Yang', '湖南省长沙市浏阳市'],
    ['lys', '湖南省长沙市浏阳市'],
    ['lvliang', '山西省吕梁市'],
    ['lüliang', '山西省吕梁市'],
    ["xi'an", '陕西省西安市'],
    ['yueqing', '浙江省温州市乐清市'],
    ['浏阳 沿溪', '湖南省长沙市浏阳市沿溪镇'],
    ['湖南，沿溪', '湖南省长沙市浏阳市沿溪镇'],
    ['liuyang yanxi', '湖南省长沙市浏阳市沿溪镇'],
    ['浏阳沿溪', '湖南省长沙市浏阳市沿溪镇'],
    ['湖南省长沙市浏阳市沿溪镇', '湖南省长沙市浏阳市沿溪镇'],
  ])('%s finds %s', async (text, name) => {
    expect(await search(text)).toContain(name);
  });

  it('stays in the province that is asked for', async () => {
    expect(await search('鼓楼区', '410000000000')).toEqual(['河南省开封市鼓楼区']);
    expect(await search('浏阳沿溪', '410000000000')).toEqual([]);
  });

  it('never finds rows that only group, and nothing for nothing', async () => {
    expect(await search('市辖区')).toEqual([]);
    expect(await search('省直辖')).toEqual([]);
    expect(await search(' ，')).toEqual([]);
    expect(await search('%')).toEqual([]);
  });
});
