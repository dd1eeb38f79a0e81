import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { computeOrderDue } from '../../domain/due/compute-order-due.ts';
import { recomputeOpenDues } from '../../domain/due/recompute-open-dues.ts';
import { deployProposed } from '../../domain/limit-table/deploy-proposed.ts';
import { createDueRecomputations } from '../../infra/postgres/due-recomputation-repository.ts';
import { createLimitVersions } from '../../infra/postgres/limit-table-repository.ts';
import { createOpenOrders } from '../../infra/postgres/open-orders-query.ts';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { insertLimitTables } from '../builders/limit-tables.ts';
import { units } from '../builders/organisation.ts';
import { accessibilityProblems, openPages, type Pages } from '../support/pages.ts';

const complaints = { amount: 15, unit: 'workingDay', startRule: 'accepted', clause: '全国默认', validFrom: null, validTo: null } as const;

describe('limits and calendars in the browser', () => {
  let pages: Pages;
  beforeAll(async () => {
    pages = await openPages();
    await insertLimitTables(pages.bench.knex);
  }, 120_000);
  afterAll(async () => {
    await pages.close();
    expect(pages.complaints).toEqual([]);
  });
  const openOrder = async () => {
    const order = await acceptOrderOf(pages.bench, { type: 'complaint' });
    await computeOrderDue(pages.bench, { orderId: order.id, runNo: 1, limit: complaints, decisionVersion: 1 });
    return order;
  };

  it('a limit is added with its effect on open orders shown first; deployed, it stands in table and history', async () => {
    const { bench } = pages;
    const { acceptanceNo } = await openOrder();
    const page = await pages.pageOf((await bench.person(units.hunan, 'systemAdmin')).login, '/workbench/admin/limits');
    await page.getByText('本省没有另设时限').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);

    await page.getByRole('button', { name: '新增一行' }).click();
    const dialog = page.getByRole('dialog', { name: '新增一行时限' });
    for (const [label, option] of [['环节', '整件'], ['工单类型', '投诉举报']] as const) {
      await dialog.getByLabel(label, { exact: true }).click();
      await page.getByTitle(option, { exact: true }).click();
      await page.keyboard.press('Escape');
    }
    await dialog.getByLabel('数量', { exact: true }).fill('10');
    await dialog.getByLabel('依据条款').fill('《湖南省办法》第五条');
    await dialog.getByLabel('出处').fill('湖南省政府网站');
    await dialog.getByRole('button', { name: '预览影响' }).click();
    await dialog.getByText('请填写').first().waitFor();
    await dialog.getByLabel('施行').fill('2026-01-01');
    await page.keyboard.press('Enter');
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: '预览影响' }).click();
    await dialog.getByText('1 件在办工单的 1 个期限会变动').waitFor();
    expect(await dialog.getByRole('row', { name: new RegExp(acceptanceNo) }).innerText()).toMatch(/2026-12-14 24:00\s+2026-12-07 24:00\s+提前/);
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByLabel('理由').fill('新办法施行');
    await dialog.getByRole('button', { name: '保存并部署' }).click();
    await page.getByText('正在等待部署到流程引擎').waitFor();
    expect(await page.getByRole('button', { name: '新增一行' }).isDisabled()).toBe(true);

    await deployProposed({ ...bench, engine: { deployResources: () => Promise.resolve({ ok: true, deployed: [{ kind: 'decision', id: 'timeLimits', version: 2 }] }) } });
    await page.getByText('现行：第 2 版').waitFor();
    await page.getByText('《湖南省办法》第五条').waitFor();
    await page.getByRole('button', { name: '历史' }).click();
    const history = page.getByRole('dialog', { name: '办理时限 · 历史' });
    await history.getByText('新办法施行').waitFor();
    expect(await history.locator('li').first().innerText()).toContain('10 工作日');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.context().close();
  });

  it('what the server refuses is told in the dialog; 国家局 sees every province', async () => {
    const page = await pages.pageOf((await pages.bench.person(units.national, 'systemAdmin')).login, '/workbench/admin/limits');
    await page.getByText('《山东省政务服务热线管理办法》').first().waitFor();
    await page.getByRole('button', { name: '删除 投诉举报 · 整件、重办' }).click();
    await page.getByRole('button', { name: '预览影响' }).click();
    await page.getByRole('alert').getByText('将没有全国默认时限').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.context().close();
  });

  it('a province’s own day off moves the open dues that were counted through it, after they were shown', async () => {
    const { bench } = pages;
    const { id, acceptanceNo } = await openOrder();
    const page = await pages.pageOf((await bench.person(units.hunan, 'systemAdmin')).login, '/workbench/admin/calendar');
    await page.getByText('国庆节').first().waitFor({ state: 'attached' });
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: '修改本省安排' }).click();
    const dialog = page.getByRole('dialog', { name: '修改本省安排' });
    await dialog.getByRole('button', { name: '增加一天' }).click();
    await dialog.getByLabel('日期').fill('2026-12-01');
    await page.keyboard.press('Enter');
    await dialog.getByPlaceholder('事由').fill('省庆');
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: '预览影响' }).click();
    await dialog.getByRole('row', { name: new RegExp(`${acceptanceNo}.*2026-12-15 24:00.*推后`) }).waitFor();
    await dialog.getByLabel('理由').fill('省政府办公厅通知');
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('2026-12-01 放假（省庆）').waitFor();
    const parts = { ...bench, recomputations: createDueRecomputations(bench.knex), openOrders: createOpenOrders(bench.knex), limitVersions: createLimitVersions(bench.knex) };
    while (await recomputeOpenDues(parts, 50)) continue;
    expect((await bench.knex('due').where({ order_id: id }).first<{ due_at: Date }>('due_at')).due_at).toEqual(new Date('2026-12-15T16:00:00.000Z'));

    await page.getByRole('button', { name: '下一年' }).click();
    await page.getByText('的放假安排还没有公布').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.context().close();
  });

  it('settings are changed as what they are: a number, a period or none, the cards', async () => {
    const { bench } = pages;
    const page = await pages.pageOf((await bench.person(units.hunan, 'systemAdmin')).login, '/workbench/admin/settings');
    const open = async (name: string) => {
      await page.getByRole('button', { name: `修改 ${name}` }).click();
      return page.getByRole('dialog', { name });
    };
    const kept = async (name: string) => (await bench.knex('province_setting').where({ name }).first<{ value: unknown }>('value')).value;
    const cards = await open('黄牌、红牌、升级');
    await cards.getByLabel('黄牌：到期前 数量').fill('2');
    await cards.getByText('到期后首个工作日').click();
    expect(await accessibilityProblems(page)).toEqual([]);
    await cards.getByRole('button', { name: '修改' }).click();
    await page.getByText('到期前 2 工作日黄牌；到期后首个工作日红牌').waitFor();
    expect(await kept('cards')).toEqual({ yellowBefore: { amount: 2, unit: 'workingDay' }, redOn: 'nextWorkingDay', escalateAfter: { amount: 1, unit: 'workingDay' } });

    const window = await open('受理后可申请退单的期限');
    await window.getByText('不限', { exact: true }).click();
    await window.getByRole('button', { name: '修改' }).click();
    await window.waitFor({ state: 'detached' });
    expect(await kept('withdrawalWindow')).toBeNull();
    const again = await open('受理后可申请退单的期限');
    await again.getByText('设期限').click();
    await again.getByLabel('受理后可申请退单的期限 数量').fill('3');
    await again.getByRole('button', { name: '修改' }).click();
    await again.getByText('请填写').first().waitFor();
    await again.getByLabel('受理后可申请退单的期限 单位').click();
    await page.getByTitle('自然日', { exact: true }).click();
    await again.getByRole('button', { name: '修改' }).click();
    await page.getByText('3 自然日').waitFor();
    await page.getByRole('link', { name: '到日历页修改 截止时刻' }).click();
    await page.getByRole('heading', { name: '日历' }).waitFor();
    await page.context().close();
  });
});
