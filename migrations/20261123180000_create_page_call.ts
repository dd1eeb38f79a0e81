import type { Knex } from 'knex';

/**
 * Page call (P2.1, P2.2). A launch is a ticket (hash, 60 s, one use) and the page token it is exchanged for (hash, 30 min);
 * its call's number is encrypted. A draft holds what an agent has written for one call, encrypted whole, for 24 h. Times
 * are wall time.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table page_launch (
      id uuid primary key,
      platform_id uuid not null references platform (id),
      agent_number text not null,
      frame_origins text[] not null,
      order_type text,
      platform_order_no text,
      call_id text,
      caller_number_enc bytea,
      called_at text,
      acceptance_no text,
      ticket_hash bytea not null unique,
      ticket_expires_at timestamptz not null,
      session_hash bytea unique,
      session_expires_at timestamptz,
      created_at timestamptz not null default now(),
      constraint page_launch_one_purpose check ((acceptance_no is null) <> (order_type is null)),
      constraint page_launch_whole_call check (
        num_nonnulls(order_type, platform_order_no, call_id, caller_number_enc, called_at) in (0, 5)),
      constraint page_launch_whole_session check ((session_hash is null) = (session_expires_at is null))
    )`);
  await knex.raw('create index page_launch_created_at on page_launch (created_at)');
  await knex.raw(`
    create table page_draft (
      platform_id uuid not null references platform (id),
      agent_number text not null,
      call_id text not null,
      order_type text not null,
      content_enc bytea not null,
      saved_at timestamptz not null,
      primary key (platform_id, agent_number, call_id, order_type)
    )`);
  await knex.raw('create index page_draft_saved_at on page_draft (saved_at)');
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('page_draft');
  await knex.schema.dropTable('page_launch');
}
