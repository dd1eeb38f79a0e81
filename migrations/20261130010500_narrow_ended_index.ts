import type { Knex } from 'knex';

/**
 * An index that holds a column which every step changes makes every step write to all indexes of the table (no HOT update);
 * `status` was in this one for nothing. The table is locked for writing while it is built: some seconds for a million orders.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('drop index work_order_province_ended');
  await knex.raw('create index work_order_province_ended on work_order (province_unit_id, ended_at) where ended_at is not null');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index work_order_province_ended');
  await knex.raw('create index work_order_province_ended on work_order (province_unit_id, ended_at) include (status) where ended_at is not null');
}
