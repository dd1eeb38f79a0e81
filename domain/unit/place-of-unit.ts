import { nationCode } from '../region/code.ts';
import type { Region } from '../region/region.ts';
import { routeOf } from '../region/route.ts';
import type { UnitLevel } from './unit.ts';

/** Where the unit of a region stands: its level, and the units it may hang under, the usual one first. */
export type UnitPlace = { level: UnitLevel; provinceCode: string; parentIds: string[] };

/**
 * The place of a region's unit in the tree (P3.2): a county hangs under its city, or right under the province where none
 * stands between (直辖市, 省直辖县). `undefined` below the county and for rows that only group: they have no units.
 * Takes the region's lineage, province first and the region itself last.
 */
export function placeOfUnit(lineage: readonly Region[]): UnitPlace | undefined {
  const region = lineage.at(-1);
  const route = routeOf(lineage);
  if (!region || !route || region.kind === 'pseudo') return undefined;
  const { provinceCode, cityCode } = route;
  if (region.level === 'province') return { level: 'province', provinceCode, parentIds: [nationCode] };
  if (region.level === 'city') return { level: 'city', provinceCode, parentIds: [provinceCode] };
  if (region.level === 'county') return { level: 'county', provinceCode, parentIds: cityCode === null ? [provinceCode] : [cityCode, provinceCode] };
  return undefined;
}
