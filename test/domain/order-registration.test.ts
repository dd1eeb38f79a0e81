import { describe, expect, it } from '@jest/globals';
import { judge } from '../../domain/order/register-order.ts';

const now = new Date('2026-11-23T10:00:00+08:00');
const order = { provinceCode: '430000000000', finishBy: null };

describe('what registering notes for 初审 (P1.5, P5.3)', () => {
  it.each([
    ['430181103000', { regionLevel: 'township', withinProvince: true, reviewFlags: [] }],
    ['430181000000', { regionLevel: 'county', withinProvince: true, reviewFlags: [] }],
    ['430100000000', { regionLevel: 'city', withinProvince: true, reviewFlags: ['regionAboveCounty'] }],
    ['430000000000', { regionLevel: 'province', withinProvince: true, reviewFlags: ['regionAboveCounty'] }],
    ['420106000000', { regionLevel: 'county', withinProvince: false, reviewFlags: ['regionOutsideProvince'] }],
    ['441900000000', { regionLevel: 'county', withinProvince: false, reviewFlags: ['regionOutsideProvince'] }],
    [undefined, { regionLevel: 'unresolved', withinProvince: false, reviewFlags: ['regionUnresolved'] }],
  ])('of region %s', (code, expected) => {
    expect(judge(order, code, now)).toEqual({ provinceCode: '43', ...expected });
  });

  it.each([
    ['2026-11-22', true],
    ['2026-11-23', false],
    ['2026-11-24', false],
  ])('a 办结日期 of %s has passed: %s', (finishBy, passed) => {
    expect(judge({ ...order, finishBy }, '430181000000', now).reviewFlags.includes('finishByPassed')).toBe(passed);
  });
});
