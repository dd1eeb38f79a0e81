import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RegionRepository } from '../../../domain/region/ports.ts';
import { leastConfidence, resolveRegionText } from '../../../domain/region/resolve-region-text.ts';
import { regionList } from '../../support/region-list.ts';

const province = { hunan: '430000000000', jiangsu: '320000000000', henan: '410000000000', beijing: '110000000000' };

/** P1.5 over the true list; villages of 湖南, 重庆, 湖北, 广东 and 甘肃. */
describe('a region given as text', () => {
  let regions: RegionRepository;
  beforeAll(async () => {
    regions = await regionList({ detailedProvinces: [province.hunan, '500000000000', '420000000000', '440000000000', '620000000000'] });
  });
  const resolve = async (text: string, provinceCode?: string) => {
    const { best, candidates } = await resolveRegionText({ regions }, { text, provinceCode });
    return { name: best?.region.fullName, confidence: best?.confidence ?? 0, candidates };
  };
  const namesOf = ({ candidates }: Awaited<ReturnType<typeof resolve>>) => candidates.map(({ region }) => region.fullName);

  it.each([
    ['湖南省长沙市浏阳市沿溪镇沙龙村竹湾组12号', '湖南省长沙市浏阳市沿溪镇沙龙村'],
    ['湖南省，长沙市，浏阳市，沿溪镇', '湖南省长沙市浏阳市沿溪镇'],
    ['反映人称其家住湖南省长沙市浏阳市沿溪镇', '湖南省长沙市浏阳市沿溪镇'],
    ['湖南省浏阳市', '湖南省长沙市浏阳市'],
    ['长沙市芙蓉区北京路12号', '湖南省长沙市芙蓉区'],
    ['长沙市长沙县黄花镇', '湖南省长沙市长沙县黄花镇'],
    ['重庆市万州区', '重庆市万州区'],
    ['重庆市市辖区万州区', '重庆市万州区'],
    ['重庆市垫江县', '重庆市垫江县'],
    ['湖北省省直辖县级行政区划仙桃市', '湖北省仙桃市'],
    ['济源市', '河南省济源市'],
    ['石河子市', '新疆维吾尔自治区石河子市'],
    ['东莞市虎门镇', '广东省东莞市虎门镇'],
    ['中山市小榄镇', '广东省中山市小榄镇'],
    ['海南省儋州市那大镇', '海南省儋州市'],
    ['嘉峪关市新城镇', '甘肃省嘉峪关市新城镇'],
    ['恩施州利川市', '湖北省恩施土家族苗族自治州利川市'],
    ['吉林省吉林市船营区', '吉林省吉林市船营区'],
    ['荆州市沙市区', '湖北省荆州市沙市区'],
  ])('%s is surely %s', async (text, name) => {
    const resolved = await resolve(text);

    expect(resolved.name).toBe(name);
    expect(resolved.confidence).toBeGreaterThanOrEqual(0.9);
  });

  it.each([
    ['浏阳沿溪', '湖南省长沙市浏阳市沿溪镇'],
    ['长沙浏阳', '湖南省长沙市浏阳市'],
    ['广东东莞虎门', '广东省东莞市虎门镇'],
    ['新疆石河子', '新疆维吾尔自治区石河子市'],
    ['吉林', '吉林省'],
    ['海南', '海南省'],
    ['长沙市望城县', '湖南省长沙市望城区'],
  ])('%s is likely %s', async (text, name) => {
    const resolved = await resolve(text);

    expect(resolved.name).toBe(name);
    expect(resolved.confidence).toBeGreaterThanOrEqual(0.7);
    expect(resolved.confidence).toBeLessThan(1);
  });

  it('gives every region of that name and none as the best when the text does not decide', async () => {
    const resolved = await resolve('鼓楼区');

    expect(resolved.name).toBeUndefined();
    expect(namesOf(resolved).sort()).toEqual(['江苏省南京市鼓楼区', '江苏省徐州市鼓楼区', '河南省开封市鼓楼区', '福建省福州市鼓楼区'].sort());
  });

  it('lets the known province decide between equal names, but not against the text', async () => {
    expect((await resolve('鼓楼区', province.henan)).name).toBe('河南省开封市鼓楼区');
    expect((await resolve('通州区', province.beijing)).name).toBe('北京市通州区');
    expect((await resolve('沿溪镇', province.hunan)).name).toBe('湖南省长沙市浏阳市沿溪镇');
    expect((await resolve('江苏省南京市鼓楼区', province.henan)).name).toBe('江苏省南京市鼓楼区');
    expect((await resolve('鼓楼区', province.hunan)).name).toBeUndefined();
  });

  it('stays with the region above that the text names when two below fit equally', async () => {
    const resolved = await resolve('江苏省鼓楼区');

    expect(resolved.name).toBe('江苏省');
    expect(namesOf(resolved)).toEqual(['江苏省南京市鼓楼区', '江苏省徐州市鼓楼区']);
  });

  it('stays with the county when the town is unknown', async () => {
    expect((await resolve('浏阳市不存在镇某某村')).name).toBe('湖南省长沙市浏阳市');
  });

  it.each(['湖南省武汉市江岸区', '湖南省长沙市的张三在广东省深圳市南山区打工', '我在东方公司上班', '北京路', '香港', '12号', '！！', ''])(
    'is not resolved where the text contradicts itself or names no region: %s',
    async (text) => {
      expect((await resolve(text)).name).toBeUndefined();
    },
  );

  it('answers any text at all with confidences between 0 and 1', async () => {
    const words = fc.constantFrom('湖南', '长沙', '长沙市', '县', '市辖区', '浏阳市', '东莞', '镇', '鼓楼区', '重庆市', '嘉峪关市', '村');
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.array(words, { maxLength: 8 }).map((parts) => parts.join('')));
    const counties = await regionList({ deepest: 'county' });
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const { best, candidates } = await resolveRegionText({ regions: counties }, { text });
        expect(candidates.every(({ confidence }) => confidence > 0 && confidence <= 1)).toBe(true);
        expect(best?.confidence ?? 1).toBeGreaterThanOrEqual(leastConfidence);
      }),
      { numRuns: 300 },
    );
  });

  it('finds every county of the country by its full name', async () => {
    const counties = await regionList({ deepest: 'county' });
    const missed: string[] = [];
    for (const top of await counties.children('000000000000', { limit: 99 }))
      for (const middle of await counties.children(top.code, { limit: 99 }))
        for (const { code, fullName, kind } of await counties.children(middle.code, { limit: 99 })) {
          if (kind === 'pseudo') continue;
          const { best } = await resolveRegionText({ regions: counties }, { text: fullName });
          if (best?.region.code !== code) missed.push(fullName);
        }

    expect(missed).toEqual([]);
  });
});
