import type { Knex } from 'knex';

/**
 * Complaints of category 8 that the province referred to a discipline organ instead of investigating them (P3.1). One of a
 * round holds; sent back to handling, it stays on record as superseded. A report that lay under review then is neither
 * approved nor sent back. The check is exchanged under a short exclusive lock; every present row passes it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table referral (
      id uuid primary key,
      order_id uuid not null references work_order (id),
      run_no integer not null,
      referred_by uuid not null references app_user (id),
      referred_at timestamptz not null,
      organ_enc bytea not null,
      document_no_enc bytea,
      document_on date,
      reason_enc bytea not null,
      superseded_at timestamptz
    )`);
  await knex.raw('create unique index referral_holding on referral (order_id, run_no) where superseded_at is null');
  await knex.raw('create index referral_order on referral (order_id)');
  await knex.raw(`
    alter table investigation_report
      drop constraint investigation_report_state_check,
      add constraint investigation_report_state_check check (state in ('draft', 'submitted', 'sent_back', 'approved', 'referred'))`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`update investigation_report set state = 'submitted' where state = 'referred'`);
  await knex.raw(`
    alter table investigation_report
      drop constraint investigation_report_state_check,
      add constraint investigation_report_state_check check (state in ('draft', 'submitted', 'sent_back', 'approved'))`);
  await knex.schema.dropTable('referral');
}
