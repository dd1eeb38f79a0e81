import type { Knex } from 'knex';

/** The message centre (P5.4): one row per person and event, and the short messages that go with some, without any text. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table notice (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references app_user (id),
      order_id uuid not null references work_order (id),
      kind text not null,
      facts jsonb not null,
      event text not null,
      created_at timestamptz not null,
      read_at timestamptz,
      constraint notice_once unique (user_id, event)
    )`);
  await knex.raw('create index notice_of_user on notice (user_id, created_at desc, id)');
  await knex.raw('create index notice_unread on notice (user_id) where read_at is null');
  await knex.raw(`
    create table sms_message (
      id uuid primary key default gen_random_uuid(),
      notice_id uuid not null unique references notice (id),
      state text not null check (state in ('pending', 'sent', 'dead')) default 'pending',
      attempts integer not null default 0,
      next_attempt_at timestamptz not null,
      leased_until timestamptz,
      last_error text,
      sent_at timestamptz
    )`);
  await knex.raw(`create index sms_message_pending on sms_message (next_attempt_at) where state = 'pending'`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('sms_message');
  await knex.schema.dropTable('notice');
}
