import { describe, expect, it } from '@jest/globals';
import { compareEditions, type KnownRegion } from '../../../domain/region/compare-editions.ts';
import { nextLocalCode } from '../../../domain/region/local-code.ts';

const known = (code: string, name: string, change: Partial<KnownRegion> = {}): KnownRegion => ({ code, name, kind: 'ordinary', inUse: true, isLocal: false, ...change });
const liuyang = known('430181000000', '浏阳市');
const towns = [known('430181100000', '甲镇'), known('430181101000', '乙乡'), known('430181102000', '丙镇')];
const pick = (...codes: string[]) => [liuyang, ...towns].filter(({ code }) => codes.includes(code)).map(({ code, name }) => ({ code, name }));
const kinds = (listed: { code: string; name: string }[]) => compareEditions(listed, [liuyang, ...towns], true).reorganised.map(({ kind, removed, added }) => [kind, removed.map(({ name }) => name), added.map(({ name }) => name)]);

describe('what a newer edition changes (P7.1)', () => {
  it('tells new, renamed and restored regions apart', () => {
    const list = [{ code: '430181100000', name: '甲街道' }, { code: '430181101000', name: '乙乡' }, { code: '430181200000', name: '丁乡' }];
    const difference = compareEditions(list, [liuyang, ...towns.slice(0, 1), known('430181101000', '乙乡', { inUse: false })], false);

    expect(difference).toEqual({
      added: [{ code: '430181200000', name: '丁乡' }],
      restored: [{ code: '430181101000', name: '乙乡' }],
      renamed: [{ code: '430181100000', before: '甲镇', after: '甲街道' }],
      removed: [],
      reorganised: [],
    });
  });

  it('only a complete list takes away, with what is below, on its levels and in its provinces', () => {
    const village = known('430181102001', '丙村');
    const kept = [known('430181498000', '园区', { kind: 'virtual' }), known('430181900000', '新乡', { isLocal: true }), known('440101100000', '别省镇')];
    const { removed } = compareEditions(pick('430181000000', '430181100000', '430181101000'), [liuyang, ...towns, village, ...kept], true);

    expect(removed.map(({ code }) => code)).toEqual(['430181102000', '430181102001']);
    expect(compareEditions(pick('430181100000'), [liuyang, ...towns], false).removed).toEqual([]);
    // The county isn't on the list's level.
    expect(compareEditions(pick('430181100000'), [liuyang, ...towns], true).removed.map(({ code }) => code)).toEqual(['430181101000', '430181102000']);
  });

  it('reads mergers, splits and new codes from what ends and begins side by side', () => {
    const added = (code: string, name: string) => ({ code, name });
    expect(kinds([...pick('430181100000'), added('430181110000', '乙丙镇')])).toEqual([['merged', ['乙乡', '丙镇'], ['乙丙镇']]]);
    expect(kinds([...pick('430181100000', '430181101000'), added('430181110000', '东镇'), added('430181111000', '西镇')])).toEqual([['split', ['丙镇'], ['东镇', '西镇']]]);
    expect(kinds([...pick('430181100000', '430181102000'), added('430181110000', '丁镇')])).toEqual([['recoded', ['乙乡'], ['丁镇']]]);
    expect(kinds([...pick('430181100000'), added('430181110000', '丁镇'), added('430181111000', '戊镇')])).toEqual([['reorganised', ['乙乡', '丙镇'], ['丁镇', '戊镇']]]);
    expect(kinds(pick('430181100000', '430181101000'))).toEqual([]);
  });

  it('a town that keeps its name under a new code is no part of a merger beside it', () => {
    const long = [known('430181100000', '沿溪镇'), known('430181101000', '大瑶镇'), known('430181102000', '文家市镇')];
    const { reorganised } = compareEditions([{ code: '430181110000', name: '沿溪街道' }, { code: '430181111000', name: '瑶文镇' }], long, true);

    expect(reorganised.map(({ kind, added }) => [kind, added.map(({ name }) => name)])).toEqual([
      ['recoded', ['沿溪街道']],
      ['merged', ['瑶文镇']],
    ]);
  });
});

describe('codes of local additions', () => {
  it('begin at 900 below a township or a county, and skip what is taken', () => {
    expect(nextLocalCode('430181100000', new Set())).toBe('430181100900');
    expect(nextLocalCode('430181100000', new Set(['430181100900', '430181100901']))).toBe('430181100902');
    expect(nextLocalCode('430181000000', new Set())).toBe('430181900000');
  });

  it('are none under another level, or when all are taken', () => {
    expect(nextLocalCode('430000000000', new Set())).toBeUndefined();
    expect(nextLocalCode('430181100001', new Set())).toBeUndefined();
    expect(nextLocalCode('430181100000', new Set(Array.from({ length: 100 }, (_, index) => `430181100${900 + index}`)))).toBeUndefined();
  });
});
