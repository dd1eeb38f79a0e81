import type { UserView } from '../api/contract/workbench/session.ts';

const municipalities = ['11', '12', '31', '50'];

/** Whether the second pair of a code only groups counties: 市辖区 and 县 of a 直辖市, 省直辖县级行政区划. */
const groupsOnly = (code: string) => municipalities.includes(code.slice(0, 2)) || code.slice(2, 4) === '90';

/**
 * The unit to which a handler of `unit` hands an order of this region down, as its digits tell: the city, or straight the
 * county where no city stands between. Undefined: the unit handles it itself – the region is unknown, of another
 * province, or says no more than the unit's own level (东莞 and 中山 have towns right under the city).
 */
export function unitBelow(unit: Pick<UserView['unit'], 'id' | 'level'>, regionCode: string | null): string | undefined {
  if (regionCode === null || regionCode.slice(0, 2) !== unit.id.slice(0, 2)) return undefined;
  const county = regionCode.slice(4, 6) === '00' ? undefined : `${regionCode.slice(0, 6)}000000`;
  const city = regionCode.slice(2, 4) === '00' ? undefined : `${regionCode.slice(0, 4)}00000000`;
  if (unit.level === 'province') return groupsOnly(regionCode) ? county : city;
  if (unit.level === 'city') return county !== undefined && county.startsWith(unit.id.slice(0, 4)) ? county : undefined;
  return undefined;
}

/** The demo login of a unit's person: `430100-handler` for 430100000000. */
export const loginOf = (unitId: string, role: 'handler' | 'reviewer' | 'supervisor') => `${unitId.slice(0, 6)}-${role}`;
