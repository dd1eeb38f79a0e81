import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { createApp } from '../../api/app.ts';
import { composePlatform } from '../../api/compose-platform.ts';
import { composeFrameOrigins, composeRegister } from '../../api/compose-register.ts';
import { pageRoutes } from '../../api/pages/page-routes.ts';
import { registerPageRoutes } from '../../api/pages/register-page-routes.ts';
import { signRequest } from '../../simulator/sign-request.ts';
import { insertPlatform } from '../builders/platform.ts';
import { insertRegions } from '../builders/region.ts';
import { adaptersOver, stoppedClock, testConfig } from './adapters.ts';
import { createTestDatabase } from './database.ts';
import { buildPages, openBrowser } from './pages.ts';
import { silentLogger } from './silent-logger.ts';

const root = join(import.meta.dirname, '../..');

async function serve(listener?: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { server, url, close };
}

/** A 12345 seat screen of the plainest kind: the page in a frame, and what it tells. */
const seatScreen = (src: string) => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>坐席</title>
<style>body{margin:0}iframe{border:0;width:100vw;height:100vh;display:block}</style></head><body>
<script>window.told = []; addEventListener('message', (event) => window.told.push({ origin: event.origin, data: event.data }));</script>
<iframe title="12317" src="${src}"></iframe></body></html>`;

export type Told = { origin: string; data: { source: string; type: string; acceptanceNo: string; status: string } };

/** Agents' screens of a 12345 on another origin, with our pages in frames, over a database of its own. */
export async function openRegisterPages() {
  await buildPages();
  const own = await serve();
  const seat = await serve((request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(seatScreen(decodeURIComponent(new URL(request.url ?? '/', 'http://seat').searchParams.get('src') ?? '')));
  });
  const database = await createTestDatabase();
  const clock = stoppedClock();
  const adapters = { ...adaptersOver(database.knex, clock), config: testConfig({ PUBLIC_URL: own.url }) };
  await insertRegions(database.knex);
  const platform = await insertPlatform(database.knex, adapters.cipher, { pageCall: true, allowedOrigins: [seat.url] });
  await database.knex('platform').where('id', platform.id).update({ name: '湖南省12345政务服务便民热线' });
  const app = createApp(
    {
      logger: silentLogger,
      readiness: () => Promise.resolve({ database: true, stopping: false }),
      platform: composePlatform(adapters),
      workbench: [],
      register: composeRegister({ ...adapters, wallClock: { now: () => new Date() }, publicUrl: own.url }),
      open: [
        registerPageRoutes({ file: join(root, 'web/dist/register/index.html'), frameOrigins: composeFrameOrigins(adapters) }),
        pageRoutes({ webFolder: join(root, 'web/dist'), modelsFolder: join(root, 'processes') }),
      ],
    },
    { publicUrl: own.url, trustedProxies: [], requestsPerAddress: 0 },
  );
  own.server.on('request', app);
  const browser = await openBrowser();
  const complaints: string[] = [];

  const ticketUrl = async (change: object = {}): Promise<string> => {
    const body = JSON.stringify({
      purpose: 'register', orderType: 'complaint', agentNumber: '8017', callerNumber: '13800000017', callId: 'CALL-1', calledAt: '2026-11-23T09:15:00+08:00',
      ...change,
    }); // prettier-ignore
    const target = '/api/v1/launch-tickets';
    const headers = { 'Content-Type': 'application/json', ...signRequest(platform.requestKey, { method: 'POST', target, body, at: new Date() }) };
    const response = await fetch(`${own.url}${target}`, { method: 'POST', headers, body });
    return ((await response.json()) as { url: string }).url;
  };
  const newPage = async (viewport: { width: number; height: number }) => {
    const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(message.text());
    });
    return page;
  };
  const frameIn = async (page: Page): Promise<Frame> => {
    const frame = await (await page.waitForSelector('iframe')).contentFrame();
    if (!frame) throw new Error('the seat screen has no frame');
    return frame;
  };
  return {
    ...adapters,
    knex: database.knex,
    clock,
    platform,
    url: own.url,
    seatUrl: seat.url,
    complaints,
    ticketUrl,
    newPage,
    frameIn,
    /** A seat screen that shows the page at `src` in a frame as wide as the window. */
    seatWith: async (src: string, viewport: { width: number; height: number }) => {
      const page = await newPage(viewport);
      await page.goto(`${seat.url}/?src=${encodeURIComponent(src)}`);
      return { page, frame: await frameIn(page), told: () => page.evaluate<Told[]>('window.told') };
    },
    close: async () => {
      await browser.close();
      await seat.close();
      await own.close();
      await database.drop();
    },
  };
}

export type RegisterPages = Awaited<ReturnType<typeof openRegisterPages>>;
