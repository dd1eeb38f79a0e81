import { describe, expect, it } from '@jest/globals';
import type { RegionLevel } from '../../../domain/region/level.ts';
import { fullNameOf, plainText, shortNameOf } from '../../../domain/region/names.ts';

describe('region names', () => {
  it.each<[string, RegionLevel, string]>([
    ['湖南省', 'province', '湖南'],
    ['重庆市', 'province', '重庆'],
    ['内蒙古自治区', 'province', '内蒙古'],
    ['新疆维吾尔自治区', 'province', '新疆'],
    ['恩施土家族苗族自治州', 'city', '恩施'],
    ['博尔塔拉蒙古自治州', 'city', '博尔塔拉'],
    ['大兴安岭地区', 'city', '大兴安岭'],
    ['锡林郭勒盟', 'city', '锡林郭勒'],
    ['新晃侗族自治县', 'county', '新晃'],
    ['积石山保安族东乡族撒拉族自治县', 'county', '积石山'],
    ['管城回族区', 'county', '管城'],
    ['东乡族自治县', 'county', '东乡族'],
    ['沙县', 'county', '沙县'],
    ['城区', 'county', '城区'],
    ['浦东新区', 'county', '浦东'],
    ['神农架林区', 'county', '神农架'],
    ['达拉特旗', 'county', '达拉特'],
    ['沿溪镇', 'township', '沿溪'],
    ['喇叭沟门满族乡', 'township', '喇叭沟门'],
    ['东华门街道', 'township', '东华门'],
    ['沙龙村村委会', 'village', '沙龙'],
    ['多福巷社区居委会', 'village', '多福巷'],
    ['南村委会', 'village', '南村'],
    ['马村民委员会', 'village', '马村'],
  ])('%s (%s) is shortened to %s', (name, level, short) => {
    expect(shortNameOf(name, level)).toBe(short);
  });

  it('are put together from the province down without rows that only group', () => {
    const beijing = { name: '北京市', kind: 'ordinary' } as const;

    expect(fullNameOf([beijing, { name: '市辖区', kind: 'pseudo' }], '东城区')).toBe('北京市东城区');
    expect(fullNameOf([{ name: '甘肃省', kind: 'ordinary' }, { name: '嘉峪关市', kind: 'ordinary' }], '嘉峪关市')).toBe(
      '甘肃省嘉峪关市',
    );
  });

  it('are compared without width, white space and separators', () => {
    expect(plainText('湖南省，长沙市 / 浏阳市\n　沿溪镇（１组）')).toBe('湖南省长沙市浏阳市沿溪镇(1组)');
  });
});
