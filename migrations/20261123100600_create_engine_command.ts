import type { Knex } from 'knex';

/**
 * What stands between PostgreSQL and the engine (§3.1.3, §3.1.4, §3.1.7, §3.1.10): commands in order per order,
 * the instance of each run, and the exit kept for each job so that a redelivery answers exactly the same.
 * The command's variables are ids and routing values only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table engine_command (
      id uuid primary key,
      position bigint generated always as identity unique,
      order_id uuid not null references work_order (id),
      run_no integer not null,
      kind text not null check (kind in ('message', 'completeJob', 'failJob')),
      name text not null,
      engine_id uuid,
      payload jsonb not null,
      state text not null default 'pending' check (state in ('pending', 'published', 'consumed', 'void')),
      attempts integer not null default 0,
      outcome_unknown boolean not null default false,
      next_attempt_at timestamptz not null default now(),
      leased_until timestamptz,
      last_error text,
      created_at timestamptz not null default now(),
      published_at timestamptz,
      consumed_at timestamptz
    )`);
  await knex.raw(`create index engine_command_head on engine_command (order_id, position) where state = 'pending'`);
  await knex.raw(`create index engine_command_due on engine_command (next_attempt_at) where state = 'pending'`);
  await knex.raw(`create index engine_command_unconsumed on engine_command (published_at) where state = 'published'`);
  await knex.raw(`
    create table order_run (
      order_id uuid not null references work_order (id),
      run_no integer not null,
      engine_id uuid not null,
      process_instance_key bigint not null,
      registered_at timestamptz not null,
      primary key (order_id, run_no)
    )`);
  await knex.raw(`
    create table job_effect (
      engine_id uuid not null,
      element_instance_key bigint not null,
      kind text not null,
      exit jsonb not null,
      recorded_at timestamptz not null default now(),
      primary key (engine_id, element_instance_key, kind)
    )`);
  await knex.raw(`
    create table engine_identity (
      id smallint primary key check (id = 1),
      engine_id uuid not null,
      paired_at timestamptz not null default now()
    )`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('engine_identity');
  await knex.schema.dropTable('job_effect');
  await knex.schema.dropTable('order_run');
  await knex.schema.dropTable('engine_command');
}
