import type { Knex } from 'knex';

/** A step that an analyst inserts has the form of every such step and a name of its own, such as 法制审核. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table work_item add column title text check (char_length(title) between 1 and 60)');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table work_item drop column title');
}
