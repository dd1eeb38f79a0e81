import type { Knex } from 'knex';

const fields = ['investigated_at', 'investigators_enc', 'findings_enc', 'truthfulness'];

/** A report under way may miss any field (P3.3); handed in it has them all. Short lock, small table. */
export async function up(knex: Knex): Promise<void> {
  for (const field of fields) await knex.raw(`alter table investigation_report alter column ${field} drop not null`);
  await knex.raw(`
    alter table investigation_report add constraint investigation_report_complete_once_submitted
      check (state = 'draft' or (${fields.map((field) => `${field} is not null`).join(' and ')}))`);
  await knex.raw(`
    alter table investigation_report add constraint investigation_report_submitted_at
      check ((state = 'draft') = (submitted_at is null))`);
}

/** Incomplete drafts have no place in the older table and are dropped with it. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table investigation_report drop constraint investigation_report_submitted_at');
  await knex.raw('alter table investigation_report drop constraint investigation_report_complete_once_submitted');
  await knex.raw(`delete from investigation_report where ${fields.map((field) => `${field} is null`).join(' or ')}`);
  for (const field of fields) await knex.raw(`alter table investigation_report alter column ${field} set not null`);
}
