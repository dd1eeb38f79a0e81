import type { Knex } from 'knex';

/**
 * Due deliveries are looked for platform by platform: the backlog of one that is down is passed over unread. Whether an
 * order was delegated to a unit is answered from the index alone.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('drop index delivery_due');
  await knex.raw(`create index delivery_due on delivery (platform_id, next_attempt_at) where state = 'pending'`);
  await knex.raw('drop index delegation_order');
  await knex.raw('create index delegation_order on delegation (order_id, to_unit_id)');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index delegation_order');
  await knex.raw('create index delegation_order on delegation (order_id, delegated_at)');
  await knex.raw('drop index delivery_due');
  await knex.raw(`create index delivery_due on delivery (next_attempt_at) where state = 'pending'`);
}
