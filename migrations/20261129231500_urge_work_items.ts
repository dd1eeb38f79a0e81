import type { Knex } from 'knex';

/**
 * A reminded order's tasks stand first in the inbox (P5.4). The task says so itself, so that a page of a full inbox is
 * still read from one index. Locks `work_item` while the index is built.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table work_item add column urged boolean not null default false');
  await knex.raw('update work_item set urged = true from work_order where work_order.id = work_item.order_id and work_order.reminders > 0');
  await knex.raw('drop index work_item_inbox');
  await knex.raw(`create index work_item_inbox on work_item (unit_id, urged desc, due_at, created_at, id) where state in ('open', 'claimed')`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index work_item_inbox');
  await knex.raw(`create index work_item_inbox on work_item (unit_id, due_at, created_at, id) where state in ('open', 'claimed')`);
  await knex.raw('alter table work_item drop column urged');
}
