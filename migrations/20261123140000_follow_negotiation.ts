import type { Knex } from 'knex';

const tables = ['withdrawal_request', 'extension_request'];

/**
 * What a request to 12345 needs on its way (P4.1, P4.2): the unit whose word is awaited, its instance and callback, how often an answer
 * was reminded, and for an extension the due it was asked against.
 */
export async function up(knex: Knex): Promise<void> {
  for (const table of tables)
    await knex.raw(`
      alter table ${table}
        add column waits_at_unit_id text references unit (id),
        add column engine_id uuid,
        add column process_instance_key bigint,
        add column delivery_id uuid references delivery (id),
        add column reminders integer not null default 0`);
  await knex.raw('alter table extension_request add column previous_due_at timestamptz');
  for (const table of tables) await knex.raw(`create index ${table}_order on ${table} (order_id, asked_at)`);
}

export async function down(knex: Knex): Promise<void> {
  for (const table of tables) await knex.raw(`drop index ${table}_order`);
  await knex.raw('alter table extension_request drop column previous_due_at');
  for (const table of tables)
    await knex.raw(`
      alter table ${table}
        drop column waits_at_unit_id, drop column engine_id, drop column process_instance_key, drop column delivery_id,
        drop column reminders`);
}
