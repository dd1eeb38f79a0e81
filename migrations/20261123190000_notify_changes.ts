import type { Knex } from 'knex';

/**
 * Open pages hear that something has changed, ids only (§3.4): of work items with their unit, of everything else with the
 * audit row that every act leaves. Accepting is left out: nobody can be looking at an order that is only being made.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create function notify_work_item_change() returns trigger language plpgsql as $$
    begin
      perform pg_notify('change', new.order_id || ' ' || new.unit_id);
      return null;
    end $$`);
  await knex.raw(`
    create trigger work_item_change after insert or update of state, assignee_id, due_at on work_item
    for each row execute function notify_work_item_change()`);
  await knex.raw(`
    create function notify_order_change() returns trigger language plpgsql as $$
    begin
      perform pg_notify('change', new.order_id::text);
      return null;
    end $$`);
  await knex.raw(`
    create trigger order_change after insert on audit_entry
    for each row when (new.order_id is not null and new.action <> 'order.accepted') execute function notify_order_change()`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop trigger order_change on audit_entry');
  await knex.raw('drop function notify_order_change');
  await knex.raw('drop trigger work_item_change on work_item');
  await knex.raw('drop function notify_work_item_change');
}
