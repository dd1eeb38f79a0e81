import type { Knex } from 'knex';

/**
 * Calls that reach a province's seat agents (话务转接, P6.1, P6.2). A call is no order yet: the order is made from its
 * record when the agent answers, submits or declines. The number and everything typed are encrypted. A platform also
 * says to which number it transfers calls; the default is the one of the scheme.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table platform add column transfer_number text not null default '02112317'`);
  await knex.raw(`
    create table call_record (
      id uuid primary key,
      province_unit_id text not null references unit (id),
      platform_id uuid references platform (id),
      call_id text,
      caller_number_enc bytea not null,
      caller_number_index bytea not null,
      called_at timestamptz not null,
      recorded_at timestamptz not null,
      state text not null check (state in ('announced', 'open', 'dropped', 'ended')),
      target_login text,
      agent_id uuid references app_user (id),
      draft_enc bytea,
      outcome text check (outcome in ('submitted', 'answered', 'outOfScope')),
      order_id uuid unique references work_order (id),
      ended_at timestamptz,
      constraint call_record_platform_pair check ((platform_id is null) = (call_id is null)),
      constraint call_record_agent check (state = 'announced' or agent_id is not null),
      constraint call_record_end check ((state = 'ended') = (outcome is not null and order_id is not null and ended_at is not null)),
      unique (platform_id, call_id)
    )`);
  await knex.raw(`create index call_record_waiting on call_record (province_unit_id, called_at) where state <> 'ended'`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('call_record');
  await knex.raw('alter table platform drop column transfer_number');
}
