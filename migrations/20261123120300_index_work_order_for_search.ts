import type { Knex } from 'knex';

/** People search by the platform's own number without naming the platform. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('create index work_order_platform_order_no_search on work_order (platform_order_no) where platform_order_no is not null');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index work_order_platform_order_no_search');
}
