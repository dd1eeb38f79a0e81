import type { Knex } from 'knex';

/**
 * Figures of the dashboard count orders, so the index of pending tasks says which order each belongs to; what each step
 * took in a time, and 国家局's transfers, are read from indexes of their own. Both tables are locked for writing while
 * an index is built: some seconds for a million orders.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('drop index work_item_pending');
  await knex.raw(`create index work_item_pending on work_item (unit_id, kind, due_at) include (order_id) where state in ('open', 'claimed')`);
  await knex.raw(`create index work_item_done on work_item (unit_id, ended_at) include (kind, created_at, order_id) where state = 'completed'`);
  await knex.raw(`create index work_order_national on work_order (accepted_at desc, id desc) where source = 'national'`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index work_order_national');
  await knex.raw('drop index work_item_done');
  await knex.raw('drop index work_item_pending');
  await knex.raw(`create index work_item_pending on work_item (unit_id, kind, due_at) where state in ('open', 'claimed')`);
}
