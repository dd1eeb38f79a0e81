import type { Knex } from 'knex';

/**
 * Which command carries a recall (P3.2): the worker behind it reads from here to which level the process returns. Two
 * recalls may be under way one behind the other (city from county, then province from city), so the last one won't do.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table delegation add column recall_command_id uuid unique references engine_command (id)');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table delegation drop column recall_command_id');
}
