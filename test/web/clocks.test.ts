import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fireCard } from '../../domain/due/fire-card.ts';
import { setDue, type NewDue } from '../../domain/due/set-due.ts';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { chinaTime } from '../builders/china-time.ts';
import { units } from '../builders/organisation.ts';
import { accessibilityProblems, openPages, type Pages } from '../support/pages.ts';

describe('clocks in the browser', () => {
  let pages: Pages;
  beforeAll(async () => {
    pages = await openPages();
  }, 120_000);
  afterAll(async () => {
    await pages.close();
    expect(pages.complaints).toEqual([]);
  });

  const set = (orderId: string, due: Pick<NewDue, 'name' | 'unitId'>, workingDays: number) =>
    pages.bench.inTransaction(async (repositories) => {
      const order = await repositories.orders.lock(orderId);
      if (!order) throw new Error('no order');
      const period = { limit: { amount: workingDays, unit: 'workingDay' } } as const;
      const basis = { clause: '《12345政务服务便民热线运行管理办法》第二十条', tableVersion: '办理时限表第3版' };
      const terms = { startsAt: chinaTime('2026-11-23 09:00').toISOString(), period, basis, reserves: due.name === 'order' ? null : [], pauses: [], changes: [] };
      return setDue(repositories, order, { ...due, delegationId: null, terms });
    });
  const story = async () => {
    const { id } = await acceptOrderOf(pages.bench, { status: 'in_handling' });
    const delegation = (from: string | null, to: string, at: string) => ({ id: randomUUID(), order_id: id, run_no: 1, from_unit_id: from, to_unit_id: to, delegated_at: chinaTime(at) });
    await pages.bench.knex('delegation').insert([
      delegation(null, units.hunan, '2026-11-23 09:00'),
      delegation(units.hunan, units.changsha, '2026-11-23 09:10'),
      delegation(units.changsha, units.liuyang, '2026-11-23 09:20'),
    ]);
    await set(id, { name: 'order', unitId: null }, 15);
    await set(id, { name: 'unit', unitId: units.changsha }, 10);
    return { orderId: id, inner: await set(id, { name: 'unit', unitId: units.liuyang }, 5) };
  };
  const shoot = (page: Awaited<ReturnType<Pages['newPage']>>, name: string) =>
    process.env['SHOTS'] ? page.screenshot({ path: `${process.env['SHOTS']}/${name}.png` }) : Promise.resolve();

  it('the order page tells each due and how it was counted; the delegating unit moves the one below (P5.2, P4.4)', async () => {
    const { orderId, inner } = await story();
    const { login } = await pages.bench.person(units.changsha, ['handler', 'supervisor']);
    await fireCard({ inTransaction: pages.bench.inTransaction, clock: pages.bench.clock }, { orderId, dueId: inner.id, card: 'yellow', armedAt: inner.cards.yellowAt });
    const page = await pages.pageOf(login, `/workbench/orders/${orderId}`);
    await page.locator('.order-head').getByText(/^办结期限 2026-12-\d\d 24:00 还剩/).waitFor();
    await page.getByRole('tab', { name: '期限' }).click();
    await page.getByText('不计入：11月28日至29日、12月5日至6日、12月12日至13日（周末）。').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await shoot(page, 'dues');

    const line = page.getByRole('listitem').filter({ hasText: '浏阳市12317' });
    await line.getByText('黄牌').waitFor();
    await line.getByRole('button', { name: '调整期限' }).click();
    const dialog = page.getByRole('dialog', { name: '调整期限' });
    await dialog.getByLabel('新的期限').fill('2026-12-02 18:00');
    await page.keyboard.press('Enter');
    await dialog.getByLabel('理由').fill('群众反映强烈，请提前办结。');
    expect(await accessibilityProblems(page)).toEqual([]);
    await shoot(page, 'move-due');
    await dialog.getByRole('button', { name: '调整期限' }).click();

    await line.getByText('长沙市12317于').waitFor();
    expect(await pages.bench.knex('due').where('id', inner.id).pluck('due_at')).toEqual([chinaTime('2026-12-02 18:00')]);
    await page.context().close();
  });

  it('an upper supervisor issues a 督办单, the unit replies, the supervisor accepts (P5.4)', async () => {
    const { orderId } = await story();
    const { bench } = pages;
    const supervisor = await bench.person(units.changsha, ['handler', 'supervisor']);
    const handler = await bench.person(units.liuyang, 'handler', '-replier');
    const page = await pages.pageOf(supervisor.login, `/workbench/orders/${orderId}`);
    await page.getByRole('button', { name: '督办', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '督办' });
    await dialog.getByLabel('督办要求').fill('群众两次来电催问，请说明进展。');
    await dialog.getByLabel('回复期限').fill('2026-11-25');
    await page.keyboard.press('Enter');
    expect(await accessibilityProblems(page)).toEqual([]);
    await shoot(page, 'supervision-issue');
    await dialog.getByRole('button', { name: '督办' }).click();
    await page.getByText('督办中').first().waitFor();

    await bench.claimed(handler, 'supervision-reply', orderId, units.liuyang);
    const below = await pages.pageOf(handler.login, `/workbench/orders/${orderId}`);
    await below.getByLabel('回复内容').fill('已入户核实，三日内提交报告。');
    expect(await accessibilityProblems(below)).toEqual([]);
    await shoot(below, 'supervision-reply');
    await below.getByRole('button', { name: '提交回复' }).click();
    await below.getByText('当前没有需要您办理的任务。').waitFor();
    await below.context().close();

    await bench.claimed(supervisor, 'supervision-acceptance', orderId, units.changsha);
    await page.reload();
    await page.getByRole('radio', { name: '重新回复' }).check();
    await page.getByText('承办单位须重新回复，回复期限不变。').waitFor();
    await page.getByRole('radio', { name: '认可', exact: true }).check();
    await page.getByLabel('意见').fill('同意，请按期办结。');
    await page.getByRole('button', { name: /^提\s?交$/ }).click();
    await page.getByRole('tab', { name: '期限' }).click();
    await page.getByRole('tabpanel', { name: '期限' }).getByText('已认可').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await shoot(page, 'supervision-accepted');
    await page.context().close();
  });

  it('a supervisor of 国家局 issues one to the province, whoever handles below (P5.4)', async () => {
    const { orderId } = await story();
    const { bench } = pages;
    const page = await pages.pageOf((await bench.person(units.national, 'supervisor')).login, `/workbench/orders/${orderId}`);
    await page.getByRole('button', { name: '督办', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '督办' });
    await dialog.getByLabel('督办要求').fill('请省里督促办结。');
    await dialog.getByLabel('回复期限').fill('2026-11-27');
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: '督办' }).click();
    await page.getByText('督办中').first().waitFor();
    expect(await bench.knex('supervision_order').where('order_id', orderId).pluck('handling_unit_id')).toEqual([units.hunan]);
    await shoot(page, 'supervision-national');
    await page.context().close();
  });

  it('the bell counts what is unread, the message centre leads to the order and keeps what was read (P5.4)', async () => {
    const { orderId } = await story();
    const reader = await pages.bench.person(units.liuyang, 'handler', '-reader');
    const tell = (event: string, kind: 'redCard' | 'yellowCard') =>
      pages.bench.inTransaction(({ notices }) =>
        notices.tell({ orderId, kind, facts: { due: 'unit', dueAt: chinaTime('2026-11-30 24:00').toISOString() }, event, to: { userIds: [reader.id] }, bySms: false, at: pages.bench.clock.now() }),
      );
    await tell('first', 'yellowCard');
    await tell('second', 'redCard');
    const page = await pages.pageOf(reader.login);
    await page.getByRole('link', { name: '消息，2 条未读' }).click();
    await page.getByText('本级办理期限2026年11月30日（周一）24:00已届满，尚未办完。').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await shoot(page, 'notices');

    await page.locator('tbody a.number').first().click();
    await page.getByRole('link', { name: '消息，1 条未读' }).click();
    await page.getByRole('button', { name: '全部标为已读' }).click();
    await page.getByRole('link', { name: '消息，没有未读' }).waitFor();
    await page.getByText('未读', { exact: true }).click();
    await page.getByText('没有未读消息').waitFor();
    await page.context().close();
  });
});
