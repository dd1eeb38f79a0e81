import type { Knex } from 'knex';
import { nationCode } from '../../domain/region/code.ts';
import type { RegionRepository } from '../../domain/region/ports.ts';
import type { Region } from '../../domain/region/region.ts';
import { routeOf } from '../../domain/region/route.ts';
import type { Unit } from '../../domain/unit/unit.ts';

/** 国家局's unit, above those of all provinces. */
export const nationalUnit: Unit = { id: nationCode, name: '国家乡村振兴局', level: 'national', provinceCode: null, parentId: null, inUse: true };

const nameOf = (region: Pick<Region, 'name'>) => `${region.name}乡村振兴局`;
const everything = { limit: 10_000 };

/**
 * The units of a province (P3.2): one for itself, each city and each county. A county hangs under its city, or right
 * under the province where the row above it only groups (直辖市, 省直辖县); 东莞 and the like have none below them.
 * Throws where the province is not in the table of regions.
 */
export async function unitsOfProvince(regions: RegionRepository, provinceCode: string): Promise<Unit[]> {
  const province = await regions.find(provinceCode);
  if (province?.level !== 'province') throw new Error(`区划表中没有省级区划 ${provinceCode}，请先导入区划数据`);
  const own: Unit = { id: province.code, name: nameOf(province), level: 'province', provinceCode, parentId: nationCode, inUse: true };
  const cities = await regions.children(provinceCode, everything);
  const units = [own];
  // One after the other: they share the transaction's connection.
  for (const city of cities) units.push(...unitsFrom(province, city, await regions.children(city.code, everything)));
  return units;
}

function unitsFrom(province: Region, city: Region, counties: readonly Region[]): Unit[] {
  const lineages = [[province, city], ...counties.filter(({ level }) => level === 'county').map((county) => [province, city, county])];
  return lineages.flatMap((lineage) => {
    const region = lineage.at(-1);
    const route = routeOf(lineage);
    if (region?.kind !== 'ordinary' || !route) return [];
    const isCounty = region.level === 'county';
    const parentId = isCounty ? (route.cityCode ?? province.code) : province.code;
    return [{ id: region.code, name: nameOf(region), level: isCounty ? 'county' : 'city', provinceCode: province.code, parentId, inUse: true }];
  });
}

/** Writes units, those above first; a unit that is there keeps what administrators changed. Returns how many were new. */
export async function insertUnits(database: Knex, units: readonly Unit[]): Promise<number> {
  const rows = units.map((unit) => ({
    id: unit.id,
    name: unit.name,
    level: unit.level,
    province_code: unit.provinceCode,
    parent_id: unit.parentId,
    in_use: unit.inUse,
  }));
  const inserted = await database('unit').insert(rows).onConflict('id').ignore().returning('id');
  // A unit that intake or a platform made before the seed has no place in the tree yet.
  for (const unit of units)
    if (unit.parentId !== null) await database('unit').where('id', unit.id).whereNull('parent_id').update({ parent_id: unit.parentId });
  return inserted.length;
}
