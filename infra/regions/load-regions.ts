import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { codesAbove, levelOf } from '../../domain/region/code.ts';
import { derivationVersion, deriveRegions, type DerivedRegion, type KnownRegions } from './derive-regions.ts';
import { RegionListError, type RegionEdition, type RegionFact } from './region-edition.ts';
import { codesOfNewerEditions, knownRegions, regionsBelow, rewriteFullNames, upsertRegions, withdrawMissing, withoutIndexes } from '../postgres/region-rows.ts';

/** How an edition is loaded. `force`: also when it was loaded before. */
export type LoadOptions = { now: Date; force?: boolean; onProgress?: (done: number, total: number) => void };

/** What loading did. `alreadyLoaded`: this very edition was loaded before, nothing was read. */
export type LoadReport = { alreadyLoaded: boolean; regionCount: number; changedCount: number; withdrawnCount: number };

const batchSize = 5_000;

/** Guards one load against another; any number that nothing else locks. */
const loadLock = 1_231_700_010;

/**
 * Brings the table of regions to an edition, in one transaction (P7.1). Loading the same edition again changes nothing
 * and takes no time; an older edition never overwrites what a newer one said. Throws `RegionListError` for a bad list.
 */
export async function loadRegions(database: Knex, edition: RegionEdition, options: LoadOptions): Promise<LoadReport> {
  const report = await database.transaction((transaction) => loadWithin(transaction, edition, options));
  if (report.changedCount + report.withdrawnCount > 0) await refreshStatistics(database);
  if (!report.alreadyLoaded) options.onProgress?.(report.regionCount, report.regionCount);
  return report;
}

/** Statistics for the planner, and the visibility map, without which no index answers alone. Not inside a transaction. */
export async function refreshStatistics(database: Knex): Promise<void> {
  await database.raw('vacuum (analyze) region');
}

/** The same within a transaction of the caller, for an administrator: who loads it, and for which province. */
export async function loadWithin(
  transaction: Knex.Transaction,
  edition: RegionEdition,
  options: LoadOptions & { by?: { userId: string; provinceCode: string | null } },
): Promise<LoadReport> {
  // The rules that derive a row belong to what is loaded: when they change, the same list gives other rows.
  const digest = createHash('sha256').update(`${derivationVersion} ${edition.isComplete} ${edition.digest}`).digest('hex');
  await transaction.raw('set local statement_timeout = 0');
  await transaction.raw('set local idle_in_transaction_session_timeout = 0');
  await lockRegions(transaction);
  const isLoaded = (await transaction('region_load').where({ digest }).first('id')) !== undefined;
  if (isLoaded && options.force !== true) return { alreadyLoaded: true, regionCount: 0, changedCount: 0, withdrawnCount: 0 };

  const newer = await codesOfNewerEditions(transaction, edition.sourceOn);
  const facts = (await edition.read())
    .filter(({ code }) => !newer.has(code))
    .sort((one, other) => (one.code < other.code ? -1 : 1));
  const above = await knownRegions(transaction, codesToKnow(facts));
  assertParentsKnown(facts, above);
  const renamed = facts.filter(({ code, name }) => above.get(code)?.name !== name && above.has(code)).map(({ code }) => code);

  const regions: DerivedRegion[] = [];
  let changedCount = 0;
  const upsertAll = async () => {
    for (const batch of batches(deriveRegions(facts, above))) {
      changedCount += await upsertRegions(transaction, { ...edition, at: options.now }, batch);
      regions.push(...batch);
      // The last step is shown when all is done: building indexes takes its time.
      if (regions.length < facts.length) options.onProgress?.(regions.length, facts.length);
    }
  };
  const isFirst = (await transaction('region').first('code')) === undefined;
  await (isFirst ? withoutIndexes(transaction, upsertAll) : upsertAll());
  changedCount += await followRenames(transaction, renamed, above, options.now);
  const withdrawnCount = edition.isComplete ? await withdrawMissing(transaction, edition, regions) : 0;
  await transaction('region_load').insert({
    digest,
    source: edition.source,
    source_on: edition.sourceOn,
    region_count: regions.length,
    changed_count: changedCount + withdrawnCount,
    loaded_at: options.now,
    loaded_by: options.by?.userId ?? null,
    province_code: options.by?.provinceCode ?? null,
  });
  return { alreadyLoaded: false, regionCount: regions.length, changedCount, withdrawnCount };
}

/** Until the transaction ends, nobody else changes regions. */
export async function lockRegions(transaction: Knex.Transaction): Promise<void> {
  await transaction.raw('select pg_advisory_xact_lock(?)', [loadLock]);
}

/** The regions above the facts, and the facts themselves down to the township: what full names are made of. */
function codesToKnow(facts: readonly RegionFact[]): string[] {
  const codes = facts.flatMap(({ code }) => (levelOf(code) === 'village' ? codesAbove(code) : [...codesAbove(code), code]));
  return [...new Set(codes)];
}

function assertParentsKnown(facts: readonly RegionFact[], above: KnownRegions): void {
  const codes = new Set([...above.keys(), ...facts.map(({ code }) => code)]);
  const reasons = facts.flatMap(({ code, line }) => {
    const level = levelOf(code);
    const parents = codesAbove(code);
    // A city or county may do without the row above it, which often only groups; a town or village may not.
    const isKnown = level === 'city' || level === 'county' ? parents.some((parent) => codes.has(parent)) : codes.has(parents.at(-1) ?? code);
    return isKnown ? [] : [`${line === undefined ? '' : `第 ${line} 行：`}${code} 的上级区划既不在文件中，也不在库中。`];
  });
  if (reasons.length > 0) throw new RegionListError(reasons);
}

/** Regions below a renamed one carry its name in their full names. */
async function followRenames(transaction: Knex.Transaction, renamed: readonly string[], known: KnownRegions, at: Date): Promise<number> {
  if (renamed.length === 0) return 0;
  const below = await regionsBelow(transaction, renamed);
  const all = new Map([...known, ...(await knownRegions(transaction, codesToKnow(below)))]);
  let changed = 0;
  for (const batch of batches(deriveRegions(below, all))) changed += await rewriteFullNames(transaction, batch, at);
  return changed;
}

function* batches(regions: Iterable<DerivedRegion>): Generator<DerivedRegion[]> {
  let batch: DerivedRegion[] = [];
  for (const region of regions) {
    batch.push(region);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
