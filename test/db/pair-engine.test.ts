import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pairEngine } from '../../infra/engine/pair-engine.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

describe('the pair of database and engine', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('is written by the first start, kept by the next, and no other engine is let in', async () => {
    const [ours, foreign] = [randomUUID(), randomUUID()];

    expect(await pairEngine(database.knex, ours)).toBe(ours);
    expect(await pairEngine(database.knex, ours)).toBe(ours);
    await expect(pairEngine(database.knex, foreign)).rejects.toThrow(/数据库与流程引擎不配套.*请换回原来的引擎数据目录/);
    expect(await database.knex('engine_identity').pluck('engine_id')).toEqual([ours]);
  });

  it('is refused where nobody says which engine it is', async () => {
    await expect(pairEngine(database.knex, undefined)).rejects.toThrow('缺少 ENGINE_ID');
  });

  it('is one for processes that start at the same moment', async () => {
    await database.knex('engine_identity').del();
    const ids = Array.from({ length: 4 }, () => randomUUID());

    const settled = await Promise.allSettled(ids.map((id) => pairEngine(database.knex, id)));

    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
