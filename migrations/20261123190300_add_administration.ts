import type { Knex } from 'knex';

/** What administration needs: a password given out once must be changed, and the trail is searched by who and what. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table app_user add column must_change_password boolean not null default false');
  await knex.raw('create index audit_entry_actor on audit_entry (actor_id, id desc)');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index audit_entry_actor');
  await knex.raw('alter table app_user drop column must_change_password');
}
