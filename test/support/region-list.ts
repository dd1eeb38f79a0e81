import { codeRangeOf, codesAbove } from '../../domain/region/code.ts';
import type { MentionScope, RegionRepository } from '../../domain/region/ports.ts';
import type { Region } from '../../domain/region/region.ts';
import { chinaDivision, type ChinaDivisionScope } from '../../infra/regions/china-division.ts';
import { deriveRegions, type DerivedRegion } from '../../infra/regions/derive-regions.ts';

/** The true regions of the country in memory, behind the same port as the database. */
export async function regionList(scope: ChinaDivisionScope): Promise<RegionRepository> {
  const edition = await chinaDivision(scope);
  const rows = [...deriveRegions(await edition.read())];
  const regions = new Map(rows.map((row) => [row.code, toRegion(row)]));
  const byLevel = Map.groupBy(regions.values(), ({ level }) => level);
  const isIn = ({ code }: Region, within?: readonly string[]) =>
    within === undefined || within.map(codeRangeOf).some(({ from, to }) => code >= from && code <= to);

  return {
    find: (code) => Promise.resolve(regions.get(code)),
    lineage: (code) => Promise.resolve(regions.has(code) ? [...codesAbove(code), code].flatMap((each) => regions.get(each) ?? []) : []),
    children: (parentCode, { after = '', limit }) =>
      Promise.resolve(
        [...regions.values()]
          .filter((region) => region.parentCode === parentCode && region.code > after)
          .sort((one, other) => (one.code < other.code ? -1 : 1))
          .slice(0, limit),
      ),
    search: ({ keys, prefix, within, limit }) =>
      Promise.resolve(
        rows
          .filter((row) => row.kind !== 'pseudo' && keys.some((key) => row[key].startsWith(prefix)))
          .map(toRegion)
          .filter((region) => isIn(region, within))
          .slice(0, limit),
      ),
    mentionedIn: (text: string, { levels, within }: MentionScope) =>
      Promise.resolve(
        levels
          .flatMap((level) => byLevel.get(level) ?? [])
          .filter((region) => region.kind !== 'pseudo' && text.includes(region.shortName) && isIn(region, within)),
      ),
    dataVersion: () => Promise.resolve(edition.digest),
  };
}

function toRegion({ code, parentCode, name, level, kind, fullName, shortName }: DerivedRegion): Region {
  return { code, parentCode, name, level, kind, fullName, shortName, inUse: true };
}
