import type { Knex } from 'knex';

/**
 * What the delivery console needs (P8.1): how often a callback was replayed by hand, lists by time, and who has seen to an
 * alarm. Alarms themselves are rows of the audit trail; a dead callback's is over when it has been delivered after all.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table delivery add column replays integer not null default 0');
  await knex.raw('create index delivery_created on delivery (created_at desc, id desc)');
  await knex.raw(`create index delivery_dead on delivery (created_at desc, id desc) where state = 'dead'`);
  await knex.raw(`
    create index audit_entry_alarm on audit_entry (id desc) where action in
      ('delivery.died', 'order.instanceMissing', 'order.startMissing', 'workItem.jobMissing', 'engineCommand.jobMissing')`);
  await knex.raw(`
    create table alarm_acknowledgement (
      audit_entry_id bigint primary key,
      acknowledged_by uuid not null references app_user (id),
      acknowledged_at timestamptz not null
    )`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table alarm_acknowledgement');
  await knex.raw('drop index audit_entry_alarm');
  await knex.raw('drop index delivery_dead');
  await knex.raw('drop index delivery_created');
  await knex.raw('alter table delivery drop column replays');
}
