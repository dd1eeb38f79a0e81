import type { Knex } from 'knex';
import type { SettingRegister, UnitRegister } from '../../domain/admin/ports.ts';
import type { AdminScope } from '../../domain/admin/scope.ts';
import type { Unit } from '../../domain/unit/unit.ts';

const columns = { id: 'unit.id', name: 'unit.name', level: 'unit.level', provinceCode: 'unit.province_code', parentId: 'unit.parent_id', inUse: 'unit.in_use' } as const;

/** Units as the system administrator sees them, in a transaction or outside of any. */
export function createUnitRegister(database: Knex): UnitRegister {
  const inScope = <T extends object>({ provinceCode }: AdminScope) => {
    const query = database('unit').select<T[]>(columns);
    if (provinceCode !== null) void query.where('unit.province_code', provinceCode);
    return query;
  };
  return {
    list: async (scope, parentId) => {
      const query = inScope<Unit & { people: number; below: number }>(scope)
        .select({
          people: database.raw('(select count(*)::int from app_user where app_user.unit_id = unit.id and app_user.active)'),
          below: database.raw('(select count(*)::int from unit lower where lower.parent_id = unit.id)'),
        })
        .orderBy('unit.id');
      if (parentId !== undefined) void query.where('unit.parent_id', parentId);
      else if (scope.provinceCode !== null) void query.where('unit.id', scope.provinceCode);
      else void query.where('unit.level', 'national');
      return query;
    },
    lock: async (scope, unitId) => {
      const [unit] = await inScope<Unit>(scope).where('unit.id', unitId).forUpdate();
      return unit;
    },
    update: async (unitId, { name, inUse }) => {
      const change = { ...(name === undefined ? {} : { name }), ...(inUse === undefined ? {} : { in_use: inUse }) };
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
