import type { Knex } from 'knex';

/** 并单 (P1.7): an order that follows a main one; at most one that holds per order. A new table, nothing waits. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table order_link (
      id uuid primary key,
      order_id uuid not null references work_order (id),
      run_no integer not null,
      main_order_id uuid not null references work_order (id),
      main_run_no integer,
      state text not null check (state in ('following', 'result_taken', 'undone', 'main_ended', 'voided')),
      linked_by uuid not null references app_user (id),
      linked_at timestamptz not null,
      reason_enc bytea not null,
      ended_at timestamptz,
      ended_by uuid references app_user (id),
      end_reason_enc bytea,
      constraint order_link_two_orders check (order_id <> main_order_id),
      constraint order_link_end check ((state = 'following') = (ended_at is null)),
      constraint order_link_names_round check (state <> 'result_taken' or main_run_no is not null)
    )`);
  await knex.raw(`create unique index order_link_one_holds on order_link (order_id) where state = 'following'`);
  await knex.raw('create index order_link_order on order_link (order_id, run_no)');
  await knex.raw('create index order_link_main on order_link (main_order_id)');
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('order_link');
}
