import type { Knex } from 'knex';

/**
 * The process that a task belongs to, so that an order's diagram finds its place also for a step that an analyst inserted.
 * Until now it was concluded from the kind of the task and the order; so it is here once for the tasks that are there.
 * Every row is written once, and the table is locked meanwhile.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table work_item add column process_id text');
  await knex.raw(`
    update work_item set process_id = case
      when kind like 'withdrawal-%' then 'withdrawal'
      when kind like 'extension-%' then 'extension'
      when kind like 'supervision-%' then 'supervision'
      when element_id = 'userTask_informLinkedPerson' then 'linking'
      when kind = 'feedback-rework' and source <> 'workOrder' then 'feedbackGate'
      when kind in ('initial-review', 'feedback', 'feedback-rework', 'national-confirmation')
        then case source when 'workOrder' then 'workOrderTransfer' when 'call' then 'callTransfer' else 'petition' end
      when kind in ('province-intake', 'city-intake', 'county-intake', 'informing') then 'orderHandling'
      else case type when 'complaint' then 'investigationReview' when 'consultation' then 'consultationAnswer' else 'declarationCheck' end
    end
    from work_order where work_order.id = work_item.order_id`);
  await knex.raw('alter table work_item alter column process_id set not null');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table work_item drop column process_id');
}
