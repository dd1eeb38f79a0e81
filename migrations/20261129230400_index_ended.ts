import type { Knex } from 'knex';

/**
 * What ended in a time is counted for the whole country as well, not only by province: without this index every order is
 * read. The table is locked for writing while it is built: some seconds for a million orders.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('create index work_order_ended on work_order (ended_at) where ended_at is not null');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index work_order_ended');
}
