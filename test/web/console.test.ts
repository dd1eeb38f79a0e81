import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordFailedAttempt } from '../../domain/delivery/record-failed-attempt.ts';
import { reconcileDay } from '../../domain/manifest/reconcile-day.ts';
import { signWebhook } from '../../infra/crypto/webhook-signature.ts';
import { acceptOrderOf, person as citizen } from '../builders/accepted-order.ts';
import { insertDelivery } from '../builders/delivery.ts';
import { units } from '../builders/organisation.ts';
import { insertPlatform, type TestPlatform } from '../builders/platform.ts';
import { insertWorkItem } from '../builders/work-item.ts';
import { accessibilityProblems, openPages, type Pages } from '../support/pages.ts';

describe('delivery console in the browser', () => {
  let pages: Pages;
  let platform: TestPlatform;
  beforeAll(async () => {
    pages = await openPages();
    platform = await insertPlatform(pages.bench.knex, pages.bench.cipher, { provinceCode: units.hunan });
  }, 120_000);
  afterAll(async () => {
    await pages.close();
    expect(pages.complaints).toEqual([]);
  });

  it('a dead callback is counted in the menu, looked at without personal data, and replayed', async () => {
    const { bench } = pages;
    const operator = await bench.person(units.hunan, 'operator');
    const order = await acceptOrderOf(bench, { platformId: platform.id });
    const data = { orderType: 'consultation', answer: { answer: `请联系${citizen.personName}`, answeredBy: citizen.personName, answeredAt: '2026-03-04T15:00:00+08:00' } };
    const { id } = await insertDelivery(bench, { orderId: order.id, platformId: platform.id, kind: 'result', data });
    await recordFailedAttempt(bench, { orderId: order.id, deliveryId: id, attempt: { outcome: 'timeout', durationMs: 15_000 }, nextAttemptAt: undefined });
    const page = await pages.pageOf(operator.login, '/workbench/');

    await page.getByTitle('1 条未处理告警').waitFor();
    await page.getByRole('link', { name: '回传控制台' }).click();
    await page.getByText('对方超时未答').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: `查看 ${order.acceptanceNo} 1` }).click();
    await page.getByText('15000 毫秒').waitFor();
    expect(await page.content()).not.toContain(citizen.personName);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '重放' }).click();
    await page.getByLabel('重放理由').fill('对方接口已恢复');
    await page.getByRole('dialog', { name: '重放 1 条消息' }).getByRole('button', { name: '重放' }).click();

    await page.getByText('已排队 1 / 1 条').waitFor();
    await page.getByTitle('1 条未处理告警').waitFor({ state: 'detached' });
    expect(await bench.knex('delivery').where({ id }).pluck('state')).toEqual(['pending']);
    await page.context().close();
  });

  it('several are chosen and replayed at once; the filter stands in the address', async () => {
    const { bench } = pages;
    const operator = await bench.person(units.hunan, 'operator');
    const order = await acceptOrderOf(bench, { platformId: platform.id });
    for (const sequence of [1, 2]) await insertDelivery(bench, { orderId: order.id, platformId: platform.id, sequence, state: 'dead' });
    const page = await pages.pageOf(operator.login, '/workbench/console/deliveries');

    await page.getByLabel('受理编号或平台工单编号').fill(order.acceptanceNo);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/deliveries?orderNo=${order.acceptanceNo}`);
    await page.getByLabel('选择本页全部消息').check();
    await page.getByRole('button', { name: '批量重放（2）' }).click();
    await page.getByLabel('重放理由').fill('对方接口已恢复');
    await page.getByRole('dialog').getByRole('button', { name: '重放' }).click();

    await page.getByText('已排队 2 / 2 条').waitFor();
    await page.context().close();
  });

  it('an alarm is seen to with a note', async () => {
    const { bench } = pages;
    const operator = await bench.person(units.hunan, 'operator');
    const order = await acceptOrderOf(bench, { platformId: platform.id });
    await bench.knex('audit_entry').insert({ occurred_at: bench.clock.now(), actor_kind: 'system', actor_id: 'reconciler', order_id: order.id, run_no: 1, action: 'order.instanceMissing', detail: {} });
    const page = await pages.pageOf(operator.login, '/workbench/console/alarms');

    await page.getByText('工单没有了流程实例').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: `登记处理 ${order.acceptanceNo}` }).click();
    await page.getByLabel('处理情况').fill('已按手册恢复');
    await page.getByRole('dialog').getByRole('button', { name: '登记处理' }).click();

    await page.getByText('没有未处理的告警').waitFor();
    await page.context().close();
  });

  it('a signature is explained: valid, and why another one is not', async () => {
    const { bench } = pages;
    const operator = await bench.person(units.hunan, 'operator');
    const order = await acceptOrderOf(bench, { platformId: platform.id });
    const { id, envelope } = await insertDelivery(bench, { orderId: order.id, platformId: platform.id });
    const signed = signWebhook({ id, body: envelope, signedAt: new Date() }, [{ algorithm: 'HMAC-SHA256', secret: platform.callbackSecret }]);
    const page = await pages.pageOf(operator.login, '/workbench/console/signatures');

    await page.getByLabel('webhook-id').fill(id);
    await page.getByLabel('webhook-timestamp').fill(signed['webhook-timestamp']);
    await page.getByLabel('webhook-signature').fill(signed['webhook-signature']);
    await page.getByRole('button', { name: '检查' }).click();
    await page.getByText('签名有效').waitFor();
    await page.getByLabel('收到的请求体 SHA-256').fill('0'.repeat(64));
    await page.getByRole('button', { name: '检查' }).click();
    await page.getByText('请求体与发出的原文不同').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.context().close();
  });

  it('differences with a platform are repaired in one step', async () => {
    const { bench } = pages;
    const operator = await bench.person(units.hunan, 'operator');
    const order = await acceptOrderOf(bench, { platformId: platform.id });
    await insertDelivery(bench, { orderId: order.id, platformId: platform.id, state: 'delivered' });
    await reconcileDay(bench, { platformId: platform.id, day: '2026-11-23', orders: [{ platformOrderNo: 'THEIRS-1' }] });
    const page = await pages.pageOf(operator.login, '/workbench/console/reconciliation');

    await page.getByText('须由12345重新推送或更正').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    const row = page.getByRole('row').filter({ hasText: order.acceptanceNo });
    await row.getByRole('button', { name: /^重发/ }).click();
    await page.getByText('已重新发送').waitFor();
    expect(await bench.knex('delivery').where('order_id', order.id).pluck('replays')).toEqual([1]);
    await page.context().close();
  });

  it('shows everything that is set about a platform and its keys, with nothing to change', async () => {
    const { bench } = pages;
    const own = await insertPlatform(bench.knex, bench.cipher, { provinceCode: units.hunan, pageCall: true, allowedOrigins: ['https://seat.12345.hunan.example'], anonymityRule: null, live: false });
    await bench.knex('platform').where('id', own.id).update('name', '湖南省12345');
    const operator = await bench.person(units.hunan, 'operator');
    const page = await pages.pageOf(operator.login, '/workbench/console/deliveries');

    await page.getByRole('link', { name: '平台设置' }).click();
    await page.getByRole('button', { name: '查看 湖南省12345' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: '查看 湖南省12345' }).click();
    const drawer = page.getByRole('dialog', { name: '湖南省12345' });
    await drawer.getByText(own.requestKey.keyId, { exact: true }).waitFor();
    await drawer.getByText('https://seat.12345.hunan.example').waitFor();
    await drawer.getByText('匿名规则：上线前须选定。').waitFor();
    expect(await drawer.getByRole('button').allInnerTexts()).toEqual(['']);
    expect(await page.content()).not.toContain(own.requestKey.secret);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.context().close();
  });

  it('an inbox hears of new work by itself', async () => {
    const { bench } = pages;
    const reviewer = await bench.person(units.hunan, 'reviewer');
    const page = await pages.pageOf(reviewer.login, '/workbench/inbox');
    await page.getByText('没有待办任务').waitFor();
    const order = await acceptOrderOf(bench);

    await insertWorkItem(bench.knex, { orderId: order.id, kind: 'initial-review', unitId: units.hunan });

    // Long before the 30 s after which the list would ask by itself.
    await page.getByText(order.acceptanceNo).waitFor({ timeout: 10_000 });
    await page.context().close();
  });
});
