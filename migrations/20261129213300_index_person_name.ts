import type { Knex } from 'knex';

/**
 * Orders are found by the person's whole name (P9.2): a keyed blind index beside the encrypted name. Its key is not in the
 * database, so rows of before are filled by the workers' role `names`, batch by batch, which the second, small index
 * names. Adding a column without default locks for a moment only; both indexes are built over empty columns.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table work_order add column person_name_index bytea');
  await knex.raw('create index work_order_person_name_index on work_order (person_name_index) where person_name_index is not null');
  await knex.raw('create index work_order_person_name_unindexed on work_order (id) where person_name_index is null and person_name_enc is not null');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table work_order drop column person_name_index');
}
