import type { Knex } from 'knex';

const openStates = `('asked', 'endorsed', 'sent')`;

/** Withdrawal (退单, tables 4 and 8) and extension (延期, tables 5 and 9) requests; one open of a kind per order (P4.3). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table withdrawal_request (
      id uuid primary key,
      request_no text not null unique,
      order_id uuid not null references work_order (id),
      run_no integer not null,
      state text not null check (state in ('asked', 'endorsed', 'sent', 'agreed', 'refused', 'declined', 'voided')),
      asked_by uuid not null references app_user (id),
      asked_unit_id text not null references unit (id),
      asked_at timestamptz not null,
      reason_enc bytea not null,
      sent_at timestamptz,
      decided_at timestamptz,
      opinion_enc bytea
    )`);
  await knex.raw(`create unique index withdrawal_request_one_open on withdrawal_request (order_id) where state in ${openStates}`);
  await knex.raw(`
    create table extension_request (
      id uuid primary key,
      request_no text not null unique,
      order_id uuid not null references work_order (id),
      run_no integer not null,
      state text not null check (state in ('asked', 'endorsed', 'sent', 'agreed', 'refused', 'declined', 'voided')),
      asked_by uuid not null references app_user (id),
      asked_unit_id text not null references unit (id),
      asked_at timestamptz not null,
      reason_enc bytea not null,
      amount integer not null check (amount > 0),
      unit text not null default 'day' check (unit in ('day', 'workingDay', 'hour')),
      resulting_due_at timestamptz,
      sent_at timestamptz,
      decided_at timestamptz,
      opinion_enc bytea
    )`);
  await knex.raw(`create unique index extension_request_one_open on extension_request (order_id) where state in ${openStates}`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('extension_request');
  await knex.schema.dropTable('withdrawal_request');
}
