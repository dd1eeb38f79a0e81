import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Frame, type Page } from 'playwright-core';
import { pageRoutes } from '../../api/pages/page-routes.ts';
import { testPassword } from '../builders/organisation.ts';
import { openWorkbench } from './workbench.ts';

const root = join(import.meta.dirname, '../..');
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What each page is looked at in first (4.4). */
export const firstScreen = { width: 1366, height: 768 };

/** Builds the pages where they have changed, in a process of its own: a test runner's module loader is no place for a bundler. */
export async function buildPages(): Promise<void> {
  await promisify(execFile)(join(root, 'node_modules/.bin/node'), [join(root, 'scripts/build-web.ts')]);
}

/** The system's Chromium, with the flags that it needs without a screen. */
export const openBrowser = () =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage', '--disable-lcd-text', '--font-render-hinting=none'],
  });

/** Everything that people's tests need: the API with its pages on a port of its own, a database, a browser. */
export async function openPages() {
  await buildPages();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const pages = pageRoutes({ webFolder: join(root, 'web/dist'), modelsFolder: join(root, 'processes') });
  const bench = await openWorkbench({ publicUrl: url, pages });
  server.on('request', bench.app);
  const browser = await openBrowser();
  /** What browsers complained about: errors of scripts and everything that the content security policy stopped. */
  const complaints: string[] = [];
  const newPage = async () => {
    const context = await browser.newContext({ baseURL: url, viewport: firstScreen, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      // A refused request is an answer that the page explains; it is no fault of the page.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(message.text());
    });
    return page;
  };
  return {
    bench,
    url,
    complaints,
    newPage,
    /** A browser in which this user is logged in, through the login page, at `path`. */
    pageOf: async (login: string, path = '/workbench/inbox') => {
      const page = await newPage();
      await page.goto(path);
      await page.getByLabel('用户名').fill(login);
      await page.getByLabel('密码').fill(testPassword);
      await page.getByRole('button', { name: '登录' }).click();
      await page.getByRole('navigation', { name: '主菜单' }).waitFor();
      return page;
    },
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await bench.close();
    },
  };
}

export type Pages = Awaited<ReturnType<typeof openPages>>;

type AxeResult = { violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[] };

/** What axe finds wrong with a page as it stands (WCAG 2.2 AA): one line per place, empty when there is nothing. */
export async function accessibilityProblems(page: Page | Frame): Promise<string[]> {
  // What is still loading is dimmed on purpose; it is the page that people work with that is judged.
  await page.locator('.ant-spin-spinning, .ant-btn-loading').first().waitFor({ state: 'detached' });
  // Evaluated, not inserted: the page's policy lets no foreign script element in.
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate<AxeResult>(`axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} — ${failureSummary ?? ''}`));
}
