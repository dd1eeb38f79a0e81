import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { units } from '../builders/organisation.ts';
import { insertPlatform } from '../builders/platform.ts';
import { approveMain, twoOrders } from '../support/linked-orders.ts';
import { accessibilityProblems, openPages, type Pages } from '../support/pages.ts';

describe('并单 in the browser (P1.7)', () => {
  let pages: Pages;
  let platformId: string;
  beforeAll(async () => {
    pages = await openPages();
    platformId = (await insertPlatform(pages.bench.knex, pages.bench.cipher)).id;
  }, 120_000);
  afterAll(async () => {
    await pages.close();
    expect(pages.complaints).toEqual([]);
  });
  const keep = async (page: Awaited<ReturnType<Pages['pageOf']>>, name: string) => {
    const folder = process.env['KEEP_PICTURES'];
    if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  };

  it('is chosen at 初审, undone, chosen again, and shows where the result comes from', async () => {
    const { bench } = pages;
    const reviewer = await bench.person(units.hunan, ['reviewer', 'handler']);
    const { main, order } = await twoOrders(bench, platformId);
    await bench.claimed(reviewer, 'initial-review', order.id, units.hunan);
    const page = await pages.pageOf(reviewer.login, `/workbench/orders/${order.id}`);
    const head = page.locator('.order-head');
    const choose = async () => {
      await page.getByRole('radio', { name: '并单' }).check();
      await page.getByRole('radio', { name: main.acceptanceNo }).check();
      await page.getByLabel('并单理由').fill('同一人反映同一笔危房改造补助款。');
    };
    await choose();
    expect(await accessibilityProblems(page)).toEqual([]);
    await keep(page, 'linking-choice');
    await page.getByRole('button', { name: '并单', exact: true }).click();

    await head.getByText('已并单').waitFor();
    await page.getByText('等候主办工单结果').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await keep(page, 'linking-follows');
    await page.getByRole('button', { name: '取消并单' }).click();
    await page.getByRole('dialog').getByLabel('取消理由').fill('并非同一笔款项。');
    await keep(page, 'linking-undo');
    await page.getByRole('dialog').getByRole('button', { name: '取消并单' }).click();
    await head.getByText('待初审', { exact: true }).waitFor();
    await page.getByText('取消理由：并非同一笔款项。').waitFor();

    await bench.claimed(reviewer, 'initial-review', order.id, units.hunan);
    await page.reload();
    await choose();
    await page.getByRole('button', { name: '并单', exact: true }).click();
    await head.getByText('已并单').waitFor();
    expect((await approveMain(bench, await bench.person(units.hunan, 'handler'), main)).status).toBe(204);
    await bench.claimed(reviewer, 'informing', order.id, units.hunan);
    await page.reload();
    await page.getByText('不得透露主办工单当事人的任何信息').waitFor();
    await head.getByText('待告知', { exact: true }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await keep(page, 'linking-informing');
    await page.getByRole('link', { name: main.acceptanceNo }).first().click();
    await page.getByText('并入本工单的工单').waitFor();
    await keep(page, 'linking-main');
    await page.context().close();
  });
});
