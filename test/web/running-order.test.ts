import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordCheck } from '../../domain/quality-gate/record-check.ts';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { units } from '../builders/organisation.ts';
import { insertRegions } from '../builders/region.ts';
import { insertPlatform } from '../builders/platform.ts';
import { insertWorkItem } from '../builders/work-item.ts';
import { accessibilityProblems, openPages, type Pages } from '../support/pages.ts';
import { reviewedReport } from '../support/reviewed-report.ts';
import { orderInLiuyang, submittedReport } from '../support/workbench-story.ts';

const facts = { contacted: true, hasFinding: true, amountMissing: false, personalDataFound: true, attachmentsReadable: true };

describe('an order under way in the browser', () => {
  let pages: Pages;
  let platformId: string;
  beforeAll(async () => {
    pages = await openPages();
    platformId = (await insertPlatform(pages.bench.knex, pages.bench.cipher)).id;
  }, 120_000);
  afterAll(async () => {
    await pages.close();
    expect(pages.complaints).toEqual([]);
  });
  const statusOf = async (orderId: string) => (await pages.bench.knex('work_order').where('id', orderId).pluck('status'))[0] as string;
  const keep = async (page: Awaited<ReturnType<Pages['pageOf']>>, name: string) => {
    const folder = process.env['KEEP_PICTURES'];
    if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
  };

  it('初审 asks 12345 for what is missing, and hears of it when the wait was in vain', async () => {
    const { bench } = pages;
    const reviewer = await bench.person(units.hunan, 'reviewer');
    const order = await acceptOrderOf(bench, { platformId });
    await bench.knex('work_order').where('id', order.id).update({ reminders: 2 });
    await bench.claimed(reviewer, 'initial-review', order.id, units.hunan);
    const page = await pages.pageOf(reviewer.login, `/workbench/orders/${order.id}`);
    await page.getByText('已催办 2 次').first().waitFor();
    await page.getByRole('radio', { name: '请12345补正' }).check();
    await page.getByLabel('补正要求').fill('请补充被投诉单位名称。');
    expect(await accessibilityProblems(page)).toEqual([]);
    await keep(page, 'ask-supplement');

    await page.getByRole('button', { name: '请12345补正' }).click();

    await page.locator('.order-head').getByText('待补正', { exact: true }).waitFor();
    expect(await statusOf(order.id)).toBe('awaiting_supplement');
    await bench.knex('supplement_request').where('order_id', order.id).update({ state: 'timed_out', ended_at: bench.clock.now() });
    await bench.knex('work_order').where('id', order.id).update({ status: 'pending_review' });
    await bench.claimed(reviewer, 'initial-review', order.id, units.hunan);
    await page.reload();
    await page.getByText(`12345 逾期未答复补正请求 ${order.acceptanceNo}-B1`).waitFor();
    await keep(page, 'supplement-timed-out');
    await page.context().close();
  });

  it('a region that came as a text is put right by choosing, not by typing a code', async () => {
    const { bench } = pages;
    const reviewer = await bench.person(units.hunan, 'reviewer');
    await insertRegions(bench.knex);
    const order = await acceptOrderOf(bench, { platformId, regionCode: undefined, regionText: '长沙浏阳市沿溪' });
    await bench.claimed(reviewer, 'initial-review', order.id, units.hunan);
    const page = await pages.pageOf(reviewer.login, `/workbench/orders/${order.id}`);
    await page.getByText('由“长沙浏阳市沿溪”识别出的候选：').waitFor();
    await page.getByRole('button', { name: /^湖南省长沙市浏阳市沿溪镇（把握 \d+%）$/ }).click();
    await page.getByText('已选：湖南省长沙市浏阳市沿溪镇').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await keep(page, 'region-candidates');
    await page.getByRole('button', { name: '初审通过' }).click();

    await page.getByText('当前没有需要您办理的任务。').waitFor();
    expect(await bench.knex('work_order').where('id', order.id).first('region_code', 'region_confidence')).toEqual({ region_code: '430181107000', region_confidence: '1.000' });
    await page.context().close();
  });

  it('a complaint that saw no 初审: whom it is about is named before it goes down', async () => {
    const { bench } = pages;
    const province = await bench.person(units.hunan, 'handler');
    const order = await acceptOrderOf(bench, { status: 'in_handling', source: 'call', docking: 'none' });
    await bench.claimed(province, 'province-intake', order.id, units.hunan);
    const page = await pages.pageOf(province.login, `/workbench/orders/${order.id}`);
    await page.getByText('此投诉举报未经初审').waitFor();
    await page.getByRole('button', { name: '指明回避' }).click();
    const dialog = page.getByRole('dialog', { name: '指明回避' });
    await dialog.getByLabel('指明理由').fill('来电人反映长沙市截留补助。');
    await dialog.getByRole('button', { name: '指明回避' }).click();
    await dialog.getByText('请选择被投诉单位或人员').waitFor();
    await dialog.getByRole('combobox').click();
    await page.getByTitle('长沙市12317').click();
    await page.keyboard.press('Escape');
    expect(await accessibilityProblems(page)).toEqual([]);
    await keep(page, 'name-accused');
    await dialog.getByRole('button', { name: '指明回避' }).click();

    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.locator('dd').getByText('长沙市12317', { exact: true }).waitFor();
    await page.getByText('此投诉举报未经初审').waitFor({ state: 'detached' });
    await page.getByLabel('转办单位').click();
    await page.getByTitle('“长沙市12317”与被投诉对象有关').waitFor();
    await keep(page, 'accused-named');
    expect(await bench.knex('order_barring').where('order_id', order.id).pluck('unit_id')).toEqual([units.changsha]);
    await page.context().close();
  });

  it('of a sealed order the county writes what the province tells the person (P1.4)', async () => {
    const { bench } = pages;
    const [county, province] = [await bench.person(units.liuyang, 'handler'), await bench.person(units.hunan, 'handler')];
    const order = await orderInLiuyang(bench, { confidential: true });
    await bench.claimed(county, 'investigation', order.id, units.liuyang);
    const page = await pages.pageOf(county.login, `/workbench/orders/${order.id}`);
    await page.getByRole('button', { name: '提交报告' }).click();
    await page.getByText('请填写告知内容').waitFor();
    await page.getByRole('textbox', { name: '告知内容' }).fill('补助已足额补发。');
    expect(await accessibilityProblems(page)).toEqual([]);
    await keep(page, 'sealed-report');
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByText('草稿已保存').waitFor();
    await page.context().close();

    await submittedReport(bench, county, order.id, { informingText: '补助已足额补发。' });
    await bench.knex('investigation_report').where('order_id', order.id).update({ state: 'approved' });
    await bench.knex('work_order').where('id', order.id).update({ status: 'awaiting_informing' });
    await bench.claimed(province, 'informing', order.id, units.hunan);
    const told = await pages.pageOf(province.login, `/workbench/orders/${order.id}`);
    await told.getByText('承办单位拟写的告知内容').waitFor();
    expect(await told.getByLabel('告知情况摘要').inputValue()).toBe('补助已足额补发。');
    expect(await accessibilityProblems(told)).toEqual([]);
    await keep(told, 'sealed-informing');
    await told.context().close();
  });

  it('an order that comes again says who had it, and proposes somebody else (P3.7)', async () => {
    const { bench } = pages;
    const [county, colleague] = [await bench.person(units.liuyang, 'handler'), await bench.person(units.liuyang, 'handler', '-2')];
    const order = await orderInLiuyang(bench);
    await submittedReport(bench, county, order.id);
    await bench.knex('work_order').where('id', order.id).update({ run_no: 2, status: 'in_handling' });
    const parts = await bench.knex('delegation').where('order_id', order.id).select<object[]>('from_unit_id', 'to_unit_id', 'delegated_at');
    await bench.knex('delegation').insert(parts.map((part) => ({ ...part, id: randomUUID(), order_id: order.id, run_no: 2 })));
    await bench.knex('work_item').where('order_id', order.id).update({ state: 'completed' });
    await insertWorkItem(bench.knex, { orderId: order.id, kind: 'investigation', unitId: units.liuyang, runNo: 2 });

    for (const [{ login }, advice] of [[colleague, '宜另派人员办理。'], [county, '上一轮由您承办，宜退回待办，由其他人员办理。']] as const) {
      const page = await pages.pageOf(login, `/workbench/orders/${order.id}`);
      await page.getByText(/第 2 轮重办，上一轮由.+（浏阳市12317）承办。/).waitFor();
      await page.getByText(advice).waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      await keep(page, `earlier-round-${login}`);
      await page.context().close();
    }
  });

  it('what the quality gate blocks is named, and worded anew', async () => {
    const { bench } = pages;
    const province = await bench.person(units.hunan, 'handler');
    const order = await orderInLiuyang(bench);
    await reviewedReport(bench, order.id, { informed: { summary: '已拨打13912345678告知。', reached: true } });
    await bench.knex('work_order').where('id', order.id).update({ status: 'awaiting_feedback' });
    const findings = [{ finding: '对外表述含个人信息', effect: 'block' } as const, { finding: '涉及金额，未填金额数量', effect: 'warn' } as const];
    await recordCheck(bench, { orderId: order.id, runNo: 1, facts, findings, tableVersion: 2 });
    const item = await bench.claimed(province, 'feedback-rework', order.id, units.hunan);
    const page = await pages.pageOf(province.login, `/workbench/orders/${order.id}`);
    await page.getByText('质检未通过，不能反馈').waitFor();
    for (const { finding } of findings) await page.getByText(finding).waitFor();
    await page.getByRole('textbox', { name: '对外表述' }).fill('已将结果告知当事人。');
    expect(await accessibilityProblems(page)).toEqual([]);
    await keep(page, 'rework');

    await page.getByRole('button', { name: '修改对外表述' }).click();

    await page.getByText('当前没有需要您办理的任务。').waitFor();
    expect(await bench.knex('work_item').where('id', item.id).pluck('outcome')).toEqual(['corrected']);
    await page.context().close();
  });

  it('an operator closes an order, with a reason', async () => {
    const { bench } = pages;
    const operator = await bench.person(units.hunan, 'operator');
    const order = await acceptOrderOf(bench, { platformId });
    const page = await pages.pageOf(operator.login, `/workbench/orders/${order.id}`);
    await page.getByRole('button', { name: '人工关闭' }).click();
    const dialog = page.getByRole('dialog', { name: '人工关闭' });
    await dialog.getByLabel('关闭理由').fill('重复提交。');
    expect(await accessibilityProblems(page)).toEqual([]);
    await keep(page, 'close-order');
    await dialog.getByRole('button', { name: '人工关闭' }).click();

    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.locator('.order-head').getByText('人工关闭').waitFor();
    await page.getByLabel('基本信息').getByText('结束原因').locator('..').getByText('人工关闭').waitFor();
    expect(await statusOf(order.id)).toBe('closed_by_operator');
    await page.context().close();
  });
});
