import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sendShortMessages } from '../../domain/notice/send-short-messages.ts';
import { signWebhook } from '../../infra/crypto/webhook-signature.ts';
import { createSmsQueue } from '../../infra/postgres/sms-queue.ts';
import { createHttpSmsGateway } from '../../infra/sms/http-sms-gateway.ts';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { insertStaff, insertUnits, units } from '../builders/organisation.ts';
import { adaptersOver } from '../support/adapters.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const secret = { algorithm: 'HMAC-SHA256', secret: `whsec_${Buffer.alloc(32, 7).toString('base64')}` } as const;
const wallNow = () => new Date('2026-11-23T02:00:00Z');

describe('short messages (P5.4)', () => {
  let database: TestDatabase;
  let server: Server;
  let gateway: ReturnType<typeof createHttpSmsGateway>;
  let status = 200;
  const received: { body: string; headers: NodeJS.Dict<string | string[]> }[] = [];
  beforeAll(async () => {
    database = await createTestDatabase();
    await insertUnits(database.knex);
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
      request.on('end', () => {
        received.push({ body, headers: request.headers });
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    gateway = createHttpSmsGateway({ url: `http://127.0.0.1:${port}/sms`, secret, wallNow });
  });
  afterAll(async () => {
    await gateway.close();
    await new Promise((resolve) => server.close(resolve));
    await database.drop();
  });

  const queued = async () => {
    const adapters = adaptersOver(database.knex);
    const { id, acceptanceNo } = await acceptOrderOf(adapters);
    const { id: userId } = await insertStaff(database.knex, adapters.cipher, units.liuyang, ['handler'], { login: `sms-${acceptanceNo}` });
    await adapters.inTransaction(({ notices }) =>
      notices.tell({ orderId: id, kind: 'redCard', facts: { due: 'order', dueAt: null }, event: 'red', to: { userIds: [userId] }, bySms: true, at: wallNow() }),
    );
    return { acceptanceNo, queue: createSmsQueue(database.knex, adapters.cipher) };
  };
  const states = () => database.knex('sms_message').orderBy('queued_at').pluck('state');

  it('carry the order’s number and nothing else, signed, once', async () => {
    const { acceptanceNo, queue } = await queued();
    expect(await sendShortMessages({ queue, gateway, wallNow }, { limit: 10 })).toBe(1);
    expect(await sendShortMessages({ queue, gateway, wallNow }, { limit: 10 })).toBe(0);

    const [sent] = received;
    const id = String(sent?.headers['webhook-id']);
    expect(JSON.parse(sent?.body ?? '')).toEqual({ id, phone: '13900000000', text: `【12317】工单${acceptanceNo}有新的提醒，请登录工作台查看。` });
    expect(sent?.headers['webhook-signature']).toBe(signWebhook({ id, body: sent?.body ?? '', signedAt: wallNow() }, [secret])['webhook-signature']);
    expect(await states()).toEqual(['sent']);
  });

  it('come again after a fault of the gateway, and not after its refusal', async () => {
    await database.knex('sms_message').delete();
    const { queue } = await queued();
    const tryAgain = async () => {
      await database.knex('sms_message').update({ next_attempt_at: database.knex.fn.now() });
      return sendShortMessages({ queue, gateway, wallNow }, { limit: 10 });
    };
    status = 503;
    expect(await tryAgain()).toBe(1);
    expect(await states()).toEqual(['pending']);
    status = 400;
    expect(await tryAgain()).toBe(1);
    expect(await states()).toEqual(['dead']);
    expect(await database.knex('sms_message').pluck('last_error')).toEqual(['refused']);
  });
});
