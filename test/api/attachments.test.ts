import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import request from 'supertest';
import { createApp } from '../../api/app.ts';
import { composePlatform } from '../../api/compose-platform.ts';
import { insertPlatform, type TestPlatform } from '../builders/platform.ts';
import { insertRegions } from '../builders/region.ts';
import { aComplaint } from '../builders/submission.ts';
import { adaptersOver } from '../support/adapters.ts';
import { platformClient } from '../support/api-client.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { silentLogger } from '../support/silent-logger.ts';

describe('attachments of a platform', () => {
  let database: TestDatabase;
  let app: Express;
  let adapters: ReturnType<typeof adaptersOver>;
  let platform: TestPlatform;

  const upload = (name: string, text: string, by = platform) =>
    platformClient(app, by.requestKey).postText('/api/v1/attachments', text, {
      type: 'application/octet-stream',
      headers: { 'X-File-Name': encodeURIComponent(name) },
    });

  beforeAll(async () => {
    database = await createTestDatabase();
    adapters = adaptersOver(database.knex);
    platform = await insertPlatform(database.knex, adapters.cipher);
    await insertRegions(database.knex);
    app = createApp({
      logger: silentLogger,
      readiness: () => Promise.resolve({ database: true, stopping: false }),
      platform: composePlatform(adapters),
      workbench: [],
      open: [],
    });
  });
  afterAll(() => database.drop());

  it('are uploaded, then referred to by an order and fetched by a signed link', async () => {
    const uploaded = await upload('来电记录.txt', '来电人说明情况。');
    expect(uploaded.status).toBe(201);
    const { attachmentId } = uploaded.body as { attachmentId: string };

    const accepted = await platformClient(app, platform.requestKey).post(
      '/api/v1/orders/complaints',
      aComplaint({ attachments: [attachmentId] }),
    );
    const { url } = adapters.linkFile({ attachmentId, platformId: platform.id });
    const target = url.slice('http://127.0.0.1:3000'.length);
    const fetched = await request(app).get(target).buffer(true);
    const altered = await request(app).get(`${target}x`);

    expect(accepted.status).toBe(201);
    expect([fetched.status, (fetched.body as Buffer).toString('utf8')]).toEqual([200, '来电人说明情况。']);
    expect(fetched.headers['content-disposition']).toContain('attachment;');
    expect(altered.status).toBe(404);
  });

  it('of another platform are unknown to an order, which is not stored', async () => {
    const other = await insertPlatform(database.knex, adapters.cipher, { provinceCode: '420000000000' });
    const { attachmentId } = (await upload('别省.txt', '别省附件', other)).body as { attachmentId: string };

    const response = await platformClient(app, platform.requestKey).post(
      '/api/v1/orders/complaints',
      aComplaint({ platformOrderNo: 'CS-foreign-file', attachments: [attachmentId] }),
    );

    expect(response.status).toBe(422);
    expect(response.body).toMatchObject({ errors: [{ pointer: '/attachments/0', code: 'unknown-attachment' }] });
    expect(await database.knex('work_order').where('platform_order_no', 'CS-foreign-file')).toEqual([]);
  });

  it('are refused by content, not by name', async () => {
    const response = await upload('照片.png', 'MZ this is no picture');

    expect(response.status).toBe(422);
    expect(response.body).toMatchObject({ code: 'attachment-type-refused' });
  });

  it('never lie on disk in plain text', async () => {
    await upload('秘密.txt', '绝密内容-canary');
    const [row] = await database.knex('attachment').orderBy('created_at', 'desc').select<{ stored_name: string; file_name_enc: Buffer }[]>();
    const stored = await readFile(`${adapters.config.FILES_DIR}/${row?.stored_name.slice(0, 2)}/${row?.stored_name}`);

    expect(stored.includes(Buffer.from('canary'))).toBe(false);
    expect(row?.file_name_enc.includes(Buffer.from('秘密'))).toBe(false);
  });
});
