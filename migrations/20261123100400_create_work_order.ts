import type { Knex } from 'knex';

const statuses = `'pending_review', 'awaiting_supplement', 'in_handling', 'under_report_review', 'awaiting_informing',
  'awaiting_feedback', 'awaiting_receipt', 'completed', 'withdrawn', 'cancelled', 'answered_on_call', 'not_accepted',
  'closed_by_operator'`;

/**
 * The order (工单). Everything about a person and every text of the case is encrypted (…_enc); phone, ID number and
 * caller number carry a keyed blind index for search (§3.1.1, goals 4.3). Status words: product page "States".
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('create sequence acceptance_number as bigint');
  await knex.raw(`
    create table work_order (
      id uuid primary key,
      acceptance_no text not null unique,
      type text not null check (type in ('complaint', 'consultation', 'declaration')),
      source text not null check (source in ('workOrder', 'call', 'petition', 'national')),
      docking text not null check (docking in ('interface', 'page', 'none')),
      platform_id uuid references platform (id),
      platform_order_no text,
      submission_fingerprint bytea not null,
      province_code text not null,
      province_unit_id text not null references unit (id),
      status text not null check (status in (${statuses})),
      run_no integer not null default 1 check (run_no >= 1),
      agent_number text,
      caller_number_enc bytea,
      caller_number_index bytea,
      called_at timestamptz,
      anonymous boolean not null default false,
      confidential boolean not null default false,
      sealed boolean not null generated always as (anonymous or confidential) stored,
      person_name_enc bytea,
      phone_enc bytea,
      phone_index bytea,
      id_number_enc bytea,
      id_number_index bytea,
      address_enc bytea,
      region_code text,
      region_text_enc bytea,
      region_confidence numeric(4, 3),
      detailed_address_enc bytea,
      accused_enc bytea,
      content_enc bytea not null,
      problem_category smallint,
      risk smallint,
      caller_category text,
      service_type text,
      finish_by date,
      flags text[] not null default '{}',
      handling_unit_id text references unit (id),
      review_rounds integer not null default 0,
      accepted_at timestamptz not null,
      ended_at timestamptz,
      end_reason text,
      constraint work_order_platform_pair check ((platform_id is null) = (platform_order_no is null))
    )`);
  await knex.raw('create unique index work_order_platform_order_no on work_order (platform_id, platform_order_no)');
  await knex.raw('create index work_order_phone_index on work_order (phone_index) where phone_index is not null');
  await knex.raw('create index work_order_caller_number_index on work_order (caller_number_index) where caller_number_index is not null');
  await knex.raw('create index work_order_id_number_index on work_order (id_number_index) where id_number_index is not null');
  await knex.raw('create index work_order_province_accepted on work_order (province_unit_id, accepted_at desc, id desc)');
  await knex.raw('create index work_order_open on work_order (accepted_at) where ended_at is null');
  await knex.raw(`
    create table idempotency_key (
      platform_id uuid not null references platform (id),
      key text not null,
      fingerprint bytea not null,
      order_id uuid not null references work_order (id),
      created_at timestamptz not null,
      primary key (platform_id, key)
    )`);
  await knex.raw(`
    create table order_barring (
      order_id uuid not null references work_order (id),
      unit_id text references unit (id),
      user_id uuid references app_user (id),
      barred_at timestamptz not null,
      constraint order_barring_names_one check ((unit_id is null) <> (user_id is null)),
      unique nulls not distinct (order_id, unit_id, user_id)
    )`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('order_barring');
  await knex.schema.dropTable('idempotency_key');
  await knex.schema.dropTable('work_order');
  await knex.raw('drop sequence acceptance_number');
}
