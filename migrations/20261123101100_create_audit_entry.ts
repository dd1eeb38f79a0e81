import type { Knex } from 'knex';

/**
 * The audit trail and, filtered by order, the time line of everything. Rows are inserted unchained; one sealer chains
 * committed rows (§3.1.12). The trigger lets nothing change but the hash, once. `detail` never holds personal data;
 * what a person wrote (reason, opinion) is in `text_enc`.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table audit_entry (
      id bigint generated always as identity primary key,
      occurred_at timestamptz not null,
      recorded_at timestamptz not null default now(),
      actor_kind text not null check (actor_kind in ('user', 'platform', 'system')),
      actor_id text not null,
      unit_id text,
      order_id uuid references work_order (id),
      run_no integer,
      action text not null,
      from_status text,
      to_status text,
      detail jsonb not null default '{}',
      text_key uuid,
      text_enc bytea,
      chain_position bigint unique,
      hash bytea
    )`);
  await knex.raw('create index audit_entry_order on audit_entry (order_id, id) where order_id is not null');
  await knex.raw('create index audit_entry_unsealed on audit_entry (id) where hash is null');
  await knex.raw(`
    create function refuse_audit_change() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and old.hash is null and new.hash is not null
        and to_jsonb(new) - 'hash' - 'chain_position' = to_jsonb(old) - 'hash' - 'chain_position' then
        return new;
      end if;
      raise exception 'audit_entry is insert-only';
    end $$`);
  await knex.raw(`
    create trigger audit_entry_insert_only before update or delete on audit_entry
      for each row execute function refuse_audit_change()`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('audit_entry');
  await knex.raw('drop function refuse_audit_change()');
}
