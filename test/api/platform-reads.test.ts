import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import { createApp } from '../../api/app.ts';
import { composePlatform } from '../../api/compose-platform.ts';
import { uploadedAttachment } from '../../api/contract/attachments.ts';
import { codeList, codeListCollection } from '../../api/contract/code-lists.ts';
import { orderState } from '../../api/contract/orders.ts';
import { regionPage, regionResolution, regionWithAbove } from '../../api/contract/regions.ts';
import { codeLists } from '../../domain/code-list/code-lists.ts';
import { insertPlatform, type TestPlatform } from '../builders/platform.ts';
import { insertRegions } from '../builders/region.ts';
import { aComplaint } from '../builders/submission.ts';
import { adaptersOver, stoppedClock } from '../support/adapters.ts';
import { platformClient } from '../support/api-client.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { silentLogger } from '../support/silent-logger.ts';

describe('what a platform may ask', () => {
  let database: TestDatabase;
  let app: Express;
  let platform: TestPlatform;
  let client: ReturnType<typeof platformClient>;
  let stranger: ReturnType<typeof platformClient>;

  beforeAll(async () => {
    database = await createTestDatabase();
    const adapters = adaptersOver(database.knex, stoppedClock());
    platform = await insertPlatform(database.knex, adapters.cipher);
    await insertRegions(database.knex);
    app = createApp({
      logger: silentLogger,
      readiness: () => Promise.resolve({ database: true, stopping: false }),
      platform: composePlatform(adapters),
      workbench: [],
      open: [],
    });
    client = platformClient(app, platform.requestKey);
    const other = await insertPlatform(database.knex, adapters.cipher, { provinceCode: '420000000000' });
    stranger = platformClient(app, other.requestKey);
  }, 60_000);
  afterAll(() => database.drop());

  const accept = async (platformOrderNo: string) => {
    const response = await client.post('/api/v1/orders/complaints', aComplaint({ platformOrderNo }));
    return (response.body as { acceptanceNo: string }).acceptanceNo;
  };

  describe('where an order stands', () => {
    it('is told in the words of the contract, without personal data', async () => {
      const acceptanceNo = await accept('CS-read-1');
      await database.knex('work_order').where('acceptance_no', acceptanceNo).update({ flags: ['finishByPassed'] });

      const response = await client.get(`/api/v1/orders/${acceptanceNo}`);

      expect(response.status).toBe(200);
      expect(orderState.parse(response.body)).toEqual({
        acceptanceNo,
        platformOrderNo: 'CS-read-1',
        orderType: 'complaint',
        status: 'pending_review',
        round: 1,
        reminders: 0,
        flags: ['finishByPassed'],
        receivedAt: '2026-11-23T02:00:00.000Z',
      });
      expect(response.headers['cache-control']).toBe('no-store');
    });

    it('tells the end of one that has ended', async () => {
      const acceptanceNo = await accept('CS-read-2');
      const endedAt = new Date('2026-11-24T03:00:00Z');
      await database.knex('work_order').where('acceptance_no', acceptanceNo).update({ status: 'completed', ended_at: endedAt, run_no: 2 });

      const response = await client.get(`/api/v1/orders/${acceptanceNo}`);

      expect(response.body).toMatchObject({ status: 'completed', round: 2, endedAt: endedAt.toISOString() });
    });

    it('is found by nobody else, and under no other number', async () => {
      const acceptanceNo = await accept('CS-read-3');
      const answers = await Promise.all([
        stranger.get(`/api/v1/orders/${acceptanceNo}`),
        client.get('/api/v1/orders/2026-43-9999999-0'),
        client.get('/api/v1/orders/complaints'),
      ]);

      expect(answers.map(({ status, body }) => [status, (body as { code: string }).code])).toEqual(answers.map(() => [404, 'not-found']));
    });
  });

  describe('where an attachment stands', () => {
    const upload = () =>
      client.postText('/api/v1/attachments', '来电人说明情况。', {
        type: 'application/octet-stream',
        headers: { 'X-File-Name': encodeURIComponent('说明.txt') },
      });

    it('is told as its upload was answered', async () => {
      const uploaded = await upload();
      const { attachmentId } = uploadedAttachment.parse(uploaded.body);

      const response = await client.get(`/api/v1/attachments/${attachmentId}`);

      expect([response.status, response.body]).toEqual([200, uploaded.body]);
    });

    it('is found by nobody else, and under no other id', async () => {
      const { attachmentId } = uploadedAttachment.parse((await upload()).body);
      const answers = await Promise.all([
        stranger.get(`/api/v1/attachments/${attachmentId}`),
        client.get('/api/v1/attachments/0197a3c2-5b1e-7c44-9d53-3f1f0c6e2a10'),
        client.get('/api/v1/attachments/nothing'),
      ]);

      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    });
  });

  describe('code lists', () => {
    it('come all together or one by one, each with its version', async () => {
      const all = await client.get('/api/v1/code-lists');
      const one = await client.get('/api/v1/code-lists/problem-category');

      expect(codeListCollection.parse(all.body).codeLists).toHaveLength(codeLists.length);
      expect(codeList.parse(one.body)).toMatchObject({ id: 'problem-category', title: '问题类别', version: '1' });
    });

    it('are not sent again to who has them', async () => {
      const first = await client.get('/api/v1/code-lists');
      const again = await client.get('/api/v1/code-lists', { headers: { 'If-None-Match': String(first.headers['etag']) } });

      expect([first.headers['cache-control'], again.status, again.text]).toEqual(['no-cache', 304, '']);
    });

    it('are 404 under an unknown id', async () => {
      const response = await client.get('/api/v1/code-lists/nothing');

      expect([response.status, (response.body as { code: string }).code]).toEqual([404, 'not-found']);
    });
  });

  describe('regions', () => {
    it('are listed, searched, single and read from text, signed like everything else', async () => {
      const listed = await client.get('/api/v1/regions?parent=430100000000');
      const found = await client.get(`/api/v1/regions/search?q=${encodeURIComponent('浏阳')}`);
      const single = await client.get('/api/v1/regions/430181');
      const read = await client.post('/api/v1/regions/resolutions', { text: '浏阳市沿溪镇' });

      expect(regionPage.parse(listed.body).regions.map(({ name }) => name)).toContain('浏阳市');
      expect(regionPage.parse(found.body).regions[0]?.fullName).toBe('湖南省长沙市浏阳市');
      expect(regionWithAbove.parse(single.body).above.map(({ name }) => name)).toEqual(['湖南省', '长沙市']);
      expect(regionResolution.parse(read.body).best?.region.code).toBe('430181107000');
    });
  });

  it('is answered to nobody without a signature, and to nobody twice', async () => {
    const nonce = 'nonce-of-a-reader';
    const [first, replay] = [await client.get('/api/v1/code-lists', { nonce }), await client.get('/api/v1/code-lists', { nonce })];
    const forged = await client.get('/api/v1/regions', { headers: { 'X-12317-Signature': 'a'.repeat(64) } });
    const unknown = await client.get('/api/v1/attachments/0197a3c2-5b1e-7c44-9d53-3f1f0c6e2a10/content');

    expect([first, replay, forged, unknown].map(({ status, body }) => [status, (body as { code?: string }).code])).toEqual([
      [200, undefined],
      [401, 'request-replayed'],
      [401, 'signature-invalid'],
      [404, 'not-found'],
    ]);
  });
});
