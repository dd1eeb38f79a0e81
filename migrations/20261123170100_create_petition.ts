import type { Knex } from 'knex';

/**
 * What an order that people registered has beside its facts (其它信访件, 国家局转办件; P3.8): how it came, when, where its
 * handling starts and who closes it. The reference is the number of the letter or of 国家局's document, which may name people.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table petition (
      order_id uuid primary key references work_order (id),
      channel text not null check (channel in ('letter', 'visit', 'email', 'national')),
      received_on date not null,
      start_unit_id text not null references unit (id),
      registered_by uuid not null references app_user (id),
      reference_enc bytea
    )`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('petition');
}
