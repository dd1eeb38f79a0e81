import type { Knex } from 'knex';
import type { Units } from '../../domain/unit/ports.ts';
import type { Unit, UnitLevel } from '../../domain/unit/unit.ts';

type Row = { id: string; name: string; level: UnitLevel; province_code: string | null; parent_id: string | null; in_use: boolean };

const toUnit = (row: Row): Unit => ({
  id: row.id,
  name: row.name,
  level: row.level,
  provinceCode: row.province_code,
  parentId: row.parent_id,
  inUse: row.in_use,
});

/** Units, in a transaction or outside of any. */
export function createUnitRepository(database: Knex): Units {
  return {
    find: async (unitId) => {
      const row = await database<Row>('unit').where('id', unitId).first();
      return row && toUnit(row);
    },
    pathOf: async (unitId) => {
      const { rows } = await database.raw<{ rows: Row[] }>(
        `with recursive path as (
           select unit.*, 0 as depth from unit where id = ?
           union all
           select unit.*, depth + 1 from path join unit on unit.id = path.parent_id where unit.level <> 'national')
         select * from path order by depth`,
        [unitId],
      );
      return rows.map(toUnit);
    },
    below: async (unitId) => {
      const rows = await database<Row>('unit').where({ parent_id: unitId, in_use: true }).orderBy('id');
      return rows.map(toUnit);
    },
  };
}
