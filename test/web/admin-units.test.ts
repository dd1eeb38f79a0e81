import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { units } from '../builders/organisation.ts';
import { insertRegions } from '../builders/region.ts';
import { accessibilityProblems, openPages, type Pages } from '../support/pages.ts';
import type { Person } from '../support/workbench.ts';

describe('units and platforms in the browser', () => {
  let pages: Pages;
  let system: Person;
  beforeAll(async () => {
    pages = await openPages();
    await insertRegions(pages.bench.knex);
    system = await pages.bench.person(units.hunan, 'systemAdmin');
  }, 120_000);
  afterAll(async () => {
    await pages.close();
    expect(pages.complaints).toEqual([]);
  });

  it('a unit is opened for a region, found by name, changed, and not closed while units stand below it', async () => {
    const page = await pages.pageOf(system.login, '/workbench/admin/units');
    await page.getByRole('button', { name: '建立单位' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: '区划' }).fill('望城');
    await page.getByRole('option', { name: /望城区/ }).click();
    await dialog.getByLabel('单位名称').fill('望城区12317');
    await dialog.getByLabel('单位电话').fill('0731-88060000');
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: '建立单位' }).click();
    await page.getByText('已建立', { exact: true }).waitFor();
    await page.getByPlaceholder('单位名称或编码').fill('望城');
    await page.keyboard.press('Enter');
    await page.getByText('0731-88060000').waitFor();

    await page.getByRole('button', { name: '修改 望城区12317' }).click();
    await dialog.getByText('长沙市12317').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByLabel('单位电话').fill('12');
    await dialog.getByRole('button', { name: '修改' }).click();
    await dialog.getByRole('alert').getByText('应为 11 位手机号').waitFor();
    await dialog.getByRole('button', { name: '取消' }).click();

    await page.getByPlaceholder('单位名称或编码').fill('湖南省12317');
    await page.keyboard.press('Enter');
    await page.getByRole('switch', { name: '在用 湖南省12317' }).click();
    await page.getByRole('button', { name: '确定' }).click();
    await page.getByRole('alert').getByText(/该单位还有在用的下级单位 2 个/).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.context().close();
  });

  it('a platform is opened, says what it lacks, and does not go live without it', async () => {
    const page = await pages.pageOf(system.login, '/workbench/admin/platforms');
    await page.getByText('没有平台').waitFor();
    await page.getByRole('button', { name: '新建平台' }).click();
    const dialog = page.getByRole('dialog');
    for (const [label, value] of [['名称', '湖南省12345'], ['平台代码', 'hunan-12345'], ['回调地址', 'https://callback.example/12317']] as const) await dialog.getByLabel(label).fill(value);
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: '新建平台' }).click();
    await page.getByText('已建立，尚未上线').waitFor();

    await page.getByRole('button', { name: '设置 湖南省12345' }).click();
    await dialog.getByText('密钥：没有有效的对方请求密钥，请安全管理员发放。').waitFor();
    await dialog.getByRole('switch').click();
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: '设置' }).click();
    await dialog.getByRole('alert').getByText('匿名规则：上线前须选定。').waitFor();
    expect(await pages.bench.knex('platform').pluck('live')).toEqual([false]);
    await page.context().close();
  });
});
