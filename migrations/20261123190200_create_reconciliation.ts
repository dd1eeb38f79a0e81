import type { Knex } from 'knex';

/** 对账 with platforms, day by day (P8.2): when a platform sent its list, and the differences as a work list. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table reconciliation (
      platform_id uuid not null references platform (id),
      day date not null,
      compared_at timestamptz not null,
      order_count integer not null,
      difference_count integer not null,
      primary key (platform_id, day)
    )`);
  await knex.raw(`
    create table reconciliation_difference (
      id uuid primary key,
      platform_id uuid not null references platform (id),
      day date not null,
      kind text not null check (kind in ('missingThere', 'missingHere', 'acceptanceNoDiffers', 'messageMissing', 'payloadDiffers', 'statusDiffers')),
      platform_order_no text not null,
      order_id uuid references work_order (id),
      ours jsonb,
      theirs jsonb,
      state text not null check (state in ('open', 'repaired', 'settled', 'gone')),
      found_at timestamptz not null,
      settled_at timestamptz,
      settled_by uuid references app_user (id)
    )`);
  await knex.raw(`
    create unique index reconciliation_difference_open on reconciliation_difference (platform_id, day, platform_order_no)
    where state = 'open'`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table reconciliation_difference');
  await knex.raw('drop table reconciliation');
}
