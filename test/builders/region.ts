import type { Knex } from 'knex';
import { chinaDivision } from '../../infra/regions/china-division.ts';
import { loadRegions } from '../../infra/regions/load-regions.ts';

/** Loads real regions: provinces, cities and counties of the country, townships of 湖南. */
export async function insertRegions(database: Knex): Promise<void> {
  const edition = await chinaDivision({ deepest: 'township', detailedProvinces: ['430000000000'] });
  await loadRegions(database, edition, { now: new Date('2026-01-01T00:00:00Z') });
}
