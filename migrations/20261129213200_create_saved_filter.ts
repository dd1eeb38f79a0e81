import type { Knex } from 'knex';

/** Filters that users keep for inbox and search (P9.2): codes only, nothing personal. A new table: no lock on others. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table saved_filter (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references app_user (id),
      page text not null check (page in ('inbox', 'search')),
      name text not null,
      criteria jsonb not null,
      is_default boolean not null,
      constraint saved_filter_name unique (user_id, page, name)
    )`);
  await knex.raw('create unique index saved_filter_default on saved_filter (user_id, page) where is_default');
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('saved_filter');
}
