import type { Knex } from 'knex';

/**
 * Human tasks as people see them (工作任务), projected from the engine's user-task jobs, and the delegations (转办)
 * that say which unit holds or held the order: they decide who may see and act (P3.2).
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table work_item (
      id uuid primary key,
      order_id uuid not null references work_order (id),
      run_no integer not null,
      kind text not null,
      unit_id text not null references unit (id),
      element_id text not null,
      engine_id uuid not null,
      job_key bigint not null,
      element_instance_key bigint not null,
      process_instance_key bigint not null,
      state text not null check (state in ('open', 'claimed', 'completed', 'closed')),
      assignee_id uuid references app_user (id),
      created_at timestamptz not null,
      claimed_at timestamptz,
      ended_at timestamptz,
      outcome text,
      note text,
      due_at timestamptz,
      unique (engine_id, job_key),
      constraint work_item_claimed_by_someone check (state <> 'claimed' or assignee_id is not null)
    )`);
  await knex.raw(`create index work_item_inbox on work_item (unit_id, due_at nulls last, created_at, id) where state in ('open', 'claimed')`);
  await knex.raw('create index work_item_order on work_item (order_id, created_at)');
  await knex.raw(`
    create table delegation (
      id uuid primary key,
      order_id uuid not null references work_order (id),
      run_no integer not null,
      from_unit_id text references unit (id),
      to_unit_id text not null references unit (id),
      by_user_id uuid references app_user (id),
      instruction_enc bytea,
      delegated_at timestamptz not null,
      ended_at timestamptz,
      end_kind text check (end_kind in ('recalled', 'handed_back', 'order_ended')),
      end_reason_enc bytea,
      ended_by_user_id uuid references app_user (id)
    )`);
  await knex.raw('create index delegation_order on delegation (order_id, delegated_at)');
  await knex.raw('create index delegation_to_unit on delegation (to_unit_id, delegated_at desc)');
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('delegation');
  await knex.schema.dropTable('work_item');
}
