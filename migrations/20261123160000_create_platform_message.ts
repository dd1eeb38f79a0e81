import type { Knex } from 'knex';

/**
 * What 12345 says about a running or completed order (P3.6, P3.7): reminders, supplements, cancellations, rehandlings.
 * Each carries a number of the platform's own, by which a repeat is recognised and gets the first answer again.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table platform_message (
      id uuid primary key,
      order_id uuid not null references work_order (id),
      kind text not null check (kind in ('reminder', 'supplement', 'cancellation', 'rehandling')),
      message_no text not null,
      fingerprint bytea not null,
      received_at timestamptz not null,
      run_no integer not null,
      status text not null,
      unique (order_id, kind, message_no)
    )`);
  await knex.raw('alter table work_order add column reminders integer not null default 0 check (reminders >= 0)');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table work_order drop column reminders');
  await knex.schema.dropTable('platform_message');
}
