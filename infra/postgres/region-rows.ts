import type { Knex } from 'knex';
import { codeRangeOf, provinceOf } from '../../domain/region/code.ts';
import type { RegionKind } from '../../domain/region/level.ts';
import { levelNumber } from './region-repository.ts';
import type { DerivedRegion, KnownRegions } from '../regions/derive-regions.ts';
import type { RegionEdition } from '../regions/region-edition.ts';

/** Names and kinds of the regions of these codes that the table holds. */
export async function knownRegions(transaction: Knex.Transaction, codes: readonly string[]): Promise<KnownRegions> {
  const { rows } = await transaction.raw<{ rows: { code: string; name: string; kind: RegionKind }[] }>(
    'select code, name, kind from region where code = any(?)',
    [[...codes]],
  );
  return new Map(rows.map(({ code, name, kind }) => [code, { name, kind }]));
}

/** The codes of which a newer edition has spoken, be it that it changed them or that it took them out of use. */
export async function codesOfNewerEditions(transaction: Knex.Transaction, sourceOn: string): Promise<Set<string>> {
  const { rows } = await transaction.raw<{ rows: { code: string }[] }>('select code from region where source_on > ?', [sourceOn]);
  return new Set(rows.map(({ code }) => code));
}

const facts = 'parent_code, level, kind, name, full_name, short_name, pinyin, initials';
const factsOf = (table: string): string => facts.replaceAll(/\w+/g, (column) => `${table}.${column}`);

/**
 * Inserts or changes rows and counts those that are different now. Rows that stay the same aren't touched.
 */
export async function upsertRegions(
  transaction: Knex.Transaction,
  edition: Pick<RegionEdition, 'source' | 'sourceOn'> & { at: Date; isLocal?: boolean },
  regions: readonly DerivedRegion[],
): Promise<number> {
  await keepFormerNames(transaction, edition.at, regions);
  const rows = regions.map((region) => ({
    code: region.code,
    parent_code: region.parentCode,
    level: levelNumber(region.level),
    kind: region.kind,
    name: region.name,
    full_name: region.fullName,
    short_name: region.shortName,
    pinyin: region.pinyin,
    initials: region.initials,
  }));
  const { rowCount } = await transaction.raw<{ rowCount: number }>(
    `insert into region (code, ${facts}, in_use, source, source_on, is_local)
     select n.code, ${factsOf('n')}, true, ?, ?, ?
     from json_to_recordset(?) as n(code text, parent_code text, level smallint, kind text, name text, full_name text,
       short_name text, pinyin text, initials text)
     left join region o on o.code = n.code
     where o.code is null or not o.in_use or o.is_local or (${factsOf('o')}) is distinct from (${factsOf('n')})
     on conflict (code) do update set (${facts}, in_use, source, source_on, is_local)
       = (${factsOf('excluded')}, excluded.in_use, excluded.source, excluded.source_on, excluded.is_local)`,
    [edition.source, edition.sourceOn, edition.isLocal ?? false, JSON.stringify(rows)],
  );
  return rowCount;
}

/** Keeps the full names that regions are about to give up, for the orders of their time. */
async function keepFormerNames(transaction: Knex.Transaction, at: Date, regions: readonly DerivedRegion[]): Promise<void> {
  await transaction.raw(
    `insert into region_former_name (code, full_name, until)
     select o.code, o.full_name, ? from json_to_recordset(?) as n(code text, full_name text)
     join region o on o.code = n.code where o.full_name <> n.full_name
     on conflict (code, until) do nothing`,
    [at, JSON.stringify(regions.map(({ code, fullName }) => ({ code, full_name: fullName })))],
  );
}

/** The name a region had when an order was accepted, as a column of a query that joins both: the first given up since, or today's. */
export const regionNameThen = `coalesce((select f.full_name from region_former_name f
  where f.code = work_order.region_code and f.until > work_order.accepted_at order by f.until limit 1), region.full_name)`;

/** Rewrites the full names of given regions, whose own facts stay: a region above them was renamed. */
export async function rewriteFullNames(transaction: Knex.Transaction, regions: readonly DerivedRegion[], at: Date): Promise<number> {
  await keepFormerNames(transaction, at, regions);
  const { rowCount } = await transaction.raw<{ rowCount: number }>(
    `update region o set full_name = n.full_name from json_to_recordset(?) as n(code text, full_name text)
     where o.code = n.code and o.full_name <> n.full_name`,
    [JSON.stringify(regions.map(({ code, fullName }) => ({ code, full_name: fullName })))],
  );
  return rowCount;
}

/** The regions in use below given ones, by code. */
export async function regionsBelow(transaction: Knex.Transaction, codes: readonly string[]): Promise<{ code: string; name: string }[]> {
  const ranges = codes.map(codeRangeOf);
  const { rows } = await transaction.raw<{ rows: { code: string; name: string }[] }>(
    `select distinct r.code, r.name from unnest(cast(? as text[]), cast(? as text[])) as w(low, high)
     join region r on r.code > w.low and r.code <= w.high where r.in_use order by r.code`,
    [ranges.map(({ from }) => from), ranges.map(({ to }) => to)],
  );
  return rows;
}

/**
 * Takes out of use what a complete list no longer names, with everything below it, on the levels and in the provinces
 * the list covers. Rows that only group and units of the statistics stay: official lists don't carry them.
 */
export async function withdrawMissing(
  transaction: Knex.Transaction,
  edition: Pick<RegionEdition, 'source' | 'sourceOn'>,
  regions: readonly DerivedRegion[],
): Promise<number> {
  const { rowCount } = await transaction.raw<{ rowCount: number }>(
    `with missing as (
       select code, case level when 1 then 2 when 2 then 4 when 3 then 6 when 4 then 9 else 12 end as digits from region
       where in_use and kind = 'ordinary' and not is_local and source_on <= ? and level = any(?) and left(code, 2) = any(?)
         and not exists (select from unnest(cast(? as text[])) as named(code) where named.code = region.code)
     )
     update region set in_use = false, source = ?, source_on = ? from missing
     where region.in_use and region.code between missing.code and rpad(left(missing.code, missing.digits), 12, '9')`,
    [
      edition.sourceOn,
      [...new Set(regions.map(({ level }) => levelNumber(level)))],
      [...new Set(regions.map(({ code }) => provinceOf(code).slice(0, 2)))],
      regions.map(({ code }) => code),
      edition.source,
      edition.sourceOn,
    ],
  );
  return rowCount;
}

/**
 * Does the work without the table's secondary indexes and builds them afterwards, which is several times cheaper than
 * filling them row by row. For the first load only: it locks the table. Their definitions come from the catalog.
 */
export async function withoutIndexes<T>(transaction: Knex.Transaction, work: () => Promise<T>): Promise<T> {
  const { rows } = await transaction.raw<{ rows: { name: string; definition: string }[] }>(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
     join pg_class c on c.oid = i.indexrelid
     where i.indrelid = 'region'::regclass and not i.indisprimary order by c.relname`,
  );
  for (const { name } of rows) await transaction.raw('drop index ??', [name]);
  const result = await work();
  await transaction.raw("set local maintenance_work_mem = '256MB'");
  for (const { definition } of rows) await transaction.raw(definition);
  return result;
}
