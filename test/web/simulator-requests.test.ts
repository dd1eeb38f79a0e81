import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { createApp } from '../../api/app.ts';
import { composePlatform } from '../../api/compose-platform.ts';
import type { NegotiationKind } from '../../domain/negotiation/kind.ts';
import { startCallbackServer, type CallbackServer } from '../../simulator/callback-server.ts';
import { openJournal, type CallbackEntry, type Journal } from '../../simulator/journal.ts';
import { openNegotiations, type NegotiationBench } from '../support/negotiation.ts';
import { accessibilityProblems, firstScreen, openBrowser } from '../support/pages.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

describe('the page on which 12345 answers 退单 and 延期 by hand (P10.1)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'requests-'));
  let bench: Workbench;
  let on: NegotiationBench;
  let api: Server;
  let journal: Journal;
  let simulator: CallbackServer;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    bench = await openWorkbench();
    on = await openNegotiations(bench);
    const app = createApp({ logger: silentLogger, readiness: () => Promise.resolve({ database: true, stopping: false }), platform: composePlatform(bench), workbench: [], open: [] });
    api = await new Promise<Server>((resolve) => {
      const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
    });
    journal = openJournal(folder);
    const platform = { ...on.platform.requestKey, platformCode: 'demo-430000', provinceCode: '43', name: '湖南省12345', callbackSecrets: [] };
    const apiUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
    simulator = await startCallbackServer({ credentials: () => Promise.resolve([platform]), journal, now: () => new Date(), apiUrl }, 0);
    browser = await openBrowser();
    const context = await browser.newContext({ viewport: firstScreen, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(simulator.url);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await simulator.close();
    await new Promise((resolve) => api.close(resolve));
    await bench.close();
    rmSync(folder, { recursive: true });
    expect(complaints).toEqual([]);
  });

  /** A request that has reached 12345, as its copy stands in the journal. */
  const asked = async (kind: NegotiationKind) => {
    const order = await on.order();
    const { request_no: requestNo } = await on.bring(kind, order, 'sent');
    const data = { requestNo, reason: '须等待鉴定结论。', ...(kind === 'extension' ? { amount: 5, unit: 'day' } : {}) };
    const entry: CallbackEntry = {
      entry: 'callback', at: new Date().toISOString(), platformCode: 'demo-430000', webhookId: `msg-${requestNo}`, kind: `${kind}Requested`, platformOrderNo: 'MN1',
      acceptanceNo: order.acceptanceNo, round: 1, sequence: 1, bodySha256: '', verification: 'verified', kept: true, repeat: false, surprises: [], answered: '200', envelope: { data },
    }; // prettier-ignore
    journal.add(entry);
    return { order, card: page.locator('.request').filter({ hasText: requestNo }) };
  };
  const stateOf = async (kind: NegotiationKind, order: Awaited<ReturnType<typeof asked>>['order']) => (await on.last(kind, order)).state;

  it('says that nothing waits, then shows each request with what to know, and sends the answer with the opinion', async () => {
    await page.getByText('没有待批复的申请。').waitFor();
    const [withdrawal, extension] = [await asked('withdrawal'), await asked('extension')];
    await extension.card.getByText('延期申请　5 自然日').waitFor();
    await withdrawal.card.getByText('理由：须等待鉴定结论。').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);

    await extension.card.getByLabel('批复意见').fill('鉴定须时，同意延期。');
    await extension.card.getByRole('button', { name: '同意', exact: true }).click();
    await extension.card.waitFor({ state: 'detached' });
    expect(await stateOf('extension', extension.order)).toBe('agreed');

    await withdrawal.card.getByRole('button', { name: '不同意' }).click();
    await withdrawal.card.waitFor({ state: 'detached' });
    expect(await stateOf('withdrawal', withdrawal.order)).toBe('refused');
    await page.getByText('没有待批复的申请。').waitFor();
  });

  it('keeps what is being written while the page refreshes, and shows what 12317 said to an answer too late', async () => {
    const { order, card } = await asked('extension');
    await card.getByLabel('批复意见').fill('还在斟酌');
    const other = await asked('withdrawal');
    await page.waitForResponse((response) => response.url() === `${simulator.url}/` && response.ok());
    expect(await card.getByLabel('批复意见').inputValue()).toBe('还在斟酌');

    await on.answer('extension', order, '2');
    await card.getByRole('button', { name: '同意', exact: true }).click();
    await card.getByText('12317未接收（409）').waitFor();
    expect(await stateOf('extension', order)).toBe('refused');
    await page.reload();
    await other.card.waitFor();
    expect(await card.count()).toBe(0);
  });

  it('lets a platform answer by itself from now on, where it is set so', async () => {
    // Waited for from before the choice: the answer may come at once.
    const set = page.waitForResponse((response) => response.url().endsWith('/control/decisions/demo-430000') && response.ok());
    await page.getByLabel('demo-430000').selectOption('收到即同意');
    await set;

    expect(simulator.decisions.list().rules['demo-430000']?.rule).toBe('agree');
  });
});
