import { describe, expect, it } from '@jest/globals';
import { codeRangeOf, codesAbove, isWithin, levelOf, nationCode, provinceOf, toRegionCode } from '../../../domain/region/code.ts';
import { regionCode, regionRecord } from '../../../domain/region/schema.ts';

describe('region codes', () => {
  it.each([
    ['43', '430000000000', 'province'],
    ['4301', '430100000000', 'city'],
    ['430000', '430000000000', 'province'],
    ['430181', '430181000000', 'county'],
    ['430181102', '430181102000', 'township'],
    ['430181102201', '430181102201', 'village'],
    ['441900', '441900000000', 'city'],
    ['441900003', '441900003000', 'township'],
    ['441900003001', '441900003001', 'village'],
    ['429004', '429004000000', 'county'],
  ])('read %s as %s, a %s', (digits, code, level) => {
    expect(toRegionCode(digits)).toBe(code);
    expect(levelOf(code)).toBe(level);
  });

  it.each(['', '4', '430', '43018', '4301811', '43018110220', '4301811022011', '43018a', '４３', ' 43', '43 '])(
    'are refused when they read "%s"',
    (digits) => {
      expect(toRegionCode(digits)).toBeUndefined();
      expect(regionCode.safeParse(digits).success).toBe(false);
    },
  );

  it('name the regions above, province first, each once', () => {
    expect(codesAbove('430181102201')).toEqual(['430000000000', '430100000000', '430181000000', '430181102000']);
    expect(codesAbove('441900003001')).toEqual(['440000000000', '441900000000', '441900003000']);
    expect(codesAbove('430000000000')).toEqual([]);
  });

  it('tell whether a region lies in another', () => {
    expect(isWithin('430181102201', '430181000000')).toBe(true);
    expect(isWithin('430181000000', '430181000000')).toBe(true);
    expect(isWithin('430182000000', '430181000000')).toBe(false);
    expect(isWithin('430100000000', '430181000000')).toBe(false);
    expect(isWithin('430181000000', nationCode)).toBe(true);
    expect(provinceOf('659001000000')).toBe('650000000000');
  });

  it('span the codes of everything inside', () => {
    expect(codeRangeOf('430181000000')).toEqual({ from: '430181000000', to: '430181999999' });
    expect(codeRangeOf(nationCode)).toEqual({ from: nationCode, to: '999999999999' });
  });

  it('make a record of table 10, which wants all three fields and no other', () => {
    const record = { parentCode: '430181', code: '430181102', name: '沿溪镇' };

    expect(regionRecord.parse(record)).toEqual({ parentCode: '430181000000', code: '430181102000', name: '沿溪镇' });
    expect(regionRecord.parse({ parentCode: nationCode, code: '43', name: '湖南省' }).parentCode).toBe(nationCode);
    expect(regionRecord.safeParse({ code: '43', name: '湖南省' }).success).toBe(false);
    expect(regionRecord.safeParse({ ...record, note: '' }).success).toBe(false);
    expect(regionRecord.safeParse({ ...record, name: ' ' }).success).toBe(false);
  });
});
