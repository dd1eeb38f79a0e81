import type { Knex } from 'knex';

/**
 * Who reviews a version at which level (P3.4): planned once per version when the chain is known, so that an approval
 * can tell whether it is the final one. `levels` is `[{level, unitId}]`, lowest first; empty means that nobody reviews.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table review_plan (
      order_id uuid not null references work_order (id),
      run_no integer not null,
      subject text not null check (subject in ('investigation', 'answer', 'determination')),
      subject_version integer not null,
      levels jsonb not null,
      planned_at timestamptz not null,
      primary key (order_id, run_no, subject, subject_version)
    )`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('review_plan');
}
