import type { Knex } from 'knex';

/**
 * Uploaded files (P1.6): the content lies encrypted in the file store under stored_name, which is null once the content
 * is deleted. Uploaded first by a platform or a user, tied to an order later; in quarantine until scanned.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table attachment (
      id uuid primary key,
      platform_id uuid references platform (id),
      uploaded_by uuid references app_user (id),
      order_id uuid references work_order (id),
      file_name_enc bytea not null,
      media_type text not null,
      size_bytes integer not null check (size_bytes > 0),
      sha256 bytea not null,
      stored_name text unique,
      state text not null check (state in ('quarantined', 'clean', 'infected', 'unscanned')),
      threat_name text,
      scan_attempts integer not null default 0,
      scanned_at timestamptz,
      created_at timestamptz not null,
      constraint attachment_one_owner check ((platform_id is null) <> (uploaded_by is null)),
      constraint attachment_usable_has_content check (state = 'infected' or stored_name is not null),
      constraint attachment_taken_is_usable check (order_id is null or state in ('clean', 'unscanned'))
    )`);
  await knex.raw('create index attachment_order on attachment (order_id, created_at) where order_id is not null');
  await knex.raw('create index attachment_unreferenced on attachment (created_at) where order_id is null');
  await knex.raw(`create index attachment_quarantined on attachment (scanned_at nulls first, created_at) where state = 'quarantined'`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('attachment');
}
