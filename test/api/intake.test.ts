import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import { createApp } from '../../api/app.ts';
import { composePlatform } from '../../api/compose-platform.ts';
import { isAcceptanceNo } from '../../domain/order/acceptance-number.ts';
import { insertPlatform, type TestPlatform } from '../builders/platform.ts';
import { insertRegions } from '../builders/region.ts';
import { aComplaint, aConsultation, aDeclaration } from '../builders/submission.ts';
import { adaptersOver, stoppedClock } from '../support/adapters.ts';
import { platformClient } from '../support/api-client.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { silentLogger } from '../support/silent-logger.ts';

const complaints = '/api/v1/orders/complaints';
let serial = 0;
const newNumber = () => `CS2026-${(serial += 1)}`;

describe('intake by interface call', () => {
  let database: TestDatabase;
  let app: Express;
  let platform: TestPlatform;
  let client: ReturnType<typeof platformClient>;
  let adapters: ReturnType<typeof adaptersOver>;
  const count = async (table: string) => Number((await database.knex(table).count<{ count: string }[]>('* as count'))[0]?.count);

  beforeAll(async () => {
    database = await createTestDatabase();
    adapters = adaptersOver(database.knex, stoppedClock());
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
  });
  afterAll(() => database.drop());

  it.each([
    ['complaints', aComplaint],
    ['consultations', aConsultation],
    ['declarations', aDeclaration],
  ])('accepts %s with a receipt, audit row and start command in one transaction', async (path, build) => {
    const response = await client.post(`/api/v1/orders/${path}`, build({ platformOrderNo: newNumber() }));

    expect(response.status).toBe(201);
    const receipt = response.body as { acceptanceNo: string };
    expect(receipt).toEqual({
      acceptanceNo: expect.stringMatching(/^2026-43-/),
      platformOrderNo: `CS2026-${serial}`,
      receivedAt: '2026-11-23T02:00:00.000Z',
      status: 'pending_review',
    });
    expect(isAcceptanceNo(receipt.acceptanceNo)).toBe(true);
    const order = await database.knex('work_order').where('acceptance_no', receipt.acceptanceNo).first<{ id: string }>('id');
    expect(await database.knex('audit_entry').where('order_id', order.id).pluck('action')).toEqual(['order.accepted']);
    expect(await database.knex('engine_command').where('order_id', order.id).pluck('name')).toEqual(['order.accepted']);
  });

  it('puts no personal data into the start command', async () => {
    const submission = aComplaint({ platformOrderNo: newNumber() });
    await client.post(complaints, submission);

    const commands = JSON.stringify(await database.knex('engine_command').select('payload'));
    for (const secret of [submission.name, submission.phone, submission.idNumber, submission.address, submission.content, submission.callerNumber])
      expect(commands).not.toContain(secret);
  });

  it('keeps every personal field encrypted', async () => {
    const submission = aComplaint({ platformOrderNo: newNumber() });
    await client.post(complaints, submission);

    const { rows } = await database.knex.raw<{ rows: { row: string }[] }>('select work_order::text as row from work_order');
    const stored = rows.map(({ row }) => row).join('\n');
    for (const secret of [submission.name, submission.phone, submission.idNumber, submission.address, submission.content])
      expect(stored).not.toContain(secret);
  });

  it('answers the same order sent again with the first answer (P1.3)', async () => {
    const submission = aComplaint({ platformOrderNo: newNumber() });
    const first = await client.post(complaints, submission);
    const orders = await count('work_order');

    const again = await client.post(complaints, submission);

    expect(again.status).toBe(200);
    expect(again.text).toBe(first.text);
    expect(await count('work_order')).toBe(orders);
  });

  it('gives one order for many at the same instant', async () => {
    const submission = aComplaint({ platformOrderNo: newNumber() });

    const answers = await Promise.all(Array.from({ length: 12 }, () => client.post(complaints, submission)));

    expect(answers.map(({ status }) => status).sort()).toEqual([...Array.from({ length: 11 }, () => 200), 201]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });

  it('refuses other content under the same order number with 409', async () => {
    const submission = aComplaint({ platformOrderNo: newNumber() });
    await client.post(complaints, submission);

    const response = await client.post(complaints, { ...submission, content: '另一件事' });

    expect(response.status).toBe(409);
    expect(response.body).toMatchObject({ code: 'order-number-conflict', status: 409 });
  });

  it('answers the same Idempotency-Key again, and refuses it for other content with 422', async () => {
    const headers = { 'Idempotency-Key': 'once-only' };
    const submission = aComplaint({ platformOrderNo: newNumber() });
    const first = await client.post(complaints, submission, { headers });
    const again = await client.post(complaints, submission, { headers });
    const other = await client.post(complaints, aComplaint({ platformOrderNo: newNumber() }), { headers });

    expect(again.text).toBe(first.text);
    expect(other.status).toBe(422);
    expect(other.body).toMatchObject({ code: 'idempotency-key-reused' });
  });

  it('names every wrong field, stores nothing and quotes no personal data', async () => {
    const orders = await count('work_order');
    const response = await client.post(complaints, {
      ...aComplaint({ platformOrderNo: newNumber(), idNumber: '11010519491231002Y', phone: '12' }),
      problemCategory: '99',
      favourite: 'x',
    });

    expect(response.status).toBe(422);
    expect(response.headers['content-type']).toContain('application/problem+json');
    const { errors } = response.body as { errors: { pointer: string }[] };
    expect(errors.map(({ pointer }) => pointer).sort()).toEqual(['/favourite', '/idNumber', '/phone', '/problemCategory']);
    expect(response.text).not.toContain('11010519491231002Y');
    expect(await count('work_order')).toBe(orders);
  });

  it('refuses an unknown region code, accepts text that cannot be resolved (P1.5)', async () => {
    const unknown = await client.post(complaints, aComplaint({ platformOrderNo: newNumber(), region: { code: '439999' } }));
    const text = await client.post(complaints, aComplaint({ platformOrderNo: newNumber(), region: { text: '不知道在哪里' } }));

    expect([unknown.status, text.status]).toEqual([422, 201]);
    expect(unknown.body).toMatchObject({ code: 'region-unknown', errors: [{ pointer: '/region/code' }] });
  });

  it('refuses a platform that is not live, or docks in another way', async () => {
    const notLive = await insertPlatform(database.knex, adapters.cipher, { live: false, anonymityRule: null });
    const pageOnly = await insertPlatform(database.knex, adapters.cipher, { interfaceCall: false });

    const answers = await Promise.all(
      [notLive, pageOnly].map(({ requestKey }) => platformClient(app, requestKey).post(complaints, aComplaint({ platformOrderNo: newNumber() }))),
    );

    expect(answers.map(({ status, body }) => [status, (body as { code: string }).code])).toEqual([
      [403, 'platform-not-live'],
      [409, 'mode-not-enabled'],
    ]);
  });

  it('refuses replay, an old timestamp and a changed byte', async () => {
    const submission = aComplaint({ platformOrderNo: newNumber() });
    const nonce = 'nonce-of-this-very-test';
    const first = await client.post(complaints, submission, { nonce });
    const replay = await client.post(complaints, submission, { nonce });
    const late = await client.post(complaints, submission, { at: new Date(Date.now() - 301_000) });
    const forged = await client.post(complaints, submission, { headers: { 'X-12317-Signature': 'a'.repeat(64) } });

    expect(first.status).toBe(201);
    expect([replay, late, forged].map(({ status, body }) => [status, (body as { code: string }).code])).toEqual([
      [401, 'request-replayed'],
      [401, 'signature-expired'],
      [401, 'signature-invalid'],
    ]);
  });

  it('uses up the nonce of a submission that it refuses, and of one that is a repeat', async () => {
    const wrong = aComplaint({ platformOrderNo: newNumber(), problemCategory: '99' as '3' });
    const right = aComplaint({ platformOrderNo: newNumber() });
    await client.post(complaints, right);

    const statuses = [];
    for (const submission of [wrong, right])
      for (const nonce of ['refused', 'refused'].map((name) => `nonce-${name}-${submission.platformOrderNo}`))
        statuses.push((await client.post(complaints, submission, { nonce })).status);

    expect(statuses).toEqual([422, 401, 200, 401]);
  });

  it('lets one of two requests pass that bring one nonce at the same instant', async () => {
    const nonce = 'nonce-brought-by-two';
    const answers = await Promise.all([1, 2, 3].map(() => client.post(complaints, aComplaint({ platformOrderNo: newNumber() }), { nonce })));

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 401, 401]);
  });

  it('signs with SM3 as well', async () => {
    const sm3 = await insertPlatform(database.knex, adapters.cipher, { algorithm: 'HMAC-SM3' });

    const response = await platformClient(app, sm3.requestKey).post(complaints, aComplaint({ platformOrderNo: newNumber() }));

    expect(response.status).toBe(201);
  });

  it('answers unreadable, oversized and unsupported bodies precisely', async () => {
    const broken = await client.postText(complaints, '{"a":');
    const huge = await client.postText(complaints, JSON.stringify({ content: 'x'.repeat(600_000) }));
    const form = await client.postText(complaints, 'a=1', { type: 'application/x-www-form-urlencoded' });

    expect([broken, huge, form].map(({ status, body }) => [status, (body as { code: string }).code])).toEqual([
      [400, 'bad-request'],
      [413, 'payload-too-large'],
      [415, 'unsupported-media-type'],
    ]);
  });
});
