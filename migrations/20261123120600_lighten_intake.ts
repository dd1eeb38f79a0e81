import type { Knex } from 'knex';

/**
 * What every accepted order pays for and nothing needs. An audit row outlives the order it tells of, and a nonce the
 * key it came with, so neither is tied to it. One index serves both: one order per platform and number, and the search
 * by number alone. Rows that are not chained yet stand in no index of positions.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table audit_entry drop constraint audit_entry_order_id_fkey');
  await knex.raw('alter table request_nonce drop constraint request_nonce_key_id_fkey');
  await knex.raw('drop index work_order_platform_order_no_search');
  await knex.raw('drop index work_order_platform_order_no');
  await knex.raw('create unique index work_order_platform_order_no on work_order (platform_order_no, platform_id)');
  await knex.raw('alter table audit_entry drop constraint audit_entry_chain_position_key');
  await knex.raw('create unique index audit_entry_chain_position on audit_entry (chain_position) where chain_position is not null');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index audit_entry_chain_position');
  await knex.raw('alter table audit_entry add constraint audit_entry_chain_position_key unique (chain_position)');
  await knex.raw('drop index work_order_platform_order_no');
  await knex.raw('create unique index work_order_platform_order_no on work_order (platform_id, platform_order_no)');
  await knex.raw('create index work_order_platform_order_no_search on work_order (platform_order_no) where platform_order_no is not null');
  await knex.raw('alter table request_nonce add constraint request_nonce_key_id_fkey foreign key (key_id) references platform_key (key_id)');
  await knex.raw('alter table audit_entry add constraint audit_entry_order_id_fkey foreign key (order_id) references work_order (id)');
}
