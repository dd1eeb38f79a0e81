import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { units } from '../builders/organisation.ts';
import { insertRegions } from '../builders/region.ts';
import { insertWorkItem } from '../builders/work-item.ts';
import { accessibilityProblems, openPages, type Pages } from '../support/pages.ts';

describe('saved filters in the browser', () => {
  let pages: Pages;
  beforeAll(async () => {
    pages = await openPages();
    await insertRegions(pages.bench.knex);
  }, 120_000);
  afterAll(async () => {
    await pages.close();
    expect(pages.complaints).toEqual([]);
  });

  it('inbox: a filter is saved as the default, comes back by itself, is left on purpose, renamed and deleted', async () => {
    const { bench } = pages;
    const handler = await bench.person(units.hunan, 'handler', '-filters');
    const { id } = await acceptOrderOf(bench, { status: 'in_handling' });
    await insertWorkItem(bench.knex, { orderId: id, kind: 'province-intake', unitId: units.hunan });
    const page = await pages.pageOf(handler.login);
    await page.getByText('我已签收', { exact: true }).click();
    await page.getByRole('button', { name: '保存筛选…' }).click();
    await page.getByLabel('名称').fill('我的待办');
    await page.getByLabel('打开页面时默认使用').check();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('筛选已保存').waitFor();

    await page.goto('/workbench/inbox');
    await page.waitForURL('**/inbox?mine=true');
    await page.getByText('没有符合筛选条件的任务').waitFor();
    await page.getByText('全部', { exact: true }).click();
    await page.getByText('已全部显示，共 1 件').waitFor();
    expect(new URL(page.url()).search).toBe('?all=true');

    await page.getByRole('button', { name: '管理筛选…' }).click();
    await page.getByLabel('“我的待办”的名称').fill('我签收的');
    await page.getByRole('button', { name: '把“我的待办”改名' }).click();
    await page.getByLabel('“我签收的”的名称').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: '删除“我签收的”' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: '删除', exact: true }).click();
    await page.getByText('还没有保存的筛选').first().waitFor();
    expect(await bench.knex('saved_filter').where('user_id', handler.id)).toEqual([]);
    await page.context().close();
  });

  it('search: codes stand in the address and are saved, what is typed is neither; a name finds its order', async () => {
    const { bench } = pages;
    const handler = await bench.person(units.hunan, 'handler', '-filters');
    const wanted = await acceptOrderOf(bench, { personName: '欧阳明月', problemCategory: 8 });
    await acceptOrderOf(bench, { personName: '欧阳明月', problemCategory: 3 });
    const page = await pages.pageOf(handler.login, '/workbench/search');
    await page.getByLabel('编号、电话或姓名').fill('欧阳明月');
    await page.getByRole('button', { name: '查询' }).click();
    await page.getByText('共 2 件').waitFor();
    await page.getByLabel('问题类别').fill('贪污');
    await page.getByTitle('贪污腐败').click();
    await page.keyboard.press('Escape');
    await page.getByLabel('行政区划').fill('长沙');
    await page.getByTitle('湖南省长沙市', { exact: true }).click();
    await page.getByRole('button', { name: '查询' }).click();
    await page.getByText('共 1 件').waitFor();
    await page.getByRole('link', { name: wanted.acceptanceNo }).waitFor();
    expect(new URL(page.url()).search).toBe('?category=8&region=430100000000');
    expect(await accessibilityProblems(page)).toEqual([]);

    await page.getByRole('button', { name: '保存筛选…' }).click();
    await page.getByText('编号、电话与姓名不保存').waitFor();
    await page.getByLabel('名称').fill('长沙贪腐');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('筛选已保存').waitFor();
    expect(await bench.knex('saved_filter').where('user_id', handler.id).pluck('criteria')).toEqual([{ problemCategories: [8], regionCode: '430100000000' }]);

    await page.getByRole('button', { name: '清空' }).click();
    await page.waitForURL((url) => url.search === '');
    await page.getByLabel('已存筛选').click();
    await page.getByTitle('长沙贪腐').click();
    await page.waitForURL('**/search?category=8&region=430100000000');
    await page.context().close();
  });

  it('search: the conditions that a figure of the dashboard brought along are kept with the filter', async () => {
    const { bench } = pages;
    const supervisor = await bench.person(units.hunan, 'supervisor', '-figures');
    const page = await pages.pageOf(supervisor.login, `/workbench/search?type=complaint&unitId=${units.changsha}&pending=late`);
    await page.getByRole('button', { name: '保存筛选…' }).click();
    await page.getByRole('dialog').getByText(/投诉举报；单位：.+；已超期/).waitFor();
    await page.getByLabel('名称').fill('长沙超期投诉');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('筛选已保存').waitFor();
    expect(await bench.knex('saved_filter').where('user_id', supervisor.id).pluck('criteria')).toEqual([{ types: ['complaint'], unitId: units.changsha, pending: 'late' }]);

    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.waitForURL((url) => url.search === '?type=complaint');
    await page.getByLabel('已存筛选').click();
    await page.getByTitle('长沙超期投诉').click();
    await page.waitForURL(`**/search?type=complaint&unitId=${units.changsha}&pending=late`);
    await page.context().close();
  });
});
