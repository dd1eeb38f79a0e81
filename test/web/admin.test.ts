import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sealAuditEntries } from '../../infra/postgres/audit-chain.ts';
import { units } from '../builders/organisation.ts';
import { insertPlatform } from '../builders/platform.ts';
import { accessibilityProblems, openPages, type Pages } from '../support/pages.ts';

describe('administration in the browser', () => {
  let pages: Pages;
  beforeAll(async () => {
    pages = await openPages();
  }, 120_000);
  afterAll(async () => {
    await pages.close();
    expect(pages.complaints).toEqual([]);
  });

  it('a system administrator opens an account; whoever logs in with it chooses a password first', async () => {
    const { bench } = pages;
    const admin = await bench.person(units.hunan, 'systemAdmin');
    const page = await pages.pageOf(admin.login, '/workbench/');
    await page.getByRole('heading', { name: '用户' }).waitFor();
    expect(await page.getByRole('navigation', { name: '主菜单' }).getByRole('link').allInnerTexts()).toEqual(['用户', '单位', '平台', '区划', '设置', '时限', '日历', '代码表']);
    expect(await accessibilityProblems(page)).toEqual([]);

    await page.getByRole('button', { name: '开户' }).click();
    for (const [label, value] of [['用户名', 'chen.jing'], ['姓名', '陈静'], ['职务', '业务员'], ['联系电话', '13900000123'], ['单位', '长沙']] as const)
      await page.getByRole('dialog').getByLabel(label, { exact: true }).fill(value);
    await page.getByTitle('长沙市12317').click();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '开户' }).click();
    const password = await page.locator('.secrets code').innerText();
    await page.getByRole('button', { name: '已转交，关闭' }).click();
    await page.getByText('chen.jing').waitFor();
    await page.context().close();

    const first = await pages.newPage();
    await first.goto('/workbench/');
    await first.getByLabel('用户名').fill('chen.jing');
    await first.getByLabel('密码').fill(password);
    await first.getByRole('button', { name: '登录' }).click();
    await first.getByText('请先修改密码').waitFor();
    expect(await accessibilityProblems(first)).toEqual([]);
    await first.getByLabel('当前密码').fill(password);
    await first.getByLabel('新密码', { exact: true }).fill('春天的花园很美丽呢呢');
    await first.getByLabel('再次输入新密码').fill('春天的花园很美丽呢呢');
    await first.getByRole('button', { name: '修改' }).click();
    await first.getByRole('button', { name: '退出登录' }).waitFor();
    await first.context().close();
  });

  it('a security administrator grants rights and rotates a key, which is shown once', async () => {
    const { bench } = pages;
    const admin = await bench.person(units.hunan, 'securityAdmin');
    const handler = await bench.person(units.changsha, 'handler');
    const platform = await insertPlatform(bench.knex, bench.cipher, { provinceCode: units.hunan });
    const page = await pages.pageOf(admin.login, '/workbench/admin/users');
    await page.getByRole('button', { name: `授权 ${handler.login}` }).click();
    await page.getByRole('checkbox', { name: '审核人员' }).check();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '授权' }).click();
    await page.getByText('业务员、审核人员').waitFor();

    await page.getByRole('link', { name: '平台' }).click();
    await page.getByRole('button', { name: /^密钥/ }).click();
    await page.getByText(platform.requestKey.keyId, { exact: true }).waitFor();
    await page.getByRole('button', { name: '发放新密钥' }).click();
    await page.getByRole('dialog', { name: '发放新密钥' }).getByRole('button', { name: '发放新密钥' }).click();
    await page.getByText('只显示这一次').waitFor();
    expect(await page.locator('.secrets code').count()).toBe(2);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.context().close();
  });

  it('a platform’s settings say what each reading of the 匿名 rule refuses; units and settings are changed in place', async () => {
    const { bench } = pages;
    const admin = await bench.person(units.hunan, 'systemAdmin');
    const page = await pages.pageOf(admin.login, '/workbench/admin/platforms');
    await page.getByRole('button', { name: /^设置/ }).first().click();
    await page.getByText('均可不填').click();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '设置' }).click();
    await page.getByText('已保存').waitFor();
    expect(await bench.knex('platform').pluck('anonymity_rule')).toEqual(['always-optional']);

    await page.getByRole('link', { name: '设置', exact: true }).click();
    await page.getByRole('button', { name: '修改 报告最多退回次数' }).click();
    await page.getByRole('dialog').getByRole('spinbutton').fill('5');
    await page.getByRole('dialog').getByRole('button', { name: '修改' }).click();
    await page.getByText('已保存，新到环节按新值执行').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);

    await page.getByRole('link', { name: '单位' }).click();
    await page.getByRole('button', { name: '下级 湖南省12317' }).click();
    await page.getByText('长沙市12317').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('link', { name: '代码表' }).click();
    await page.getByRole('button', { name: /返（致）贫风险/ }).click();
    await page.getByText('因自然灾害').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.context().close();
  });

  it('an audit administrator searches the trail and checks its chain', async () => {
    const { bench } = pages;
    const admin = await bench.person(units.hunan, 'auditAdmin');
    const page = await pages.pageOf(admin.login, '/workbench/');
    await sealAuditEntries(bench.knex);
    await page.getByLabel('动作').fill('user.');
    await page.getByRole('button', { name: '查询' }).click();
    await page.getByRole('row', { name: /登录\s*user\.loggedIn/ }).first().waitFor();
    await page.getByRole('button', { name: '核验审计链' }).click();
    await page.getByText('审计链完整').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.context().close();
  });
});
