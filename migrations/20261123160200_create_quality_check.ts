import type { Knex } from 'knex';

/**
 * What the quality gate (反馈质检, P3.6) found each time a result came to it, with the version of the table; and the wording
 * for the public that the province put in place of what was recorded.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table quality_check (
      id bigint generated always as identity primary key,
      order_id uuid not null references work_order (id),
      run_no integer not null,
      checked_at timestamptz not null,
      facts jsonb not null,
      findings jsonb not null,
      table_version integer
    )`);
  await knex.raw('create index quality_check_order on quality_check (order_id, run_no, id)');
  await knex.raw(`
    create table feedback_wording (
      id uuid primary key,
      order_id uuid not null references work_order (id),
      run_no integer not null,
      wording_enc bytea not null,
      written_by uuid not null references app_user (id),
      written_at timestamptz not null
    )`);
  await knex.raw('create index feedback_wording_order on feedback_wording (order_id, run_no, written_at)');
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('feedback_wording');
  await knex.schema.dropTable('quality_check');
}
