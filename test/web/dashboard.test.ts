import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { chinaTime } from '../builders/china-time.ts';
import { units } from '../builders/organisation.ts';
import { insertWorkItem } from '../builders/work-item.ts';
import { accessibilityProblems, openPages, type Pages } from '../support/pages.ts';
import { orderInLiuyang, writtenReport } from '../support/workbench-story.ts';

describe('dashboard in the browser', () => {
  let pages: Pages;
  const numbers: string[] = [];
  beforeAll(async () => {
    pages = await openPages();
    const { bench } = pages;
    for (const dueAt of ['2026-11-21 10:00', '2026-11-22 10:00']) {
      const { id, acceptanceNo } = await orderInLiuyang(bench);
      numbers.push(acceptanceNo);
      await insertWorkItem(bench.knex, { orderId: id, kind: 'investigation', unitId: units.liuyang, dueAt: chinaTime(dueAt) });
    }
    const atCity = await orderInLiuyang(bench, { problemCategory: 9 });
    await insertWorkItem(bench.knex, { orderId: atCity.id, kind: 'city-intake', unitId: units.changsha, dueAt: chinaTime('2026-11-24 09:00') });
    const { id } = await acceptOrderOf(bench, { acceptedAt: chinaTime('2026-11-19 10:00') });
    await bench.knex('work_order').where({ id }).update({ status: 'withdrawn', end_reason: 'withdrawal.agreed', ended_at: chinaTime('2026-11-20 10:00') });
  }, 120_000);
  afterAll(async () => {
    await pages.close();
    expect(pages.complaints).toEqual([]);
  });

  /** Follows a figure to its list and comes back; how many orders it shows. */
  async function listed(page: Page, figure: RegExp): Promise<number> {
    await page.getByRole('link', { name: figure }).first().click();
    await page.getByRole('group', { name: '筛选' }).getByText(/共 \d+ 件/).waitFor();
    const rows = await page.locator('tbody tr a.number').count();
    await page.goBack();
    await page.getByRole('heading', { name: /^看板 · / }).waitFor();
    return rows;
  }

  it('leads from every figure to as many orders, down the tree to a county and back', async () => {
    const page = await pages.pageOf((await pages.bench.person(units.hunan, 'supervisor')).login, '/workbench/dashboard');
    await page.getByRole('heading', { name: '看板 · 湖南省12317' }).waitFor();
    await page.getByRole('button', { name: '展开长沙市12317' }).click();
    await page.getByRole('link', { name: '浏阳市12317', exact: true }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);

    const counts: readonly [RegExp, number][] = [
      [/^已超期 2 件/, 2], [/^24 小时内到期 1 件/, 1], [/^在办 3 件/, 3], [/^受理 4 件/, 4], [/^退单率 100.0%，1 件/, 1], [/^长沙市12317 已超期 2 件/, 2], [/^长沙市12317 受理 3 件/, 3],
      [/^小额信贷 1 件/, 1], [/^2026-11-23 受理 3 件/, 3], [/^2026-11-20 结束 1 件/, 1],
    ]; // prettier-ignore
    for (const [figure, count] of counts) expect([figure, await listed(page, figure)]).toEqual([figure, count]);

    await page.getByRole('link', { name: '长沙市12317', exact: true }).click();
    await page.getByRole('heading', { name: '看板 · 长沙市12317' }).waitFor();
    await page.getByRole('tab', { name: '各环节' }).click();
    await page.getByRole('cell', { name: '调查核实', exact: true }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await listed(page, /^调查核实 已超期 2 件/)).toBe(2);
    await page.getByRole('navigation', { name: '上级单位' }).getByRole('link', { name: '湖南省12317' }).click();
    await page.getByRole('heading', { name: '看板 · 湖南省12317' }).waitFor();
    await page.context().close();
  });

  it('takes conditions of a list away one by one, and keeps them beside those of the form', async () => {
    const page = await pages.pageOf((await pages.bench.person(units.hunan, 'supervisor')).login, `/workbench/search?unitId=${units.changsha}&pending=late&step=investigation`);
    const filters = page.getByRole('group', { name: '筛选' });
    await filters.getByText('单位：长沙市12317').waitFor();
    await filters.getByText('共 2 件').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('search').getByRole('textbox').fill(numbers[0] ?? '');
    await page.getByRole('button', { name: '查询' }).click();
    await filters.getByText('共 1 件').waitFor();
    expect(page.url()).toContain('pending=late');
    await page.getByRole('button', { name: '清空' }).click();
    await filters.getByText('共 2 件').waitFor();
    await filters.getByText('已超期').locator('.ant-tag-close-icon, [aria-label=Close]').first().click();
    await filters.getByText('环节：调查核实').waitFor();
    await page.getByRole('button', { name: '清除筛选' }).click();
    await filters.waitFor({ state: 'detached' });
    await page.getByText('共 4 件').waitFor();
    await page.context().close();
  });

  it('reminds of one and demands an answer for several from the list', async () => {
    const { bench } = pages;
    const { login } = await bench.person(units.liuyang, 'handler');
    const page = await pages.pageOf((await bench.person(units.hunan, 'supervisor')).login, '/workbench/dashboard?tab=orders');
    await page.getByRole('button', { name: `催办 ${numbers[0] ?? ''}` }).click();
    const dialog = page.getByRole('dialog', { name: '催办' });
    await dialog.getByLabel('催办内容').fill('已超期两日，请加快办理。');
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: '催办' }).click();
    await page.getByText('已催办 1 次').waitFor();

    await page.getByRole('checkbox', { name: '全选' }).check();
    await page.getByRole('button', { name: '督办所选（2）' }).click();
    const demand = page.getByRole('dialog', { name: '督办' });
    await demand.getByLabel('督办要求').fill('请三日内报告进展。');
    await demand.getByLabel('回复期限').fill('2026-11-26');
    await page.keyboard.press('Tab');
    await demand.getByRole('button', { name: '督办' }).click();
    await page.getByText('已发出 2 张督办单').waitFor();
    await page.getByRole('button', { name: '督办所选' }).and(page.locator(':disabled')).waitFor();
    expect(await bench.knex('supervision_order').where('state', 'open').count('* as count')).toEqual([{ count: '2' }]);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.context().close();

    const county = await pages.pageOf(login, '/workbench/notices');
    await county.getByText('湖南省12317催办，累计第 1 次').first().waitFor();
    await county.context().close();
  });

  it('says so where there is nothing', async () => {
    const page = await pages.pageOf((await pages.bench.person(units.dongguan, 'supervisor')).login, '/workbench/dashboard');
    await page.getByText('该时段没有受理或结束的工单').waitFor();
    await page.getByText('该时段没有受理投诉或咨询').waitFor();
    await page.getByRole('tab', { name: /^超期与将到期/ }).click();
    await page.getByText('没有超期的工单').waitFor();
    expect(await page.getByRole('button', { name: '导出 Excel' }).isDisabled()).toBe(true);
    await page.getByRole('tab', { name: '各环节' }).click();
    await page.getByText('没有在办的环节').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.context().close();
  });

  it('shows 国家局 all provinces and its transfers, which it confirms from the list', async () => {
    const { bench } = pages;
    const national = await bench.person(units.national, 'nationalHandler');
    const county = await bench.person(units.liuyang, 'handler');
    const { id, acceptanceNo } = await orderInLiuyang(bench, { source: 'national' });
    await bench.knex('petition').insert({ order_id: id, channel: 'national', received_on: '2026-11-20', start_unit_id: units.hunan, registered_by: national.id });
    const report = await bench.claimed(county, 'investigation', id, units.liuyang);
    await county.post(`/work-items/${report.id}/investigation`, writtenReport);
    await bench.knex('work_order').where({ id }).update({ status: 'awaiting_feedback' });
    await insertWorkItem(bench.knex, { orderId: id, kind: 'national-confirmation', unitId: units.national });

    const page = await pages.pageOf(national.login, '/workbench/dashboard');
    for (const name of ['湖南省12317', '广东省12317', '重庆市12317']) await page.getByRole('link', { name, exact: true }).waitFor();
    await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '转办件' }).click();
    await page.getByText('待确认（1）').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: `确认 ${acceptanceNo}` }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText(writtenReport.findings).waitFor();
    await drawer.getByRole('button', { name: '签收', exact: true }).click();
    await drawer.getByLabel('意见').fill('调查清楚，同意办结。');
    expect(await accessibilityProblems(page)).toEqual([]);
    await drawer.getByRole('button', { name: '提交' }).click();
    await page.getByText('没有等待确认的转办件').waitFor();
    await drawer.waitFor({ state: 'detached' });
    await page.getByText('已结束（1）').click();
    await page.getByRole('link', { name: acceptanceNo }).waitFor();
    expect(await bench.knex('work_order').where({ id }).first('status')).toEqual({ status: 'completed' });
    await page.context().close();

    const stranger = await pages.pageOf((await bench.person(units.hunan, 'supervisor')).login, '/workbench/national-transfers');
    await stranger.locator('.ant-result').waitFor();
    await stranger.context().close();
  });
});
