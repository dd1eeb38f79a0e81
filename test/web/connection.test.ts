import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { units } from '../builders/organisation.ts';
import { insertWorkItem } from '../builders/work-item.ts';
import { eventually } from '../support/eventually.ts';
import { accessibilityProblems, openPages, type Pages } from '../support/pages.ts';

describe('the workbench without a connection', () => {
  let pages: Pages;
  beforeAll(async () => {
    pages = await openPages();
  }, 120_000);
  afterAll(async () => {
    await pages.close();
    expect(pages.complaints).toEqual([]);
  });
  const statusOf = async (orderId: string) => (await pages.bench.knex('work_order').where('id', orderId).pluck('status'))[0] as string;
  const outcomeOf = async (itemId: string) => (await pages.bench.knex('work_item').where('id', itemId).pluck('outcome'))[0] as string | null;

  it('says when there is no network, keeps what was typed, and catches up afterwards', async () => {
    const { bench } = pages;
    const reviewer = await bench.person(units.hunan, 'reviewer');
    const order = await acceptOrderOf(bench);
    const item = await bench.claimed(reviewer, 'initial-review', order.id, units.hunan);
    const page = await pages.pageOf(reviewer.login, `/workbench/orders/${order.id}`);
    await page.getByLabel('初审意见').fill('属于业务范围。');

    await page.context().setOffline(true);
    await page.getByText('网络已断开').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: '初审通过' }).click();
    await page.getByText('无法连接服务器，请检查网络后重试。').waitFor();
    expect(await statusOf(order.id)).toBe('pending_review');
    await page.context().setOffline(false);
    await page.getByText('网络已断开').waitFor({ state: 'detached' });
    expect(await page.getByLabel('初审意见').inputValue()).toBe('属于业务范围。');
    await page.getByRole('button', { name: '初审通过' }).click();

    await eventually('the review to be taken', async () => (await outcomeOf(item.id)) === 'accepted' || undefined);
    await page.context().close();
  });

  it('says when the server cannot be reached, and hears again of what it missed', async () => {
    const { bench } = pages;
    const reviewer = await bench.person(units.hunan, 'reviewer', '-unreached');
    const page = await pages.pageOf(reviewer.login, '/workbench/inbox');
    await page.route('**/api/workbench/events*', (route) => route.fulfill({ status: 502, body: '' }));
    await page.reload();

    await page.getByText('与服务器的连接已中断').waitFor();
    await page.unroute('**/api/workbench/events*');
    await page.getByText('与服务器的连接已中断').waitFor({ state: 'detached' });
    const order = await acceptOrderOf(bench);
    await insertWorkItem(bench.knex, { orderId: order.id, kind: 'initial-review', unitId: units.hunan });

    await page.getByText(order.acceptanceNo).waitFor({ timeout: 10_000 });
    await page.context().close();
  });
});
