import type { Knex } from 'knex';

/**
 * The versions of the tables of limits with who, when and why (P5.2): what a page proposes, what a worker has deployed, and
 * what came from a file. Beside them the requests to compute open dues again. New tables only, so no lock matters.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table limit_table_version (
      table_id text not null check (table_id in ('timeLimits', 'levelBudgets')),
      revision integer not null check (revision > 0),
      state text not null check (state in ('proposed', 'inForce', 'refused')),
      rows jsonb not null,
      dmn text not null,
      origin text not null check (origin in ('file', 'page')),
      reason text not null,
      author_id uuid references app_user (id),
      applies_to_open boolean not null default false,
      created_at timestamptz not null,
      decision_version integer,
      deployed_at timestamptz,
      problem text,
      primary key (table_id, revision),
      constraint limit_table_version_page_has_author check (origin = 'file' or author_id is not null),
      constraint limit_table_version_in_force_is_deployed check ((state = 'inForce') = (decision_version is not null and deployed_at is not null))
    )`);
  await knex.raw(`create unique index limit_table_version_one_proposed on limit_table_version (table_id) where state = 'proposed'`);
  await knex.raw(`
    create table due_recomputation (
      id bigint generated always as identity primary key,
      cause text not null check (cause in ('newLimits', 'newCalendar')),
      table_id text,
      revision integer,
      province_unit_id text references unit (id),
      requested_by uuid not null references app_user (id),
      requested_at timestamptz not null,
      after_order_id uuid,
      moved integer not null default 0,
      finished_at timestamptz,
      foreign key (table_id, revision) references limit_table_version (table_id, revision),
      constraint due_recomputation_names_its_cause check ((cause = 'newLimits') = (revision is not null) and (cause = 'newCalendar') = (province_unit_id is not null))
    )`);
  await knex.raw('create index due_recomputation_open on due_recomputation (id) where finished_at is null');
  await knex.raw(`create index due_open_order on due (order_id) where state = 'open'`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index due_open_order');
  await knex.schema.dropTable('due_recomputation');
  await knex.schema.dropTable('limit_table_version');
}
