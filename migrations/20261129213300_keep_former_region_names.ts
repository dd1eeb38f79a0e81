import type { Knex } from 'knex';

/**
 * Regions in use are kept by administrators: a region added locally (a temporary village code) is told from those of an
 * edition, each load says whose it was, and a name that a region gives up is kept for the orders of its time.
 * A constant default and nullable columns: the locks last an instant, no row is rewritten.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table region add column is_local boolean not null default false');
  await knex.raw(`
    alter table region_load
      add column kind text not null default 'edition' check (kind in ('edition', 'local')),
      add column province_code text,
      add column loaded_by uuid references app_user (id)`);
  await knex.raw(`
    create table region_former_name (
      code text not null,
      full_name text not null,
      until timestamptz not null,
      primary key (code, until)
    )`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('region_former_name');
  await knex.raw('alter table region_load drop column kind, drop column province_code, drop column loaded_by');
  await knex.raw('alter table region drop column is_local');
}
