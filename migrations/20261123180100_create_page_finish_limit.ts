import type { Knex } from 'knex';

/**
 * 办理时限 of complaints as the decision table in force gave it last, per province (two digits): with it a page prefills
 * 办结日期 without asking the engine (P2.2).
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table page_finish_limit (
      province text primary key,
      amount integer not null,
      unit text not null,
      clause text not null,
      evaluated_at timestamptz not null
    )`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('page_finish_limit');
}
