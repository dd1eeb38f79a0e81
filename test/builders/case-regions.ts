import type { Knex } from 'knex';
import { codesAbove, levelOf, toRegionCode } from '../../domain/region/code.ts';
import { chinaDivision } from '../../infra/regions/china-division.ts';
import { loadRegions } from '../../infra/regions/load-regions.ts';
import type { OrderCase } from '../../simulator/cases.ts';

/** The provinces that have a platform in the demonstration, by the shapes that differ. */
export const demoProvinces = ['43', '50', '46', '44', '65'] as const;

/** Loads the true list down to counties, and below them the places that the cases name by code. */
export async function insertCaseRegions(database: Knex, cases: readonly OrderCase[]): Promise<void> {
  const named = new Set(cases.flatMap(({ body }) => toRegionCode(String((body['region'] as { code?: string } | undefined)?.code)) ?? []));
  const wanted = new Set([...named].flatMap((code) => [...codesAbove(code), code]));
  const edition = await chinaDivision({ deepest: 'village', detailedProvinces: demoProvinces.map((code) => `${code}0000000000`) });
  const isWanted = (code: string) => ['province', 'city', 'county'].includes(levelOf(code)) || wanted.has(code);
  const read = async () => (await edition.read()).filter(({ code }) => isWanted(code));
  await loadRegions(database, { ...edition, digest: 'cases', read }, { now: new Date() });
}
