import { describe, expect, it } from '@jest/globals';
import { loginOf, unitBelow } from '../../simulator/way-down.ts';

describe('the way down that the played handlers choose', () => {
  it.each([
    ['湖南 village', 'province', '430000000000', '433127101202', '433100000000'],
    ['湖南 village', 'city', '433100000000', '433127101202', '433127000000'],
    ['湖南 village', 'county', '433127000000', '433127101202', undefined],
    ['湖南 city only', 'province', '430000000000', '430100000000', '430100000000'],
    ['湖南 city only', 'city', '430100000000', '430100000000', undefined],
    ['湖南 as a whole', 'province', '430000000000', '430000000000', undefined],
    ['unresolved', 'province', '430000000000', null, undefined],
    ['outside the province', 'province', '430000000000', '520628000000', undefined],
    ['重庆 district', 'province', '500000000000', '500101147000', '500101000000'],
    ['重庆 county', 'province', '500000000000', '500241000000', '500241000000'],
    ['海南 县 under the province', 'province', '460000000000', '469026105000', '469026000000'],
    ['儋州', 'province', '460000000000', '460400112000', '460400000000'],
    ['儋州', 'city', '460400000000', '460400112000', undefined],
    ['东莞', 'province', '440000000000', '441900121000', '441900000000'],
    ['东莞', 'city', '441900000000', '441900121000', undefined],
    ['兵团', 'province', '650000000000', '659001500000', '659001000000'],
  ] as const)('%s at the %s', (_name, level, id, region, below) => {
    expect(unitBelow({ level, id }, region)).toBe(below);
  });

  it('names the people of a unit', () => {
    expect(loginOf('433127000000', 'reviewer')).toBe('433127-reviewer');
  });
});
