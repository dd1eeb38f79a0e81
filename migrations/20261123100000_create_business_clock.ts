import type { Knex } from 'knex';

/** Business time (architecture §3.1.13) is wall time plus this one offset; it stays 0 unless the clock is controlled. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('business_clock', (table) => {
    table.smallint('id').primary().checkIn(['1']);
    table.bigInteger('offset_ms').notNullable().defaultTo(0);
  });
  await knex.raw('insert into business_clock (id, offset_ms) values (1, 0)');
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('business_clock');
}
