import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Right } from '../../domain/user/right.ts';
import { testPassword, units } from '../builders/organisation.ts';
import { insertWorkItem } from '../builders/work-item.ts';
import { openPages, type Pages } from '../support/pages.ts';
import { orderInLiuyang } from '../support/workbench-story.ts';

/** What this test watches; what comes beside it has tests of its own. */
const watched = ['待办', '工单查询', '回传控制台', '签收', '登记联系记录', '收回', '督办', '人工关闭'];

type Role = [unitId: string, right: Right, menu: readonly string[], actions: readonly string[]];
const daily = ['待办', '工单查询'];

/** Of an order that waits at 浏阳, delegated by 湖南 and 长沙: what each may do with it. */
const seeing: readonly Role[] = [
  [units.liuyang, 'handler', daily, ['签收', '登记联系记录']],
  [units.liuyang, 'reviewer', daily, []],
  [units.changsha, 'handler', daily, ['收回']],
  [units.changsha, 'supervisor', daily, ['督办', '收回']],
  [units.hunan, 'handler', daily, ['收回']],
  [units.hunan, 'supervisor', daily, ['督办', '收回']],
  [units.hunan, 'operator', ['工单查询', '回传控制台'], ['人工关闭']],
  [units.hunan, 'unseal', daily, []],
  [units.national, 'nationalHandler', daily, []],
  [units.national, 'operator', ['工单查询', '回传控制台'], ['人工关闭']],
];
/** For whom the order is not there. */
const strangers: readonly [unitId: string, right: Right, menu: readonly string[]][] = [
  [units.guangdong, 'handler', daily],
  [units.ningxiang, 'handler', daily],
  [units.hunan, 'systemAdmin', []],
  [units.hunan, 'securityAdmin', []],
  [units.hunan, 'auditAdmin', []],
];

describe('what each role sees in the browser', () => {
  let pages: Pages;
  let orderId: string;
  beforeAll(async () => {
    pages = await openPages();
    orderId = (await orderInLiuyang(pages.bench)).id;
    await insertWorkItem(pages.bench.knex, { orderId, kind: 'county-intake', unitId: units.liuyang });
  }, 120_000);
  afterAll(async () => {
    await pages.close();
    expect(pages.complaints).toEqual([]);
  });

  /** The order's page of a person, once it says what it has to say; some have an empty menu. */
  const pageOf = async (unitId: string, right: Right, sign: string) => {
    const { login } = await pages.bench.person(unitId, right);
    const page = await pages.newPage();
    await page.goto(`/workbench/orders/${orderId}`);
    await page.getByLabel('用户名').fill(login);
    await page.getByLabel('密码').fill(testPassword);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText(sign, { exact: true }).first().waitFor();
    await page.locator('.ant-skeleton, .ant-spin-spinning').first().waitFor({ state: 'detached' });
    const seen = async (selector: string) => (await page.locator(selector).allInnerTexts()).filter((name) => watched.includes(name));
    const shown = { menu: await seen('nav.menu a'), actions: await seen('.order-side button') };
    await page.context().close();
    return shown;
  };

  it.each(seeing)('%s %s: the pages and acts that are theirs, and no others', async (unitId, right, menu, actions) => {
    expect(await pageOf(unitId, right, '办理中')).toEqual({ menu, actions });
  }, 60_000);

  it.each(strangers)('%s %s: not even that the order is there', async (unitId, right, menu) => {
    expect(await pageOf(unitId, right, '没有找到')).toEqual({ menu, actions: [] });
  }, 60_000);
});
