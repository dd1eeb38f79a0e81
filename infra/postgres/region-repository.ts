import type { Knex } from 'knex';
import { codeRangeOf, codesAbove, levelOf, nationCode } from '../../domain/region/code.ts';
import { regionLevels, type RegionKind, type RegionLevel } from '../../domain/region/level.ts';
import type { RegionRepository, RegionSearch, RegionSearchKey } from '../../domain/region/ports.ts';
import type { Region } from '../../domain/region/region.ts';

type RegionRow = {
  code: string;
  parent_code: string;
  level: number;
  kind: RegionKind;
  name: string;
  full_name: string;
  short_name: string;
  in_use: boolean;
};

const columns = ['code', 'parent_code', 'level', 'kind', 'name', 'full_name', 'short_name', 'in_use'] as const;

/** The level as the table holds it, 1 to 5, so that indexes put higher levels first. */
export const levelNumber = (level: RegionLevel): number => regionLevels.indexOf(level) + 1;

const toRegion = (row: RegionRow): Region => ({
  code: row.code,
  parentCode: row.parent_code,
  name: row.name,
  level: regionLevels[row.level - 1] ?? 'village',
  kind: row.kind,
  fullName: row.full_name,
  shortName: row.short_name,
  inUse: row.in_use,
});

/** The highest character there is: everything that begins with a prefix lies below prefix + this. */
const last = '\u{10FFFF}';

/** The levels a region and those inside it can have. */
const levelsIn = (code: string): number[] => [1, 2, 3, 4, 5].slice(code === nationCode ? 0 : regionLevels.indexOf(levelOf(code)));

/** A part of a query with its bindings. */
type Part = { sql: string; bindings: (string | number | number[])[] };

/** Joined by `union all`; each part is planned with its own values, so that narrow and wide ranges get their own index. */
const unionAll = (parts: readonly Part[]): Part => ({
  sql: parts.map(({ sql }) => `(${sql})`).join(' union all '),
  bindings: parts.flatMap(({ bindings }) => bindings),
});

/** The condition that a region lies in another one; none for the whole country. */
const inside = (code: string): Part => {
  if (code === nationCode) return { sql: 'true', bindings: [] };
  const { from, to } = codeRangeOf(code);
  return { sql: 'code between ? and ?', bindings: [from, to] };
};

/**
 * Per level and range the first few matches in index order, which costs the same for one match and for ten thousand.
 * Written as a range, not as `like`, so that nothing has to be escaped.
 */
function searchPart(key: RegionSearchKey, level: number, code: string, search: RegionSearch): Part {
  const range = inside(code);
  return {
    sql: `select ${columns.join(', ')} from region
      where level = ? and ${key} >= ? and ${key} < ? and ${range.sql} and in_use and kind <> 'pseudo'
      order by ${key}, code limit ?`,
    bindings: [level, search.prefix, search.prefix + last, ...range.bindings, search.limit],
  };
}

/** The regions of some levels inside another one whose short name occurs in a text. */
function mentionPart(text: string, levels: readonly RegionLevel[], code: string): Part {
  const range = inside(code);
  // Without villages the small index region_short_name answers alone; its condition has to stand here word by word.
  const aboveVillage = levels.includes('village') ? '' : 'and level <= 4';
  return {
    sql: `select code from region
      where level = any(?) ${aboveVillage} and ${range.sql} and in_use and kind <> 'pseudo' and strpos(?, short_name) > 0`,
    bindings: [levels.map(levelNumber), ...range.bindings, text],
  };
}

/** The regions of the country in PostgreSQL, in or outside a transaction. */
export function createRegionRepository(database: Knex): RegionRepository {
  const byCodes = async (codes: readonly string[]): Promise<Region[]> =>
    (await database<RegionRow>('region').whereIn('code', codes).orderBy('level').select(...columns)).map(toRegion);

  return {
    find: async (code) => (await byCodes([code]))[0],
    lineage: async (code) => {
      const found = await byCodes([...codesAbove(code), code]);
      return found.at(-1)?.code === code ? found : [];
    },
    children: async (parentCode, { after = '', limit }) => {
      const rows = await database<RegionRow>('region')
        .where({ parent_code: parentCode, in_use: true })
        .andWhere('code', '>', after)
        .orderBy('code')
        .limit(limit)
        .select(...columns);
      return rows.map(toRegion);
    },
    search: async (search) => {
      const { keys, within = [nationCode], limit } = search;
      const parts = keys.flatMap((key) => within.flatMap((code) => levelsIn(code).map((level) => searchPart(key, level, code, search))));
      const { sql, bindings } = unionAll(parts);
      const { rows } = await database.raw<{ rows: RegionRow[] }>(
        `select * from (select distinct on (code) * from (${sql}) found order by code) once
         order by level, length(name), code limit ?`,
        [...bindings, limit],
      );
      return rows.map(toRegion);
    },
    mentionedIn: async (text, { levels, within = [nationCode] }) => {
      const { sql, bindings } = unionAll(within.map((code) => mentionPart(text, levels, code)));
      const { rows } = await database.raw<{ rows: RegionRow[] }>(
        // Materialised, or the planner merges the two readings of the table and no index answers alone.
        `with mentioned as materialized (${sql})
         select ${columns.join(', ')} from region where code in (select code from mentioned) order by code`,
        bindings,
      );
      return rows.map(toRegion);
    },
    dataVersion: async () => {
      const { rows } = await database.raw<{ rows: { id: number; digest: string }[] }>(
        'select id, digest from region_load order by id desc limit 1',
      );
      const [newest] = rows;
      return newest === undefined ? '0' : `${newest.id}-${newest.digest.slice(0, 12)}`;
    },
  };
}
