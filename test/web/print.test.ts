import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { acceptOrderOf, person as citizen } from '../builders/accepted-order.ts';
import { units } from '../builders/organisation.ts';
import { eventually } from '../support/eventually.ts';
import { accessibilityProblems, openPages, type Pages } from '../support/pages.ts';
import { orderInLiuyang, submittedReport } from '../support/workbench-story.ts';

/** How many pages a PDF has, and whether they are A4, as its objects say. */
function pagesOfPdf(pdf: Buffer): { count: number; isA4: boolean } {
  const boxes = [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map(([, width, height]) => [Math.round(Number(width)), Math.round(Number(height))]);
  return { count: boxes.length, isA4: boxes.every(([width, height]) => width === 595 && height === 842) };
}

describe('printing in the browser', () => {
  let pages: Pages;
  beforeAll(async () => {
    pages = await openPages();
  }, 120_000);
  afterAll(async () => {
    await pages.close();
    expect(pages.complaints).toEqual([]);
  });
  /** Without a screen no dialog opens; how often one was asked for is counted. */
  const countPrints = (page: Page) => page.evaluate('window.asked = 0; window.print = () => { window.asked += 1; }');
  const askedPrints = (page: Page) => eventually('the browser to be asked to print', async () => (await page.evaluate('window.asked')) === 1);
  const onPaper = async (page: Page) => {
    await page.emulateMedia({ media: 'print' });
    const words = await page.locator('body').innerText();
    const pdf = pagesOfPdf(await page.pdf({ preferCSSPageSize: true }));
    await page.emulateMedia({ media: null });
    return { words, ...pdf };
  };

  it('an order: nothing goes on paper past the button; what is printed is the form on A4, masked and audited', async () => {
    const { bench } = pages;
    const { id, acceptanceNo } = await orderInLiuyang(bench);
    const county = await bench.person(units.liuyang, 'handler');
    await submittedReport(bench, county, id);
    const page = await pages.pageOf(county.login, `/workbench/orders/${id}`);
    await page.getByRole('link', { name: '打印', exact: true }).click();
    await page.getByRole('article', { name: '12317 工单' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect((await onPaper(page)).words).toBe('请用页面上的“打印”按钮打印，以便记入审计。');

    await countPrints(page);
    await page.getByRole('button', { name: '打印', exact: true }).click();
    await askedPrints(page);

    const { words, count, isA4 } = await onPaper(page);
    expect([count, isA4]).toEqual([1, true]);
    for (const part of [acceptanceNo, '危房改造补助款至今没有发放', '湖南省12317 转 长沙市12317', '经走访群众、查阅台账', '138****0017', '承办人（签字）', '个人信息已脱敏']) expect(words).toContain(part);
    expect(words).not.toContain('返回工单');
    for (const secret of Object.values(citizen)) expect(words).not.toContain(secret);
    expect(await bench.knex('audit_entry').where({ order_id: id, action: 'order.printed' }).pluck('actor_id')).toEqual([county.id]);
    await page.context().close();
  });

  it('personal fields go along only when chosen, for a reason; a long case goes over several pages', async () => {
    const { bench } = pages;
    const handler = await bench.person(units.hunan, 'handler');
    const { id } = await acceptOrderOf(bench, { content: '村内危房改造补助款至今没有发放，多次询问无果。'.repeat(120) });
    const page = await pages.pageOf(handler.login, `/workbench/orders/${id}`);
    await page.getByRole('link', { name: '打印', exact: true }).click();
    await page.getByRole('button', { name: '含个人信息打印…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '打印' }).click();
    await page.getByText('请至少选择一项').waitFor();
    await page.getByRole('checkbox', { name: '联系电话' }).check();
    await page.getByLabel('理由').fill('入户核查携带');
    expect(await accessibilityProblems(page)).toEqual([]);
    await countPrints(page);
    await page.getByRole('dialog').getByRole('button', { name: '打印' }).click();
    await askedPrints(page);

    const { words, count } = await onPaper(page);
    expect(count).toBeGreaterThan(1);
    expect(words).toContain(citizen.phone);
    expect(words).toContain('含个人信息（联系电话）');
    expect(words).not.toContain(citizen.personName);
    await page.context().close();
  });

  it('a sealed order stays sealed on paper, also for who may unseal', async () => {
    const { bench } = pages;
    const unsealer = await bench.person(units.hunan, ['handler', 'unseal']);
    const { id } = await acceptOrderOf(bench, { anonymous: true });
    const page = await pages.pageOf(unsealer.login, `/workbench/orders/${id}`);
    await page.getByRole('link', { name: '打印', exact: true }).click();
    await page.getByText('密封工单：打印时个人信息保持密封。').waitFor();

    expect(await page.getByRole('button', { name: '含个人信息打印…' }).count()).toBe(0);
    expect(await page.getByRole('cell', { name: '已密封' }).count()).toBe(5);
    await page.context().close();
  });

  it('a 督办单: demand, dates and lines for signing on one page', async () => {
    const { bench } = pages;
    const { id } = await orderInLiuyang(bench);
    const supervisor = await bench.person(units.changsha, 'supervisor');
    const issued = await supervisor.post(`/orders/${id}/supervisions`, { demand: '请加快办理，并说明逾期原因。', replyBy: '2026-11-27' });
    expect([issued.status, issued.text]).toEqual([204, '']);
    const page = await pages.pageOf(supervisor.login, `/workbench/orders/${id}`);
    await page.getByRole('tab', { name: '期限' }).click();
    await page.getByRole('link', { name: '打印督办单' }).click();
    await page.getByRole('article', { name: '督 办 单' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await countPrints(page);
    await page.getByRole('button', { name: '打印', exact: true }).click();
    await askedPrints(page);

    const { words, count, isA4 } = await onPaper(page);
    expect([count, isA4]).toEqual([1, true]);
    for (const part of ['请加快办理，并说明逾期原因。', '2026-11-27 24:00', '长沙市12317', '签发人（签字）']) expect(words).toContain(part);
    await page.context().close();
  });
});
