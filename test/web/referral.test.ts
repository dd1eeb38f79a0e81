import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { units } from '../builders/organisation.ts';
import { accessibilityProblems, openPages, type Pages } from '../support/pages.ts';

describe('移送纪检监察 in the browser (P3.1)', () => {
  let pages: Pages;
  beforeAll(async () => {
    pages = await openPages();
  }, 120_000);
  afterAll(async () => {
    await pages.close();
    expect(pages.complaints).toEqual([]);
  });

  it('is decided in a dialog that says what happens next, shown with the order, and remembered where the person is informed', async () => {
    const { bench } = pages;
    const handler = await bench.person(units.hunan, 'handler');
    const order = await acceptOrderOf(bench, { status: 'in_handling', problemCategory: 8 });
    await bench.claimed(handler, 'province-intake', order.id, units.hunan);
    const page = await pages.pageOf(handler.login, `/workbench/orders/${order.id}`);

    await page.getByRole('button', { name: '移送纪检监察' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('由省级告知当事人已移送（不透露调查情况）').waitFor();
    await dialog.getByRole('button', { name: '移送纪检监察' }).click();
    await dialog.getByText('请填写接收机关').waitFor();
    await dialog.getByLabel('接收机关').fill('湖南省纪委监委');
    await dialog.getByLabel('移送文号').fill('湘农移〔2026〕3号');
    await dialog.getByLabel('移送函日期').fill('2026-11-20');
    await dialog.getByLabel('移送函日期').press('Enter');
    await dialog.getByLabel('移送理由').fill('反映村干部冒领补助，涉嫌违纪违法。');
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: '移送纪检监察' }).click();

    await dialog.waitFor({ state: 'detached' });
    await page.getByText('待告知').first().waitFor();
    expect(await bench.knex('referral').where('order_id', order.id).pluck('document_on')).toEqual(['2026-11-20']);
    await page.getByRole('tab', { name: '报告与审核' }).click();
    await page.getByText('反映村干部冒领补助，涉嫌违纪违法。').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);

    await bench.claimed(handler, 'informing', order.id, units.hunan);
    await page.reload();
    await page.getByText('只告知已移送，不透露调查情况和移送理由').waitFor();
    await page.context().close();
  });
});
