import type { Knex } from 'knex';

/** Short messages are about machines: tried by wall time, and pointless a day later. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table sms_message add column queued_at timestamptz not null default now()');
  await knex.raw('alter table sms_message alter column next_attempt_at set default now()');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table sms_message alter column next_attempt_at drop default');
  await knex.raw('alter table sms_message drop column queued_at');
}
