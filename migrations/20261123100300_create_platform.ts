import type { Knex } from 'knex';

/** Platforms (one = one 12345), their keys, the nonces they used and the answers kept for their repeats (P1.3, P1.4, P6.3). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table platform (
      id uuid primary key,
      code text not null unique,
      name text not null,
      province_code text not null,
      work_order_transfer boolean not null default true,
      call_transfer boolean not null default false,
      interface_call boolean not null default true,
      page_call boolean not null default false,
      anonymity_rule text check (anonymity_rule in ('literal', 'required-unless-anonymous', 'always-optional')),
      callback_url text not null,
      allowed_targets text[] not null default '{}',
      allowed_origins text[] not null default '{}',
      sends_accepted boolean not null default false,
      sends_status_changed boolean not null default false,
      live boolean not null default false,
      constraint platform_live_needs_anonymity_rule check (not live or anonymity_rule is not null)
    )`);
  await knex.raw(`
    create table platform_key (
      key_id text primary key,
      platform_id uuid not null references platform (id),
      purpose text not null check (purpose in ('request', 'callback')),
      algorithm text not null check (algorithm in ('HMAC-SHA256', 'HMAC-SM3')),
      secret_enc bytea not null,
      valid_from timestamptz not null,
      valid_until timestamptz
    )`);
  await knex.raw('create index platform_key_platform_id on platform_key (platform_id, purpose)');
  await knex.raw(`
    create table request_nonce (
      key_id text not null references platform_key (key_id),
      nonce text not null,
      expires_at timestamptz not null,
      primary key (key_id, nonce)
    )`);
  await knex.raw('create index request_nonce_expires_at on request_nonce (expires_at)');
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('request_nonce');
  await knex.schema.dropTable('platform_key');
  await knex.schema.dropTable('platform');
}
