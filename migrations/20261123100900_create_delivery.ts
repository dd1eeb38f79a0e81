import type { Knex } from 'knex';

/**
 * Callbacks to a platform (P8.1): in order per order, each attempt logged. The stored envelope is encrypted because the
 * result may hold personal data. A delivery that a diagram waits for carries the waiting job (§3.1.8).
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table delivery (
      id uuid primary key,
      order_id uuid not null references work_order (id),
      platform_id uuid not null references platform (id),
      run_no integer not null,
      sequence integer not null,
      kind text not null,
      envelope_enc bytea not null,
      envelope_sha256 bytea not null,
      state text not null check (state in ('pending', 'delivered', 'dead')),
      attempts integer not null default 0,
      next_attempt_at timestamptz not null,
      leased_until timestamptz,
      last_error text,
      waiting_engine_id uuid,
      waiting_job_key bigint,
      created_at timestamptz not null,
      delivered_at timestamptz,
      unique (order_id, sequence)
    )`);
  await knex.raw(`create index delivery_due on delivery (next_attempt_at) where state = 'pending'`);
  await knex.raw(`
    create table delivery_attempt (
      id bigint generated always as identity primary key,
      delivery_id uuid not null references delivery (id),
      attempted_at timestamptz not null,
      outcome text not null,
      http_status integer,
      duration_ms integer not null,
      replay boolean not null default false
    )`);
  await knex.raw('create index delivery_attempt_delivery on delivery_attempt (delivery_id, id)');
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('delivery_attempt');
  await knex.schema.dropTable('delivery');
}
