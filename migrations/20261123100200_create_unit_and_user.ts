import type { Knex } from 'knex';

/**
 * Units (单位) and the people in them. A unit's id is the 12-digit region code it serves (国家局: twelve zeros),
 * so that Operate shows a readable holder. Staff phones are encrypted; names and 职务 are official facts (表6).
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table unit (
      id text primary key,
      name text not null,
      level text not null check (level in ('national', 'province', 'city', 'county')),
      province_code text,
      parent_id text references unit (id),
      in_use boolean not null default true
    )`);
  await knex.raw('create index unit_parent_id on unit (parent_id)');
  await knex.raw(`
    create table app_user (
      id uuid primary key,
      login text not null unique,
      password_hash text not null,
      name text not null,
      duty text not null,
      phone_enc bytea not null,
      unit_id text not null references unit (id),
      rights text[] not null,
      active boolean not null default true,
      failed_logins integer not null default 0,
      locked_until timestamptz
    )`);
  await knex.raw('create index app_user_unit_id on app_user (unit_id)');
  await knex.raw(`
    create table session (
      token_hash bytea primary key,
      user_id uuid not null references app_user (id),
      created_at timestamptz not null,
      last_seen_at timestamptz not null,
      expires_at timestamptz not null
    )`);
  await knex.raw('create index session_user_id on session (user_id)');
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('session');
  await knex.schema.dropTable('app_user');
  await knex.schema.dropTable('unit');
}
