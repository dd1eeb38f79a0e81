import type { Knex } from 'knex';

/**
 * What the province is to tell the person of a sealed order, as the unit that handled it words it (P1.4). Encrypted like the
 * other texts of a report. A nullable column without a default: the lock is short.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table investigation_report add column informing_text_enc bytea');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table investigation_report drop column informing_text_enc');
}
