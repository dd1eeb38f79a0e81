import type { Knex } from 'knex';

/**
 * 国家局 filters the orders of the whole country by category and by state. None of these names `status`: it changes at
 * every step, and an index over it would make each change dearer.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('create index work_order_category on work_order (problem_category, accepted_at desc, id desc) where problem_category is not null');
  await knex.raw('drop index work_order_open');
  await knex.raw('create index work_order_open on work_order (accepted_at desc, id desc) where ended_at is null');
  await knex.raw(`create index work_order_ended_early on work_order (accepted_at desc, id desc) where end_reason <> 'result-acknowledged'`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index work_order_ended_early');
  await knex.raw('drop index work_order_open');
  await knex.raw('create index work_order_open on work_order (accepted_at) where ended_at is null');
  await knex.raw('drop index work_order_category');
}
