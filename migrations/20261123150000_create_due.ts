import type { Knex } from 'knex';

/**
 * Dues (办结期限 and inner ones, P5.2, P5.3) with all they follow from, their cards (P5.4), and the name of the due that a
 * work item was opened with.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table due (
      id uuid primary key,
      order_id uuid not null references work_order (id),
      run_no integer not null,
      name text not null,
      unit_id text references unit (id),
      delegation_id uuid references delegation (id),
      starts_at timestamptz not null,
      due_at timestamptz not null,
      state text not null check (state in ('open', 'closed')),
      terms jsonb not null,
      explanation jsonb not null,
      provisional boolean not null,
      yellow_at timestamptz not null,
      red_at timestamptz not null,
      escalate_at timestamptz not null,
      timed boolean not null,
      paused jsonb,
      set_at timestamptz not null default now(),
      closed_at timestamptz,
      constraint due_closed_has_time check ((state = 'closed') = (closed_at is not null))
    )`);
  await knex.raw(`create unique index due_one_open on due (order_id, run_no, name, coalesce(unit_id, '')) where state = 'open'`);
  await knex.raw('create index due_of_order on due (order_id, run_no)');
  await knex.raw(`create index due_provisional on due (id) where provisional and state = 'open'`);
  await knex.raw(`
    create table due_card (
      due_id uuid not null references due (id),
      card text not null check (card in ('yellow', 'red', 'escalation')),
      due_at timestamptz not null,
      fired_at timestamptz not null,
      primary key (due_id, card, due_at)
    )`);
  await knex.raw('alter table work_item add column due_name text');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table work_item drop column due_name');
  await knex.schema.dropTable('due_card');
  await knex.schema.dropTable('due');
}
