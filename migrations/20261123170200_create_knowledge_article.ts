import type { Knex } from 'knex';

/** Knowledge articles of a province (P7.2): written for seat agents and handlers, free of personal data, so in plain text. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table knowledge_article (
      id uuid primary key,
      province_unit_id text not null references unit (id),
      title text not null,
      body text not null,
      category smallint,
      tags text[] not null default '{}',
      state text not null check (state in ('draft', 'published')),
      version integer not null check (version >= 1),
      updated_by uuid not null references app_user (id),
      updated_at timestamptz not null
    )`);
  await knex.raw('create index knowledge_article_province on knowledge_article (province_unit_id, state, updated_at desc)');
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('knowledge_article');
}
