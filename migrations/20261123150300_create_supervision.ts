import type { Knex } from 'knex';

/** 督办单 of upper supervisors and the replies to them (P5.4); texts encrypted, one open per order. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table supervision_order (
      id uuid primary key,
      order_id uuid not null references work_order (id),
      run_no integer not null,
      issuing_unit_id text not null references unit (id),
      handling_unit_id text not null references unit (id),
      issued_by uuid not null references app_user (id),
      issued_at timestamptz not null,
      reply_by timestamptz not null,
      demand_enc bytea not null,
      state text not null check (state in ('open', 'accepted', 'closed')),
      ended_at timestamptz
    )`);
  await knex.raw(`create unique index supervision_order_one_open on supervision_order (order_id) where state = 'open'`);
  await knex.raw('create index supervision_order_of_order on supervision_order (order_id)');
  await knex.raw(`
    create table supervision_reply (
      id uuid primary key,
      supervision_id uuid not null references supervision_order (id),
      replied_by uuid not null references app_user (id),
      replied_at timestamptz not null,
      text_enc bytea not null,
      decision text check (decision in ('accepted', 'returned')),
      opinion_enc bytea,
      decided_by uuid references app_user (id),
      decided_at timestamptz
    )`);
  await knex.raw('create index supervision_reply_of_order on supervision_reply (supervision_id, replied_at)');
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('supervision_reply');
  await knex.schema.dropTable('supervision_order');
}
