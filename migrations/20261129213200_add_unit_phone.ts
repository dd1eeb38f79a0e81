import type { Knex } from 'knex';

/** A unit's own phone, an official fact that its administrator keeps. Adding the column takes a lock for an instant. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table unit add column phone text');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table unit drop column phone');
}
