import { beforeAll, describe, expect, it } from '@jest/globals';
import { toRegionCode } from '../../../domain/region/code.ts';
import { findRegion } from '../../../domain/region/find-region.ts';
import { listChildRegions } from '../../../domain/region/list-child-regions.ts';
import type { RegionRepository } from '../../../domain/region/ports.ts';
import { citiesWithoutCounties, reachesCounty } from '../../../domain/region/route.ts';
import { regionList } from '../../support/region-list.ts';

/** The true list, so that the shapes are the country's own and not a guess. */
describe('the way of an order down from its province', () => {
  let regions: RegionRepository;
  beforeAll(async () => {
    regions = await regionList({ deepest: 'township' });
  });
  const find = (digits: string) => findRegion({ regions }, { code: toRegionCode(digits) ?? '' });

  it.each([
    ['an ordinary county', '430181', '湖南省长沙市浏阳市', '430100', '430181', true],
    ['a township', '430181107', '湖南省长沙市浏阳市沿溪镇', '430100', '430181', true],
    ['a city that has counties', '430100', '湖南省长沙市', '430100', null, false],
    ['a province', '43', '湖南省', null, null, false],
    ['直辖市: a district', '110101', '北京市东城区', null, '110101', true],
    ['直辖市: 市辖区, which only groups', '110100', '北京市市辖区', null, null, false],
    ['直辖市: a county under 500200 县', '500229', '重庆市城口县', null, '500229', true],
    ['省直辖县: 429000 itself', '429000', '湖北省省直辖县级行政区划', null, null, false],
    ['省直辖县: 仙桃', '429004', '湖北省仙桃市', null, '429004', true],
    ['省直辖县: 神农架', '429021', '湖北省神农架林区', null, '429021', true],
    ['省直辖县: 济源', '419001', '河南省济源市', null, '419001', true],
    ['省直辖县: 五指山', '469001', '海南省五指山市', null, '469001', true],
    ['省直辖县: 白沙', '469025', '海南省白沙黎族自治县', null, '469025', true],
    ['兵团: 石河子', '659001', '新疆维吾尔自治区石河子市', null, '659001', true],
    ['兵团: 白杨', '659012', '新疆维吾尔自治区白杨市', null, '659012', true],
    ['东莞, city and county in one', '441900', '广东省东莞市', '441900', null, true],
    ['东莞: a town', '441900121', '广东省东莞市虎门镇', '441900', null, true],
    ['中山', '442000', '广东省中山市', '442000', null, true],
    ['儋州', '460400', '海南省儋州市', '460400', null, true],
    ['嘉峪关', '620200', '甘肃省嘉峪关市', '620200', null, true],
    ['嘉峪关: its one county, which only groups', '620201', '甘肃省嘉峪关市', '620200', null, true],
    ['嘉峪关: a town', '620201100', '甘肃省嘉峪关市新城镇', '620200', null, true],
  ])('%s', async (_shape, digits, fullName, city, county, isComplete) => {
    const { region, route } = await find(digits);

    expect(region.fullName).toBe(fullName);
    expect(route).toEqual({
      provinceCode: toRegionCode(digits.slice(0, 2)),
      cityCode: city === null ? null : toRegionCode(city),
      countyCode: county === null ? null : toRegionCode(county),
      isComplete,
    });
  });

  it.each([
    ['430181000000', true],
    ['430181107000', true],
    ['441900000000', true],
    ['620200000000', true],
    ['430100000000', false],
    ['429000000000', false],
    ['110100000000', false],
    ['430000000000', false],
  ])('%s reaches a county, or a city without any: %s', (code, reaches) => {
    expect(reachesCounty(code)).toBe(reaches);
  });

  it('ends with the city exactly where the list has no county below it', async () => {
    const withoutCounties: string[] = [];
    for (const province of (await listChildRegions({ regions }, { limit: 100 })).regions)
      for (const city of (await listChildRegions({ regions }, { parentCode: province.code, limit: 100 })).regions) {
        const below = await regions.children(city.code, { limit: 100 });
        if (city.kind === 'ordinary' && !below.some(({ level, kind }) => level === 'county' && kind !== 'pseudo'))
          withoutCounties.push(city.code);
      }

    expect(withoutCounties).toEqual(citiesWithoutCounties);
  });

  it('refuses a code that does not exist', async () => {
    await expect(find('439999')).rejects.toMatchObject({ code: 'not-found' });
    await expect(listChildRegions({ regions }, { parentCode: '439999000000', limit: 10 })).rejects.toMatchObject({
      code: 'region-unknown',
    });
  });

  it('lists children in pages, the provinces without a parent', async () => {
    const first = await listChildRegions({ regions }, { limit: 30 });
    const rest = await listChildRegions({ regions }, { after: first.next, limit: 30 });
    const whole = await listChildRegions({ regions }, { parentCode: '659000000000', limit: 12 });

    expect(first.regions.map(({ parentCode }) => parentCode)).toEqual(Array(30).fill('000000000000'));
    expect(rest.regions.map(({ name }) => name)).toEqual(['新疆维吾尔自治区']);
    expect(rest.next).toBeUndefined();
    expect(whole.regions).toHaveLength(12);
    expect(whole.next).toBeUndefined();
  });
});
