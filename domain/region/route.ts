import { isWithin, levelOf } from './code.ts';
import type { Region } from './region.ts';

/** The regions whose units an order of some region passes on its way down (P3.2); codes, and unit ids at once. */
export type Route = {
  provinceCode: string;
  /** `null` where none stands between: 直辖市, 省直辖县, 兵团 cities; or where the region lies above. */
  cityCode: string | null;
  /** `null` where the city has no counties (东莞, 中山, 儋州, 嘉峪关), or where the region lies above. */
  countyCode: string | null;
  /** Whether the region names the end of a delegation: a county, or a city that has none. Otherwise people choose. */
  isComplete: boolean;
};

/** The cities without counties: a delegation ends with the city itself (P3.2, 区划 edition of 2023). */
export const citiesWithoutCounties: readonly string[] = ['441900000000', '442000000000', '460400000000', '620200000000'];

/**
 * Whether a code names the end of a delegation or lies below it, told without the list: a county or anything in it,
 * or a city that has none. What does not reach it is "above county" (P1.5), and people choose at 初审.
 */
export function reachesCounty(code: string): boolean {
  const level = levelOf(code);
  return (level !== 'province' && level !== 'city') || citiesWithoutCounties.includes(code);
}

/**
 * The way of an order down from its province. Takes a region's lineage, province first and the region itself last;
 * rows that only group (市辖区, 省直辖县级行政区划) have no unit and are passed over. `undefined` for an empty lineage.
 */
export function routeOf(lineage: readonly Region[]): Route | undefined {
  const [province] = lineage;
  const own = lineage.at(-1);
  if (province === undefined || own === undefined) return undefined;
  const find = (level: Region['level']) => lineage.find((region) => region.level === level && region.kind !== 'pseudo')?.code ?? null;
  const countyCode = find('county');
  return {
    provinceCode: province.code,
    cityCode: find('city'),
    countyCode,
    isComplete: countyCode !== null || citiesWithoutCounties.some((city) => isWithin(own.code, city)),
  };
}
