import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { units } from '../builders/organisation.ts';
import { insertWorkItem } from '../builders/work-item.ts';
import { accessibilityProblems, openPages, type Pages } from '../support/pages.ts';

describe('dashboard in the browser', () => {
  let pages: Pages;
  beforeAll(async () => {
    pages = await openPages();
  }, 120_000);
  afterAll(async () => {
    await pages.close();
    expect(pages.complaints).toEqual([]);
  });

  it('shows a supervisor what is late, down to a unit and back', async () => {
    const { bench } = pages;
    const supervisor = await bench.person(units.hunan, 'supervisor');
    const order = await acceptOrderOf(bench);
    await insertWorkItem(bench.knex, { orderId: order.id, kind: 'city-intake', unitId: units.changsha, dueAt: new Date('2026-11-22T02:00:00Z') });
    const page = await pages.pageOf(supervisor.login, '/workbench/dashboard');

    await page.getByRole('heading', { name: '看板 · 湖南省12317' }).waitFor();
    await page.getByText('市级受理').waitFor();
    expect(await page.locator('.tile-bad dd').innerText()).toBe('1');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('link', { name: '长沙市12317' }).click();
    await page.getByRole('heading', { name: '看板 · 长沙市12317' }).waitFor();
    await page.getByRole('navigation', { name: '上级单位' }).getByRole('link', { name: '湖南省12317' }).click();
    await page.getByRole('heading', { name: '看板 · 湖南省12317' }).waitFor();
    await page.context().close();
  });
});
