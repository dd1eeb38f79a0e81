import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createPageFinishLimitRepository } from '../../infra/postgres/page-finish-limit-repository.ts';
import { insertPlatform } from '../builders/platform.ts';
import { adaptersOver } from '../support/adapters.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('limits for pages are wanted by provinces that use them, and the last one is kept', async () => {
  const { cipher } = adaptersOver(database.knex);
  for (const [provinceCode, pageCall] of [['430000000000', true], ['510000000000', true], ['440000000000', false]] as const)
    await insertPlatform(database.knex, cipher, { provinceCode, pageCall });
  const limits = createPageFinishLimitRepository(database.knex);
  const at = new Date('2026-11-23T02:00:00Z');

  expect((await limits.wanted()).toSorted()).toEqual(['43', '51']);
  expect(await limits.find('43')).toBeUndefined();
  await limits.save('43', { limit: { amount: 15, unit: 'workingDay' }, clause: '一' }, at);
  await limits.save('43', { limit: { amount: 60, unit: 'day' }, clause: '二' }, at);
  expect(await limits.find('43')).toEqual({ limit: { amount: 60, unit: 'day' }, clause: '二' });
});
