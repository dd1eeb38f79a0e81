import type { Knex } from 'knex';
import type { OpenWork, SettingRegister, UnitLine, UnitRegister } from '../../domain/admin/ports.ts';
import type { AdminScope } from '../../domain/admin/scope.ts';
import type { Unit } from '../../domain/unit/unit.ts';

const columns = { id: 'unit.id', name: 'unit.name', level: 'unit.level', provinceCode: 'unit.province_code', parentId: 'unit.parent_id', inUse: 'unit.in_use', phone: 'unit.phone' } as const;

/** Units as the system administrator sees them, in a transaction or outside of any. */
export function createUnitRegister(database: Knex): UnitRegister {
  const inScope = <T extends object>({ provinceCode }: AdminScope) => {
    const query = database('unit').select<T[]>(columns);
    if (provinceCode !== null) void query.where('unit.province_code', provinceCode);
    return query;
  };
  return {
    list: async (scope, { parentId, term }) => {
      const query = inScope<UnitLine>(scope)
        .select({
          parentName: database.raw('(select upper.name from unit upper where upper.id = unit.parent_id)'),
          people: database.raw('(select count(*)::int from app_user where app_user.unit_id = unit.id and app_user.active)'),
          below: database.raw('(select count(*)::int from unit lower where lower.parent_id = unit.id)'),
        })
        .orderBy('unit.id');
      if (term !== undefined) {
        const escaped = term.replaceAll(/[\\%_]/g, '\\$&');
        void query.whereRaw('(unit.name like ? or unit.id like ?)', [`%${escaped}%`, `${escaped}%`]).limit(50);
      } else if (parentId !== undefined) void query.where('unit.parent_id', parentId);
      else if (scope.provinceCode !== null) void query.where('unit.id', scope.provinceCode);
      else void query.where('unit.level', 'national');
      return query;
    },
    lock: async (scope, unitId) => {
      const [unit] = await inScope<Unit & { phone: string | null }>(scope).where('unit.id', unitId).forUpdate();
      return unit;
    },
    insert: async ({ id, name, level, provinceCode, parentId, inUse, phone }) => {
      await database('unit').insert({ id, name, level, province_code: provinceCode, parent_id: parentId, in_use: inUse, phone });
    },
    openWorkOf: async (unitId) => {
      const { rows } = await database.raw<{ rows: OpenWork[] }>(
        `select
           (select count(*)::int from work_item where unit_id = :unitId and state in ('open', 'claimed')) as items,
           (select count(*)::int from work_order where ended_at is null and (handling_unit_id = :unitId or province_unit_id = :unitId)) as orders,
           (select count(*)::int from delegation where ended_at is null and (to_unit_id = :unitId or from_unit_id = :unitId)) as delegations,
           (select count(*)::int from unit where parent_id = :unitId and in_use) as "unitsBelow",
           (select count(*)::int from platform where province_code = :unitId and live) as "livePlatforms"`,
        { unitId },
      );
      return rows[0] ?? { items: 0, orders: 0, delegations: 0, unitsBelow: 0, livePlatforms: 0 };
    },
    update: async (unitId, { name, phone, parentId, inUse }) => {
      const change = {
        ...(name === undefined ? {} : { name }),
        ...(phone === undefined ? {} : { phone }),
        ...(parentId === undefined ? {} : { parent_id: parentId }),
        ...(inUse === undefined ? {} : { in_use: inUse }),
      };
      if (Object.keys(change).length > 0) await database('unit').where('id', unitId).update(change);
    },
  };
}

/** Settings that a province has changed, in one transaction. */
export function createSettingRegister(transaction: Knex): SettingRegister {
  return {
    set: async (unitId, name, value) => {
      await transaction('province_setting')
        .insert({ unit_id: unitId, name, value: JSON.stringify(value) })
        .onConflict(['unit_id', 'name'])
        .merge(['value']);
    },
  };
}
