import type { Knex } from 'knex';

/** Settings that a province has changed; what is not here has the default of `domain/setting`. Changes are audited. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table province_setting (
      unit_id text not null references unit (id),
      name text not null,
      value jsonb not null,
      primary key (unit_id, name)
    )`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('province_setting');
}
