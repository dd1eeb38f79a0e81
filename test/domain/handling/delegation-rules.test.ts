import { describe, expect, it } from '@jest/globals';
import { activeDelegationFrom, activeDelegationTo, delegationRefusal, isHeldAtProvince, releasedFlag, withThoseBelow } from '../../../domain/handling/delegation-rules.ts';
import type { AccessFacts } from '../../../domain/access/facts.ts';
import { units } from '../../builders/organisation.ts';
import { aDelegation, aUnit, paths, someFacts } from '../../builders/user-facts.ts';

type Name = keyof typeof paths;
const names = Object.keys(paths) as Name[];
const ordinary = { type: 'complaint', problemCategory: 3, flags: [], runNo: 1 } as const;

function refusalOf(from: Name, to: Name, facts: AccessFacts = someFacts(), order: Parameters<typeof isHeldAtProvince>[0] & { runNo: number } = { ...ordinary, flags: [] }) {
  const targetPath = paths[to].map((name) => units[name]);
  return delegationRefusal({ order, facts, fromUnitId: units[from], target: aUnit(to), targetPath })?.code;
}

/** Every pair that P3.2 allows among the units of tests. */
const allowed = new Set([
  'hunan changsha', 'hunan zhuzhou', 'changsha liuyang', 'changsha ningxiang', 'zhuzhou lukou', 'chongqing wanzhou', 'guangdong dongguan',
]); // prettier-ignore

describe('delegation', () => {
  it.each(names.filter((name) => name !== 'national').flatMap((from) => names.map((to) => [from, to] as const)))('from %s to %s', (from, to) => {
    expect(refusalOf(from, to)).toBe(allowed.has(`${from} ${to}`) ? undefined : 'unit-not-below');
  });

  it('to a unit that is closed or unknown is refused', () => {
    const input = { order: { ...ordinary, flags: [] }, facts: someFacts(), fromUnitId: units.hunan, targetPath: [] };

    expect(delegationRefusal({ ...input, target: aUnit('changsha', { inUse: false }) })?.code).toBe('unit-not-below');
    expect(delegationRefusal({ ...input, target: undefined })?.code).toBe('unit-not-below');
  });

  it.each([
    ['changsha', 'hunan', 'changsha', 'unit-barred'],
    ['changsha', 'hunan', 'zhuzhou', undefined],
    ['liuyang', 'changsha', 'liuyang', 'unit-barred'],
    ['liuyang', 'hunan', 'changsha', undefined],
    ['changsha', 'changsha', 'liuyang', 'unit-barred'],
  ] as const)('with %s barred, from %s to %s', (barred, from, to, code) => {
    expect(refusalOf(from, to, someFacts({ barredUnitIds: [units[barred]] }))).toBe(code);
  });

  it.each([
    [0, undefined],
    [1, undefined],
    [2, 'hand-back-limit-reached'],
    [3, 'hand-back-limit-reached'],
  ] as const)('to a unit that gave the order back %i times in this round', (times, code) => {
    const delegations = Array.from({ length: times }, () => aDelegation('hunan', 'changsha', { endKind: 'handed_back' }));

    expect(refusalOf('hunan', 'changsha', someFacts({ delegations }))).toBe(code);
    expect(refusalOf('hunan', 'zhuzhou', someFacts({ delegations }))).toBeUndefined();
  });

  it('counts neither recalls nor earlier rounds as returns', () => {
    const delegations = [
      aDelegation('hunan', 'changsha', { endKind: 'recalled' }),
      aDelegation('hunan', 'changsha', { endKind: 'recalled' }),
      aDelegation('hunan', 'changsha', { endKind: 'handed_back', runNo: 1 }),
      aDelegation('hunan', 'changsha', { endKind: 'handed_back', runNo: 1 }),
    ];

    expect(refusalOf('hunan', 'changsha', someFacts({ delegations }), { ...ordinary, flags: [], runNo: 2 })).toBeUndefined();
  });

  it('of category 8 waits for its release', () => {
    const held = { ...ordinary, flags: [], problemCategory: 8 };

    expect(refusalOf('hunan', 'changsha', someFacts(), held)).toBe('case-held-at-province');
    expect(refusalOf('hunan', 'changsha', someFacts(), { ...held, flags: [releasedFlag] })).toBeUndefined();
    expect(isHeldAtProvince({ type: 'consultation', problemCategory: 8, flags: [] })).toBe(false);
  });
});

describe('the chain of delegations', () => {
  it('is found from its first link down, leaving out what ended', () => {
    const old = aDelegation('changsha', 'ningxiang', { endKind: 'handed_back' });
    const first = aDelegation('hunan', 'changsha');
    const second = aDelegation('changsha', 'liuyang');

    expect(withThoseBelow(first, someFacts({ delegations: [old, first, second] }))).toEqual([first, second]);
    expect(withThoseBelow(second, someFacts({ delegations: [old, first, second] }))).toEqual([second]);
  });

  it('begins anew with each round', () => {
    const [before, now] = [aDelegation('hunan', 'changsha', { runNo: 1 }), aDelegation('hunan', 'zhuzhou', { runNo: 2 })];
    const facts = someFacts({ delegations: [before, now] });

    expect(activeDelegationFrom(units.hunan, 2, facts)).toBe(now);
    expect(activeDelegationTo(units.changsha, 2, facts)).toBeUndefined();
  });

  it('does not begin where an order came from outside', () => {
    const root = aDelegation('hunan', 'hunan', { fromUnitId: null });

    expect(activeDelegationTo(units.hunan, 1, someFacts({ delegations: [root] }))).toBeUndefined();
  });
});
