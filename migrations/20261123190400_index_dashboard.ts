import type { Knex } from 'knex';

/** The supervisor's dashboard counts what was accepted and what ended in a time, per province, and what is open, from indexes. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('create index work_order_province_ended on work_order (province_unit_id, ended_at) include (status) where ended_at is not null');
  await knex.raw(`create index work_item_pending on work_item (unit_id, kind, due_at) where state in ('open', 'claimed')`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index work_item_pending');
  await knex.raw('drop index work_order_province_ended');
}
