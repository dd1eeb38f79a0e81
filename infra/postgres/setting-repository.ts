import type { Knex } from 'knex';
import { provinceSettingDefaults, type ProvinceSettings, type Settings } from '../../domain/setting/settings.ts';

/** Settings in force, in a transaction or outside of any. */
export function createSettingRepository(database: Knex): Settings {
  return {
    ofProvince: async (provinceUnitId) => {
      const rows = await database('province_setting')
        .where('unit_id', provinceUnitId)
        .select<{ name: keyof ProvinceSettings; value: unknown }[]>('name', 'value');
      return { ...provinceSettingDefaults, ...(Object.fromEntries(rows.map(({ name, value }) => [name, value])) as Partial<ProvinceSettings>) };
    },
  };
}
