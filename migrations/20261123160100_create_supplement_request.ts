import type { Knex } from 'knex';

/** 补正 requests of 初审 to 12345 (P3.1): at most one open per order. The reply itself is on the order's time line. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table supplement_request (
      id uuid primary key,
      request_no text not null unique,
      order_id uuid not null references work_order (id),
      run_no integer not null,
      state text not null check (state in ('open', 'answered', 'timed_out', 'voided')),
      asked_by uuid not null references app_user (id),
      asked_unit_id text not null references unit (id),
      asked_at timestamptz not null,
      reason_enc bytea not null,
      remind_at timestamptz not null,
      reply_by timestamptz not null,
      reminded_at timestamptz,
      ended_at timestamptz,
      reply_command_id uuid references engine_command (id)
    )`);
  await knex.raw(`create unique index supplement_request_one_open on supplement_request (order_id) where state = 'open'`);
  await knex.raw('create index supplement_request_order on supplement_request (order_id, asked_at)');
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('supplement_request');
}
