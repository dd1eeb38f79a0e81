import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startCallbackServer, type CallbackServer } from '../../simulator/callback-server.ts';
import { openJournal } from '../../simulator/journal.ts';
import { composeDeliveryRoles } from '../../workers/compose-delivery-roles.ts';
import { accessibilityProblems, firstScreen } from '../support/pages.ts';
import { openRegisterPages, type RegisterPages } from '../support/register-pages.ts';

describe('the seat screen of a 12345', () => {
  const folder = mkdtempSync(join(tmpdir(), 'seat-'));
  let pages: RegisterPages;
  let simulator: CallbackServer;
  let stopSender: (() => Promise<void>) | undefined;

  beforeAll(async () => {
    pages = await openRegisterPages();
    // The screen says when the call came in; by then the business day must have begun.
    pages.clock.set(new Date().toISOString());
    const { platform } = pages;
    const credentials = { platformCode: 'demo-430000', provinceCode: '43', name: '湖南省12345', ...platform.requestKey };
    const callbackSecrets = [{ keyId: 'callback', secret: platform.callbackSecret }];
    const known = () => Promise.resolve([{ ...credentials, callbackSecrets }]);
    simulator = await startCallbackServer({ credentials: known, journal: openJournal(folder), now: () => new Date(), apiUrl: pages.url }, 0);
    const settings = { callback_url: `${simulator.url}/callbacks/demo-430000`, allowed_targets: [simulator.url], allowed_origins: [simulator.url] };
    await pages.knex('platform').where('id', platform.id).update(settings);
    stopSender = composeDeliveryRoles(pages).find(({ name }) => name === 'sender')?.start();
  }, 120_000);
  afterAll(async () => {
    await stopSender?.();
    await simulator.close();
    await pages.close();
    rmSync(folder, { recursive: true });
    expect(pages.complaints).toEqual([]);
  });

  it('registers a call in a frame, hears the number, keeps the full copy and looks up the progress', async () => {
    const page = await pages.newPage(firstScreen);
    await page.goto(`${simulator.url}/seat`);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByLabel('工单类型').selectOption('declaration');
    await page.getByLabel('来电号码').fill('15400010023');
    await page.getByRole('button', { name: '打开登记页面' }).click();
    const frame = page.frameLocator('iframe');
    await frame.getByText('15400010023').waitFor();
    await frame.getByLabel('姓名').fill('王建国');
    await frame.getByLabel('联系电话').fill('15400010023');
    await frame.getByLabel('身份证号').fill('11010519491231002X');
    await frame.getByRole('combobox', { name: '行政区划' }).fill('浏阳');
    await frame.getByRole('option', { name: '浏阳市' }).click();
    await frame.getByLabel('返（致）贫风险').selectOption('1');
    await frame.getByLabel('内容').fill('因病支出较大，申请纳入监测。');
    await frame.getByRole('button', { name: '提交' }).click();
    await frame.getByRole('heading', { name: '已受理' }).waitFor();
    const acceptanceNo = await frame.locator('output').innerText();

    const heard = page.getByRole('listitem').filter({ hasText: acceptanceNo });
    await heard.waitFor();
    expect(await heard.innerText()).not.toMatch(/15400010023|王建国/);
    await page.getByText('"kind": "pageCopy"').waitFor();
    const copy = JSON.parse(await page.locator('#copy').innerText()) as object;
    expect(copy).toMatchObject({ acceptanceNo, data: { orderType: 'declaration', order: { name: '王建国', callerNumber: '15400010023', region: { code: '430181000000' }, risk: '1' } } });
    expect(simulator.journal.callbacks().flatMap(({ surprises }) => surprises)).toEqual([]);

    expect(await page.getByLabel('受理编号').inputValue()).toBe(acceptanceNo);
    await page.getByRole('button', { name: '打开进度页面' }).click();
    await frame.getByText('待初审').waitFor();
    await page.context().close();
  });

  it('says why there is no page, and refuses other pages', async () => {
    const page = await pages.newPage(firstScreen);
    await page.goto(`${simulator.url}/seat`);
    await page.getByLabel('受理编号').fill('2026-43-0000001-1');
    await page.getByRole('button', { name: '打开进度页面' }).click();
    await page.getByRole('alert').filter({ hasText: /\p{Script=Han}/u }).waitFor();
    await page.context().close();

    const foreign = await fetch(`${simulator.url}/seat/launches`, { method: 'POST', headers: { Origin: 'http://elsewhere.example' }, body: '{}' });
    expect(foreign.status).toBe(403);
  });
});
