import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sealAuditEntries, verifyAuditChain } from '../../infra/postgres/audit-chain.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

describe('audit chain', () => {
  let database: TestDatabase;
  const insert = (action: string) =>
    database.knex('audit_entry').insert({ occurred_at: new Date(), actor_kind: 'system', actor_id: 'test', action });

  beforeAll(async () => {
    database = await createTestDatabase();
    for (const action of ['order.accepted', 'order.reviewed', 'order.delegated']) await insert(action);
    await sealAuditEntries(database.knex);
  });
  afterAll(() => database.drop());

  it('verifies what it sealed and goes on where it stopped', async () => {
    await insert('order.completed');
    expect(await verifyAuditChain(database.knex)).toEqual({ verified: 3, unsealed: 1 });

    expect(await sealAuditEntries(database.knex)).toBe(1);
    expect(await verifyAuditChain(database.knex)).toEqual({ verified: 4, unsealed: 0 });
  });

  it('seals each row once when two sealers run together', async () => {
    for (let row = 0; row < 20; row += 1) await insert('order.reviewed');

    const counts = await Promise.all([sealAuditEntries(database.knex), sealAuditEntries(database.knex)]);

    expect(counts.reduce((sum, count) => sum + count, 0) + (await sealAuditEntries(database.knex))).toBe(20);
    expect(await verifyAuditChain(database.knex)).toEqual({ verified: 24, unsealed: 0 });
  });

  it('refuses to change or delete a row', async () => {
    await expect(database.knex('audit_entry').update({ action: 'nothing.happened' })).rejects.toThrow('insert-only');
    await expect(database.knex('audit_entry').delete()).rejects.toThrow('insert-only');
  });

  it('names the row where somebody who switched the trigger off changed history', async () => {
    await database.knex.raw('alter table audit_entry disable trigger audit_entry_insert_only');
    const [row] = await database
      .knex<{ id: string; chain_position: string; actor_id: string }>('audit_entry')
      .where('chain_position', '2')
      .update({ actor_id: 'other' }, ['id']);

    const report = await verifyAuditChain(database.knex);

    expect(report).toMatchObject({ verified: 1, brokenAtId: row?.id });
  });
});
