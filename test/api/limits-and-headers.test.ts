import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Router } from 'express';
import request from 'supertest';
import { createApp, type AppSettings } from '../../api/app.ts';
import { composePlatform } from '../../api/compose-platform.ts';
import { networkOf } from '../../api/middleware/limit-rate.ts';
import { insertPlatform } from '../builders/platform.ts';
import { adaptersOver, testConfig } from '../support/adapters.ts';
import { platformClient } from '../support/api-client.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { silentLogger } from '../support/silent-logger.ts';

const appOf = (change: Partial<AppSettings> = {}, platform = Router()) =>
  createApp(
    {
      logger: silentLogger,
      readiness: () => Promise.resolve({ database: true, stopping: false }),
      platform,
      workbench: [Router().get('/ping', (_request, response) => void response.json({}))],
      open: [],
    },
    { publicUrl: 'http://127.0.0.1:3000', trustedProxies: [], requestsPerAddress: 0, ...change },
  );

describe('requests of one platform key', () => {
  let database: TestDatabase;
  let adapters: ReturnType<typeof adaptersOver>;
  beforeAll(async () => {
    database = await createTestDatabase();
    adapters = adaptersOver(database.knex);
  });
  afterAll(() => database.drop());

  it('are refused beyond their number with a time to wait, and nobody else is', async () => {
    const config = testConfig({ RATE_LIMIT_PER_KEY: '3' });
    const app = appOf({}, composePlatform({ ...adapters, config }));
    const [one, other] = [await insertPlatform(database.knex, adapters.cipher), await insertPlatform(database.knex, adapters.cipher)];
    const client = platformClient(app, one.requestKey);
    const forged = { headers: { 'X-12317-Signature': 'a'.repeat(64) } };

    // What somebody else sends under the name of the key doesn't count.
    for (const options of [forged, forged, forged]) await client.get('/api/v1/code-lists', options);
    const statuses = [];
    for (const options of [{}, {}, {}, {}]) statuses.push((await client.get('/api/v1/code-lists', options)).status);
    const refused = await client.get('/api/v1/code-lists');

    expect(statuses).toEqual([200, 200, 200, 429]);
    expect(refused.body).toMatchObject({ code: 'rate-limited', status: 429 });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(10);
    expect((await platformClient(app, other.requestKey).get('/api/v1/code-lists')).status).toBe(200);
  });
});

describe('requests of one address', () => {
  const ask = (app: ReturnType<typeof appOf>, path: string, forwardedFor = '203.0.113.7') => request(app).get(path).set('X-Forwarded-For', forwardedFor);

  it('are counted over both interfaces, and refused beyond their number', async () => {
    const app = appOf({ requestsPerAddress: 2 });
    const statuses = [];
    for (const path of ['/api/workbench/ping', '/api/v1/nothing', '/api/workbench/ping', '/healthz']) statuses.push((await ask(app, path)).status);

    expect(statuses).toEqual([200, 404, 429, 200]);
  });

  it('are those of the connection, unless a trusted proxy says whose they are', async () => {
    const statusesOf = async (trustedProxies: string[]) => {
      const app = appOf({ requestsPerAddress: 1, trustedProxies });
      const answers = [];
      for (const address of ['203.0.113.7', '203.0.113.8', '203.0.113.8']) answers.push((await ask(app, '/api/workbench/ping', address)).status);
      return answers;
    };

    expect(await statusesOf([])).toEqual([200, 429, 429]);
    expect(await statusesOf(['loopback'])).toEqual([200, 200, 429]);
  });

  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    [undefined, 'unknown'],
  ])('%s counts as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('security headers', () => {
  const headersOf = async (publicUrl: string, path: string) => {
    const { headers } = await request(appOf({ publicUrl })).get(path);
    return { policy: String(headers['content-security-policy']), transport: headers['strict-transport-security'] as unknown, sniff: headers['x-content-type-options'] as unknown };
  };

  it.each(['/api/v1/nothing', '/api/workbench/ping', '/nothing', '/healthz'])('of %s forbid frames and guessing types', async (path) => {
    const { policy, sniff } = await headersOf('http://127.0.0.1:3000', path);

    expect(policy).toContain("frame-ancestors 'none'");
    expect(sniff).toBe('nosniff');
  });

  it.each(['/api/v1/nothing', '/healthz'])('of %s ask for https where we have it, and only there', async (path) => {
    const plain = await headersOf('http://12317.example', path);
    const secure = await headersOf('https://12317.example', path);

    expect([plain.transport, plain.policy.includes('upgrade-insecure-requests')]).toEqual([undefined, false]);
    expect(secure.transport).toMatch(/^max-age=31536000/);
    expect(secure.policy).toContain('upgrade-insecure-requests');
  });
});
