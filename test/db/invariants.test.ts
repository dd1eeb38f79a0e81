import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sealAuditEntries } from '../../infra/postgres/audit-chain.ts';
import { checkDatabase } from '../../scripts/invariants/database-invariants.ts';
import { insertOrder } from '../builders/stored-order.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

describe('invariant checker', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(() => database.drop());

  const violated = async () => (await checkDatabase(database.knex)).filter(({ violations }) => violations.length > 0).map(({ invariant }) => invariant);
  const audit = (order: { id: string }, fromStatus: string | null, toStatus: string) =>
    database.knex('audit_entry').insert({
      occurred_at: new Date(), actor_kind: 'system', actor_id: 'test', action: 'order.moved', order_id: order.id,
      from_status: fromStatus, to_status: toStatus,
    });

  it('finds nothing in an empty system', async () => {
    expect(await violated()).toEqual([]);
  });

  it('finds a state that no recorded step leads to, and a step that is not allowed', async () => {
    const order = await insertOrder(database.knex);
    await database.knex('work_order').where('id', order.id).update({ accepted_at: new Date() });
    expect(await violated()).toEqual(['I5']);

    await audit(order, null, 'pending_review');
    await audit(order, 'pending_review', 'completed');
    await database.knex('work_order').where('id', order.id).update({ status: 'completed', ended_at: new Date() });
    expect(await violated()).toContain('I5');
  });

  it('finds an open order that was never started', async () => {
    const order = await insertOrder(database.knex);
    await audit(order, null, 'pending_review');
    await database.knex('work_order').where('id', order.id).update({ status: 'pending_review', accepted_at: new Date(Date.now() - 120_000) });

    expect(await violated()).toEqual(['I3']);
  });

  it('finds a phone number in the plain text of the audit trail, and a broken chain', async () => {
    await database.knex('audit_entry').insert({
      occurred_at: new Date(), actor_kind: 'system', actor_id: 'test', action: 'order.noted', detail: JSON.stringify({ note: '13812345678' }),
    });
    expect(await violated()).toEqual(['I11']);

    await sealAuditEntries(database.knex);
    await database.knex.raw('alter table audit_entry disable trigger audit_entry_insert_only');
    await database.knex('audit_entry').update({ detail: '{}' });
    expect(await violated()).toEqual(['I10']);
  });
});
