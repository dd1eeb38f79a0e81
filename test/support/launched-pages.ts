import type { Express } from 'express';
import request from 'supertest';
import { createApp } from '../../api/app.ts';
import { composePlatform } from '../../api/compose-platform.ts';
import { composeFrameOrigins, composeRegister } from '../../api/compose-register.ts';
import { registerPageRoutes } from '../../api/pages/register-page-routes.ts';
import { adaptersOver } from './adapters.ts';
import { platformClient } from './api-client.ts';
import type { RequestKey } from '../../simulator/sign-request.ts';
import { silentLogger } from './silent-logger.ts';
import { stoppedClock } from './adapters.ts';
import { createTestDatabase } from './database.ts';
import { insertPlatform } from '../builders/platform.ts';
import { insertRegions } from '../builders/region.ts';

const ownOrigin = 'http://127.0.0.1:3000';
/** The page in which the tests' platform embeds ours. */
export const seatOrigin = 'https://12345.example';

type Method = 'get' | 'post' | 'put';
type LaunchChange = Partial<{ purpose: string; orderType: string; agentNumber: string; callerNumber: string; callId: string; calledAt: string; platformOrderNo: string; acceptanceNo: string }>;

/** A launched page's requests: behind its token, as our own page sends them. */
export function pageClient(app: Express, token: string) {
  const send = (method: Method, path: string, headers: Record<string, string> = {}) =>
    request(app)[method](`/api/register${path}`).set({ 'X-Requested-With': '12317', Authorization: `Bearer ${token}`, ...headers });
  return {
    get: (path: string) => send('get', path),
    put: (path: string, body: object) => send('put', path).send(body),
    post: (path: string, body: object) => send('post', path).send(body),
    upload: (name: string, content: string) =>
      send('post', '/attachments', { 'Content-Type': 'application/octet-stream', 'X-File-Name': encodeURIComponent(name) }).send(content),
  };
}

/** Platforms' interface and launched pages over a database of its own; `wall` is what tickets and tokens count by. */
export async function openLaunchedPages() {
  const database = await createTestDatabase();
  const clock = stoppedClock();
  const wall = { offsetMs: 0, now: () => new Date(Date.now() + wall.offsetMs) };
  const adapters = adaptersOver(database.knex, clock);
  await insertRegions(database.knex);
  const platform = await insertPlatform(database.knex, adapters.cipher, { pageCall: true, allowedOrigins: [seatOrigin] });
  const app = createApp({
    logger: silentLogger,
    readiness: () => Promise.resolve({ database: true, stopping: false }),
    platform: composePlatform(adapters),
    workbench: [],
    register: composeRegister({ ...adapters, wallClock: wall, publicUrl: ownOrigin }),
    open: [registerPageRoutes({ file: import.meta.filename, frameOrigins: composeFrameOrigins(adapters) })],
  });
  const launch = (change: LaunchChange = {}, key: RequestKey = platform.requestKey) =>
    platformClient(app, key).post('/api/v1/launch-tickets', {
      purpose: 'register', orderType: 'complaint', agentNumber: '8017', callerNumber: '13800000017', callId: 'CALL-1', calledAt: '2026-11-23T09:15:00+08:00',
      ...change,
    }); // prettier-ignore
  const exchange = (ticket: string, headers: Record<string, string> = {}) =>
    request(app).post('/api/register/session').set({ 'X-Requested-With': '12317', ...headers }).send({ ticket });
  /** A page that is open: ticket asked for and exchanged. */
  const opened = async (change: LaunchChange = {}, key?: RequestKey) => {
    const { ticket } = (await launch(change, key)).body as { ticket: string };
    const { token, page } = (await exchange(ticket)).body as { token: string; page: Record<string, unknown> };
    return { ...pageClient(app, token), token, page };
  };
  return { ...adapters, knex: database.knex, clock, wall, app, platform, launch, exchange, opened, close: () => database.drop() };
}
