import type { AccessFacts } from '../../domain/access/facts.ts';
import type { Delegation } from '../../domain/handling/ports.ts';
import type { Unit, UnitLevel } from '../../domain/unit/unit.ts';
import type { Right } from '../../domain/user/right.ts';
import type { User } from '../../domain/user/user.ts';
import { units } from './organisation.ts';

type UnitName = keyof typeof units;

/** The way up from each unit of tests, without 国家局. */
export const paths: Record<UnitName, UnitName[]> = {
  national: ['national'],
  hunan: ['hunan'],
  changsha: ['changsha', 'hunan'],
  liuyang: ['liuyang', 'changsha', 'hunan'],
  ningxiang: ['ningxiang', 'changsha', 'hunan'],
  zhuzhou: ['zhuzhou', 'hunan'],
  lukou: ['lukou', 'zhuzhou', 'hunan'],
  chongqing: ['chongqing'],
  wanzhou: ['wanzhou', 'chongqing'],
  guangdong: ['guangdong'],
  dongguan: ['dongguan', 'guangdong'],
};

const levels: Record<UnitName, UnitLevel> = {
  national: 'national', hunan: 'province', changsha: 'city', liuyang: 'county', ningxiang: 'county', zhuzhou: 'city', lukou: 'county',
  chongqing: 'province', wanzhou: 'county', guangdong: 'province', dongguan: 'city',
}; // prettier-ignore

const provinceOf = (name: UnitName) => (name === 'national' ? null : units[paths[name].at(-1) ?? name]);

/** A unit of tests as the rules see it. */
export function aUnit(name: UnitName, change: Partial<Unit> = {}): Unit {
  const [, parent] = paths[name];
  const parentId = name === 'national' ? null : parent ? units[parent] : units.national;
  return { id: units[name], name: `${name}12317`, level: levels[name], provinceCode: provinceOf(name), parentId, inUse: true, ...change };
}

/** A user of a unit of tests. */
export function aUser(name: UnitName, rights: Right | readonly Right[] = 'handler', id = `user-of-${name}`): User {
  return {
    id,
    login: id,
    name: '李四',
    duty: '科员',
    unitId: units[name],
    unitName: `${name}12317`,
    unitLevel: levels[name],
    provinceCode: provinceOf(name),
    unitPath: paths[name].map((one) => units[one]),
    rights: [rights].flat(),
  };
}

let serial = 0;

/** A delegation between units of tests; ended where `endKind` is given. */
export function aDelegation(from: UnitName, to: UnitName, change: Partial<Delegation> = {}): Delegation {
  serial += 1;
  const ended = change.endKind ? { endedAt: new Date(Date.UTC(2026, 10, 23, 3, serial)) } : {};
  return {
    id: `delegation-${serial}`,
    runNo: 1,
    fromUnitId: units[from],
    toUnitId: units[to],
    delegatedAt: new Date(Date.UTC(2026, 10, 23, 2, serial)),
    endedAt: null,
    endKind: null,
    ...ended,
    ...change,
  };
}

/** What decides about an order of 湖南; nothing delegated, nobody barred. */
export function someFacts(change: Partial<AccessFacts> = {}): AccessFacts {
  return { provinceUnitId: units.hunan, sealed: false, delegations: [], barredUnitIds: [], barredUserIds: [], ...change };
}
