import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApp } from '../../api/app.ts';
import { composePlatform } from '../../api/compose-platform.ts';
import { readCases, type OrderCase } from '../../simulator/cases.ts';
import type { PlatformCredentials } from '../../simulator/credentials.ts';
import { planBatch, pushBatch } from '../../simulator/push-batch.ts';
import { pushFaultNames } from '../../simulator/push-faults.ts';
import { demoProvinces, insertCaseRegions } from '../builders/case-regions.ts';
import { insertPlatform } from '../builders/platform.ts';
import { adaptersOver } from '../support/adapters.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { silentLogger } from '../support/silent-logger.ts';

describe('the cases of the simulator against the real intake', () => {
  let database: TestDatabase;
  let server: Server;
  let apiUrl: string;
  let cases: OrderCase[];
  const platforms: PlatformCredentials[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    const adapters = adaptersOver(database.knex, { now: () => new Date() });
    cases = await readCases();
    await insertCaseRegions(database.knex, cases);
    for (const [index, code] of demoProvinces.entries()) {
      const algorithm = index % 2 === 0 ? 'HMAC-SHA256' : 'HMAC-SM3';
      const platform = await insertPlatform(database.knex, adapters.cipher, { provinceCode: `${code}0000000000`, algorithm });
      const callbackSecrets = [{ keyId: 'callback', secret: platform.callbackSecret }];
      platforms.push({ platformCode: code, provinceCode: code, name: code, callbackSecrets, ...platform.requestKey });
    }
    const parts = { readiness: () => Promise.resolve({ database: true, stopping: false }), workbench: [], open: [] };
    const app = createApp({ logger: silentLogger, platform: composePlatform(adapters), ...parts });
    await new Promise<void>((resolve) => {
      server = app.listen(0, '127.0.0.1', () => resolve());
    });
    apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }, 120_000);

  afterAll(async () => {
    server.close();
    await database.drop();
  });

  const push = async (batchId: string, faults: typeof pushFaultNames = []) => {
    const { pushes, without } = planBatch(cases, platforms, { batchId });
    expect(without).toEqual([]);
    return pushBatch(apiUrl, pushes, { batchId, faults, onPushed: () => undefined });
  };

  it('are accepted, or refused exactly as they say', async () => {
    const entries = await push('plain');

    expect(entries.filter(({ surprises }) => surprises.length > 0)).toEqual([]);
    expect(new Set(entries.map(({ caseId }) => caseId)).size).toBe(cases.length);
    const accepted = entries.filter(({ answer }) => answer === 'accepted');
    expect(new Set(accepted.map(({ acceptanceNo }) => acceptanceNo)).size).toBe(accepted.length);
    expect(Number((await database.knex('work_order').count<{ count: string }[]>('* as count'))[0]?.count)).toBe(accepted.length);
  }, 60_000);

  it('are so too with wrong signatures, late, replayed, repeated and simultaneous pushes around them', async () => {
    const before = Number((await database.knex('work_order').count<{ count: string }[]>('* as count'))[0]?.count);

    const entries = await push('faults', pushFaultNames);

    expect(entries.filter(({ surprises }) => surprises.length > 0)).toEqual([]);
    const after = Number((await database.knex('work_order').count<{ count: string }[]>('* as count'))[0]?.count);
    expect(after - before).toBe(entries.filter(({ answer }) => answer === 'accepted').length);
  }, 60_000);
});
