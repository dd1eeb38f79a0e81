import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { ReadList, RegionCount, RegionEffects, RegionLine, RegionLists, RegionLoad, RegionRegister } from '../../domain/admin/region-ports.ts';
import type { AdminScope } from '../../domain/admin/scope.ts';
import { codeRangeOf, codesAbove, nationCode } from '../../domain/region/code.ts';
import type { KnownRegion } from '../../domain/region/compare-editions.ts';
import { regionLevels } from '../../domain/region/level.ts';
import { DomainError } from '../../domain/shared/domain-error.ts';
import { deriveRegions } from '../regions/derive-regions.ts';
import { loadWithin, lockRegions } from '../regions/load-regions.ts';
import { RegionListError, type RegionEdition } from '../regions/region-edition.ts';
import { regionList } from '../regions/region-file.ts';
import { createRegionRepository } from './region-repository.ts';
import { knownRegions, upsertRegions } from './region-rows.ts';

/** What is written as the source of local changes; what was taken out of use so can be brought back at once. */
const localSources = { added: '本地补充', stopped: '本地停用', restored: '本地启用' } as const;

/** Files of regions that administrators bring. */
export const regionLists: RegionLists = {
  read: async (content, description) => {
    const edition = regionList(content, description);
    try {
      return { facts: await edition.read(), load: edition };
    } catch (error) {
      if (error instanceof RegionListError) return { reasons: error.reasons };
      throw error;
    }
  },
};

const rangeOf = ({ provinceCode }: AdminScope) => codeRangeOf(provinceCode ?? nationCode);
const number = (value: string) => Number(value);

/** The regions of a scope as their administrator sees and changes them, in one transaction. */
export function createRegionRegister(transaction: Knex.Transaction): RegionRegister {
  const recordChange = async (source: string, on: string, changed: number, { userId, at }: { userId: string; at: Date }) => {
    await transaction('region_load').insert({ digest: `local ${randomUUID()}`, kind: 'local', source, source_on: on, region_count: changed, changed_count: changed, loaded_at: at, loaded_by: userId });
  };
  return {
    version: () => createRegionRepository(transaction).dataVersion(),
    loads: ({ provinceCode }, limit) => {
      const query = transaction('region_load')
        .orderBy('id', 'desc')
        .limit(limit)
        .select<RegionLoad[]>({ kind: 'kind', source: 'source', sourceOn: 'source_on', loadedAt: 'loaded_at', regionCount: 'region_count', changedCount: 'changed_count', provinceCode: 'province_code' });
      if (provinceCode !== null) void query.where((own) => void own.whereNull('province_code').orWhere('province_code', provinceCode));
      return query;
    },
    counts: async (scope) => {
      const { from, to } = rangeOf(scope);
      const { rows } = await transaction.raw<{ rows: { level: number; in_use: string; stopped: string; local: string }[] }>(
        `select level, count(*) filter (where in_use) as in_use, count(*) filter (where not in_use) as stopped, count(*) filter (where is_local and in_use) as local
         from region where code between ? and ? group by level order by level`,
        [from, to],
      );
      return rows.map((row): RegionCount => ({ level: regionLevels[row.level - 1] ?? 'village', inUse: number(row.in_use), stopped: number(row.stopped), local: number(row.local) }));
    },
    list: async (scope, { parentCode, term, after = '' }, limit) => {
      const { from, to } = rangeOf(scope);
      const top = scope.provinceCode === null ? { parent_code: nationCode } : { code: scope.provinceCode };
      const query = transaction('region').whereBetween('region.code', [from, to]).andWhere('region.code', '>', after).orderBy('region.code').limit(limit);
      if (term === undefined) void query.where(parentCode === undefined ? top : { parent_code: parentCode });
      else if (/^\d+$/.test(term)) void query.where('region.code', '>=', term.padEnd(12, '0').slice(0, 12)).where('region.code', '<=', term.padEnd(12, '9').slice(0, 12));
      // One range per level, as the index is made: level first.
      else void query.whereIn('level', [1, 2, 3, 4, 5]).where('name', '>=', term).where('name', '<', `${term}\u{10FFFF}`);
      void query.select({
        unitName: transaction.raw('(select unit.name from unit where unit.id = region.code and unit.in_use)'),
        below: transaction.raw('(select count(*)::int from region lower where lower.parent_code = region.code)'),
      });
      const rows = await query.select<(Omit<RegionLine, 'level'> & { level: number })[]>({
        code: 'region.code', parentCode: 'parent_code', name: 'name', level: 'level', kind: 'kind', fullName: 'full_name', shortName: 'short_name', inUse: 'in_use', isLocal: 'is_local',
        source: 'source', sourceOn: 'source_on',
      }); // prettier-ignore
      return rows.map((row) => ({ ...row, level: regionLevels[row.level - 1] ?? 'village' }));
    },
    lock: () => lockRegions(transaction),
    known: async (provinceCodes) => {
      const prefixes = provinceCodes.map((code) => code.slice(0, 2));
      const { rows } = await transaction.raw<{ rows: (KnownRegion & { sourceOn: string })[] }>(
        `select code, name, kind, in_use as "inUse", is_local as "isLocal", source_on as "sourceOn" from region where left(code, 2) = any(?)`,
        [prefixes],
      );
      return rows;
    },
    effectsOf: async (codes): Promise<RegionEffects> => {
      const units = await transaction.raw<{ rows: RegionEffects['units'] }>('select id, name from unit where in_use and id = any(?) order by id', [[...codes]]);
      const orders = await transaction.raw<{ rows: { count: number }[] }>('select count(*)::int as count from work_order where ended_at is null and region_code = any(?)', [[...codes]]);
      return { units: units.rows, openOrders: orders.rows[0]?.count ?? 0 };
    },
    load: async ({ load }: ReadList, { userId, provinceCode, at }) => {
      try {
        return await loadWithin(transaction, load as RegionEdition, { now: at, by: { userId, provinceCode } });
      } catch (error) {
        if (!(error instanceof RegionListError)) throw error;
        const problems = error.reasons.slice(0, 20).map((detail) => ({ pointer: '/file', code: 'not-allowed', detail }));
        throw new DomainError('validation-failed', `共有 ${error.reasons.length} 处不符合要求，未保存任何内容。`, { problems });
      }
    },
    codesBelow: async (parentCode) => {
      const { from, to } = codeRangeOf(parentCode);
      return new Set(await transaction('region').where('code', '>', from).andWhere('code', '<=', to).pluck<string[]>('code'));
    },
    addLocal: async (region, { userId, at, on }) => {
      const known = await knownRegions(transaction, codesAbove(region.code));
      await upsertRegions(transaction, { source: localSources.added, sourceOn: on, at, isLocal: true }, [...deriveRegions([region], known)]);
      await recordChange(`${localSources.added} ${region.name}`, on, 1, { userId, at });
    },
    setInUse: async (code, inUse, { userId, at, on }) => {
      const { from, to } = codeRangeOf(code);
      const query = transaction('region').whereBetween('code', [from, to]).where('in_use', !inUse);
      // What an edition has taken out of use below stays so.
      if (inUse) void query.where((own) => void own.where('code', code).orWhere('source', localSources.stopped));
      const source = inUse ? localSources.restored : localSources.stopped;
      const changed = await query.update({ in_use: inUse, source, source_on: on });
      await recordChange(`${source} ${code}`, on, changed, { userId, at });
      return changed;
    },
  };
}
