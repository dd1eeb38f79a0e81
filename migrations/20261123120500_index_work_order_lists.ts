import type { Knex } from 'knex';

/** 国家局 lists the orders of all provinces, newest first; everyone lists those of a region. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('create index work_order_accepted on work_order (accepted_at desc, id desc)');
  await knex.raw('create index work_order_region on work_order (region_code) where region_code is not null');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index work_order_region');
  await knex.raw('drop index work_order_accepted');
}
