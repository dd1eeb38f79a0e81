import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptOrderOf, person as citizen } from '../builders/accepted-order.ts';
import { units } from '../builders/organisation.ts';
import { insertWorkItem } from '../builders/work-item.ts';
import { accessibilityProblems, openPages, type Pages } from '../support/pages.ts';
import { orderInLiuyang, submittedReport } from '../support/workbench-story.ts';

describe('workbench in the browser', () => {
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

  it('login says in Chinese what is wrong, then leads to where one wanted to go', async () => {
    const { login } = await pages.bench.person(units.hunan, 'reviewer');
    const page = await pages.newPage();
    await page.goto('/workbench/search');
    await page.getByLabel('用户名').fill(login);
    await page.getByLabel('密码').fill('wrong');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('alert').getByText('用户名或密码不正确').first().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);

    await page.getByLabel('密码').fill('correct horse 12317');
    await page.getByRole('button', { name: '登录' }).click();

    await page.getByRole('heading', { name: '工单查询' }).waitFor();
    expect(page.url()).toBe(`${pages.url}/workbench/search`);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.context().close();
  });

  it('inbox lists by urgency, keeps its filter in the address and claims', async () => {
    const { bench } = pages;
    const reviewer = await bench.person(units.guangdong, 'reviewer');
    const orders = [await acceptOrderOf(bench, { provinceCode: units.guangdong }), await acceptOrderOf(bench, { provinceCode: units.guangdong })];
    const [later, sooner] = orders as [(typeof orders)[0], (typeof orders)[0]];
    await insertWorkItem(bench.knex, { orderId: later.id, kind: 'initial-review', unitId: units.guangdong, dueAt: new Date('2026-11-26T16:00:00Z') });
    const item = await insertWorkItem(bench.knex, { orderId: sooner.id, kind: 'initial-review', unitId: units.guangdong, dueAt: new Date('2026-11-23T01:00:00Z') });
    const page = await pages.pageOf(reviewer.login);

    await page.getByText('已超 1 小时').waitFor();
    expect(await page.locator('tbody tr a.number').allInnerTexts()).toEqual([sooner.acceptanceNo, later.acceptanceNo]);
    await page.getByText('我已签收', { exact: true }).click();
    await page.getByText('没有符合筛选条件的任务').waitFor();
    expect(new URL(page.url()).search).toBe('?mine=true');
    await page.goBack();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: `签收 ${sooner.acceptanceNo}` }).click();

    await page.getByRole('heading', { name: sooner.acceptanceNo }).waitFor();
    await page.getByRole('button', { name: '初审通过' }).waitFor();
    expect(await bench.knex('work_item').where('id', item.id).pluck('assignee_id')).toEqual([reviewer.id]);
    await page.context().close();
  });

  it('several tasks are claimed at once; one that a colleague was faster with is named', async () => {
    const { bench } = pages;
    const [mine, faster] = [await bench.person(units.chongqing, 'handler'), await bench.person(units.chongqing, 'handler', '-faster')];
    const orders = [await acceptOrderOf(bench, { provinceCode: units.chongqing }), await acceptOrderOf(bench, { provinceCode: units.chongqing })];
    const items = [];
    for (const { id } of orders) items.push(await insertWorkItem(bench.knex, { orderId: id, kind: 'province-intake', unitId: units.chongqing }));
    const page = await pages.pageOf(mine.login);
    // A page that hears of it in time no longer offers what the colleague took.
    await page.route('**/api/workbench/events**', (route) => route.abort());
    await page.reload();
    await page.getByLabel('选择全部待签收任务').check();
    await faster.post(`/work-items/${items[0]?.id ?? ''}/claim`);

    await page.getByRole('button', { name: '批量签收（2）' }).click();

    await page.getByRole('dialog', { name: '已签收 1 / 2 件' }).waitFor();
    await page.getByRole('dialog').getByText(orders[0]?.acceptanceNo ?? '').waitFor();
    await page.context().close();
  });

  it('initial review: personal data is masked until opened with a reason; passing moves the order on', async () => {
    const { bench } = pages;
    const reviewer = await bench.person(units.hunan, 'reviewer');
    const order = await acceptOrderOf(bench);
    const item = await bench.claimed(reviewer, 'initial-review', order.id, units.hunan);
    const page = await pages.pageOf(reviewer.login, `/workbench/orders/${order.id}`);
    await page.getByText('138****0017').waitFor();
    expect(await page.content()).not.toContain(citizen.phone);

    await page.getByRole('button', { name: '查看联系电话' }).click();
    await page.getByLabel('查看理由').fill('电话核实区划');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '查看' }).click();
    await page.getByText(citizen.phone).waitFor();

    await page.getByLabel('被投诉单位或人员').click();
    await page.getByTitle('长沙市12317').click();
    await page.keyboard.press('Escape');
    await page.getByLabel('初审意见').fill('属于业务范围，予以受理。');
    await page.getByRole('button', { name: '初审通过' }).click();
    await page.getByText('当前没有需要您办理的任务。').waitFor();
    expect([await statusOf(order.id), await outcomeOf(item.id)]).toEqual(['in_handling', 'accepted']);
    expect(await bench.knex('order_barring').where('order_id', order.id).pluck('unit_id')).toEqual([units.changsha]);
    await page.getByRole('listitem').filter({ hasText: '属于业务范围，予以受理。' }).waitFor();
    await page.getByRole('listitem').filter({ hasText: '签收 · 初审' }).waitFor();
    await page.context().close();
  });

  it('delegation: a lower unit is chosen, the page says what follows, recalling asks for a reason', async () => {
    const { bench } = pages;
    const handler = await bench.person(units.hunan, 'handler');
    await bench.person(units.changsha, 'handler');
    const order = await acceptOrderOf(bench, { status: 'in_handling' });
    const item = await bench.claimed(handler, 'province-intake', order.id, units.hunan);
    const page = await pages.pageOf(handler.login, `/workbench/orders/${order.id}`);

    await page.getByLabel('转办单位').click();
    await page.getByTitle('长沙市12317').click();
    await page.getByLabel('转办要求').fill('请在规定时限内核实。');
    await page.getByText('转办后由长沙市12317受理').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: '转办', exact: true }).click();

    await page.getByRole('button', { name: '收回', exact: true }).waitFor();
    expect(await outcomeOf(item.id)).toBe('delegateCity');
    await page.getByRole('button', { name: '收回', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '收回' }).click();
    await page.getByText('请填写收回理由').waitFor();
    await page.getByLabel('收回理由').fill('改由株洲市办理');
    await page.getByRole('dialog').getByRole('button', { name: '收回' }).click();
    await page.getByRole('button', { name: '收回', exact: true }).waitFor({ state: 'detached' });
    expect(await bench.knex('delegation').where('order_id', order.id).pluck('end_kind')).toEqual(['recalled']);
    await page.context().close();
  });

  it('investigation: a draft is kept over a reload, missing fields are named, the report with a file is handed in', async () => {
    const { bench } = pages;
    const handler = await bench.person(units.liuyang, 'handler');
    const order = await orderInLiuyang(bench);
    const item = await bench.claimed(handler, 'investigation', order.id, units.liuyang);
    const page = await pages.pageOf(handler.login, `/workbench/orders/${order.id}`);

    await page.getByLabel('调查核实情况').fill('经核实属实。');
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByText('草稿已保存').waitFor();
    await page.reload();
    expect(await page.getByLabel('调查核实情况').inputValue()).toBe('经核实属实。');
    await page.getByRole('button', { name: '提交报告' }).click();
    await page.getByText('请填写调查核实时间').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByLabel('调查核实时间').fill('2026-11-20 09:00');
    await page.keyboard.press('Enter');
    await page.getByLabel('第 1 人联系电话').fill('0731-84210000');
    await page.getByRole('radio', { name: '部分属实' }).check();
    await page.getByLabel('金额数量（元）').fill('12.3');
    await page.locator('input[type=file]').setInputFiles({ name: '走访记录.txt', mimeType: 'text/plain', buffer: Buffer.from('走访十二户群众。') });
    await page.getByText('走访记录.txt').waitFor();
    await page.getByRole('button', { name: '提交报告' }).click();
    await page.getByText('恰好两位小数').first().waitFor();
    await page.getByLabel('金额数量（元）').fill('12.30');
    await page.getByRole('button', { name: '提交报告' }).click();

    await page.getByText('当前没有需要您办理的任务。').waitFor();
    expect([await statusOf(order.id), await outcomeOf(item.id)]).toEqual(['under_report_review', 'submitted']);
    await page.context().close();
  });

  it('report review: the report is read in place and sent back with an opinion', async () => {
    const { bench } = pages;
    const [handler, reviewer] = [await bench.person(units.liuyang, 'handler'), await bench.person(units.liuyang, 'reviewer')];
    const order = await orderInLiuyang(bench);
    await submittedReport(bench, handler, order.id);
    const item = await bench.claimed(reviewer, 'report-review', order.id, units.liuyang);
    const page = await pages.pageOf(reviewer.login, `/workbench/orders/${order.id}`);

    await page.getByText('涉及款项已足额补发到位').first().waitFor();
    await page.getByRole('radio', { name: '退回' }).check();
    await page.getByText('审核从第一级重新开始').waitFor();
    await page.getByLabel('审核意见').fill('请补充走访记录。');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: '审核退回' }).click();

    await page.getByText('当前没有需要您办理的任务。').waitFor();
    expect([await statusOf(order.id), await outcomeOf(item.id)]).toEqual(['in_handling', 'sentBack']);
    await page.getByRole('tab', { name: '报告与审核' }).click();
    await page.getByText('县级审核：退回').waitFor();
    await page.context().close();
  });

  it('a task that was taken away meanwhile is explained, not lost in silence', async () => {
    const { bench } = pages;
    const reviewer = await bench.person(units.hunan, 'reviewer');
    const order = await acceptOrderOf(bench);
    const item = await bench.claimed(reviewer, 'initial-review', order.id, units.hunan);
    const page = await pages.pageOf(reviewer.login, `/workbench/orders/${order.id}`);
    await page.getByLabel('初审意见').fill('属于业务范围。');
    await bench.knex('work_item').where('id', item.id).update({ state: 'closed', ended_at: new Date() });

    await page.getByRole('button', { name: '初审通过' }).click();

    await page.getByText('您填写的内容没有提交').waitFor();
    await page.getByText('当前没有需要您办理的任务。').waitFor();
    await page.context().close();
  });

  it('the diagram shows the way and the place of an order', async () => {
    const { bench } = pages;
    const handler = await bench.person(units.liuyang, 'handler');
    const order = await orderInLiuyang(bench);
    const item = await bench.claimed(handler, 'investigation', order.id, units.liuyang);
    await bench.knex('work_item').where('id', item.id).update({ process_id: 'investigationReview', element_id: 'userTask_investigate' });
    const page = await pages.pageOf(handler.login, `/workbench/orders/${order.id}`);

    await page.getByRole('tab', { name: '流程图' }).click();

    await page.locator('.way-now[data-element-id=userTask_investigate]').waitFor();
    await page.getByText('工单转接', { exact: true }).click();
    await page.locator('.way-now[data-element-id=callActivity_orderHandling]').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.context().close();
  });

  it('the diagram finds the place of a step that an analyst inserted, whichever process it stands in', async () => {
    const { bench } = pages;
    const reviewer = await bench.person(units.liuyang, 'reviewer');
    const order = await orderInLiuyang(bench);
    // Its own shape is not in the models as they are: one that is stands for it.
    await insertWorkItem(bench.knex, { orderId: order.id, kind: 'generic-review', unitId: units.liuyang, processId: 'orderHandling', elementId: 'userTask_countyIntake' });
    const page = await pages.pageOf(reviewer.login, `/workbench/orders/${order.id}`);

    await page.getByRole('tab', { name: '流程图' }).click();

    await page.locator('.way-now[data-element-id=userTask_countyIntake]').waitFor();
    await page.context().close();
  });

  it.each([
    ['call', 'callTransfer', '话务转接'],
    ['petition', 'petition', '其它信访件与国家局转办'],
    ['national', 'petition', '其它信访件与国家局转办'],
  ] as const)('the diagram of an order by %s is that of its own process', async (source, processId, name) => {
    const { bench } = pages;
    const handler = await bench.person(units.hunan, 'handler');
    const order = await acceptOrderOf(bench, { status: 'awaiting_feedback', source, docking: 'none' });
    const item = await bench.claimed(handler, 'feedback', order.id, units.hunan);
    await bench.knex('work_item').where('id', item.id).update({ process_id: processId, element_id: 'userTask_approveFeedback' });
    const page = await pages.pageOf(handler.login, `/workbench/orders/${order.id}`);

    await page.getByRole('tab', { name: '流程图' }).click();

    await page.locator('.way-now[data-element-id=userTask_approveFeedback]').waitFor();
    await page.getByLabel(`${name}流程图`).waitFor();
    expect(await page.getByText('工单转接', { exact: true }).count()).toBe(0);
    await bench.knex('work_item').where('id', item.id).update({ kind: 'feedback-rework', process_id: 'feedbackGate', element_id: 'userTask_reworkFeedback' });
    await page.reload();
    await page.getByRole('tab', { name: '流程图' }).click();
    await page.locator('.way-now[data-element-id=userTask_reworkFeedback]').waitFor();
    await page.getByText(name, { exact: true }).click();
    await page.locator('.way-now[data-element-id=callActivity_feedbackGate]').waitFor();
    await page.context().close();
  });

  it('an order out of scope is not there, and whoever may nothing is told so', async () => {
    const { bench } = pages;
    const stranger = await bench.person(units.guangdong, 'handler');
    const operator = await bench.person(units.hunan, 'operator');
    const order = await acceptOrderOf(bench);

    const page = await pages.pageOf(stranger.login, `/workbench/orders/${order.id}`);
    await page.getByText('没有找到').waitFor();
    await page.context().close();

    const other = await pages.pageOf(operator.login);
    await other.getByText('您的账号没有办理类权限').waitFor();
    await other.context().close();
  });
});
