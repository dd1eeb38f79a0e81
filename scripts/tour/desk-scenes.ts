import type { Page } from 'playwright-core';
import { units } from '../../test/builders/organisation.ts';
import { eventually } from '../../test/support/eventually.ts';
import { orderInLiuyang, submittedReport } from '../../test/support/workbench-story.ts';
import type { Stage } from './prepare-tour.ts';
import type { Scene } from './scenes.ts';

const sheetOf = async (page: Page) => {
  await page.locator('.sheet').waitFor();
  return page;
};

/** A file as a report brings it to its order. */
async function attach({ bench, county }: Stage, orderId: string, name: string, content: string | Buffer): Promise<void> {
  const response = await county.upload(name, content);
  if (response.status !== 201) throw new Error(response.text);
  await bench.knex('attachment').where('id', (response.body as { attachmentId: string }).attachmentId).update({ order_id: orderId, state: 'unscanned' });
}

/** An order of 浏阳 with a 督办单 of 长沙 that was replied to. */
async function supervised({ bench, county }: Stage): Promise<string> {
  const { id } = await orderInLiuyang(bench);
  const supervisor = await bench.person(units.changsha, 'supervisor');
  await supervisor.post(`/orders/${id}/supervisions`, { demand: '此件已临近期限，请明确专人加快办理，并说明目前进展。', replyBy: '2026-11-27' });
  const item = await bench.claimed(county, 'supervision-reply', id, units.liuyang);
  await county.post(`/work-items/${item.id}/supervision-reply`, { reply: '已安排两名业务员入户核实，预计两个工作日内提交报告。' });
  return id;
}

/** What people do with an order beside handling it. */
export const deskScenes: readonly Scene[] = [
  {
    name: 'print',
    play: async (stage) => {
      const { id } = await orderInLiuyang(stage.bench, { content: '本户危房改造已于去年验收，补助款至今没有发放，村里答复仍在等上级拨付，请核实。' });
      await submittedReport(stage.bench, stage.county, id);
      const page = await stage.pages.pageOf(stage.county.login, `/workbench/orders/${id}`);
      await page.getByRole('link', { name: '打印', exact: true }).click();
      return sheetOf(page);
    },
  },
  {
    name: 'supervision-print',
    play: async (stage) => {
      const id = await supervised(stage);
      const supervisor = await stage.bench.person(units.changsha, 'supervisor');
      const page = await stage.pages.pageOf(supervisor.login, `/workbench/orders/${id}`);
      await page.getByRole('tab', { name: '期限' }).click();
      await page.getByRole('link', { name: '打印督办单' }).click();
      return sheetOf(page);
    },
  },
  {
    name: 'supervision',
    play: async (stage) => {
      const id = await supervised(stage);
      const supervisor = await stage.bench.person(units.changsha, 'supervisor');
      await stage.bench.claimed(supervisor, 'supervision-acceptance', id, units.changsha);
      const page = await stage.pages.pageOf(supervisor.login, `/workbench/orders/${id}`);
      await page.getByRole('tab', { name: '期限' }).click();
      await page.getByRole('link', { name: '打印督办单' }).waitFor();
      await page.getByRole('radio', { name: '认可', exact: true }).check();
      return page;
    },
  },
  {
    name: 'preview',
    play: async (stage) => {
      const { id } = await orderInLiuyang(stage.bench);
      const painter = await stage.pages.newPage();
      await painter.setContent('<h1>入户核查照片</h1><p>危房改造验收表、补助发放台账（复印件）</p>');
      await painter.setViewportSize({ width: 720, height: 300 });
      await attach(stage, id, '现场核查照片.png', await painter.screenshot());
      await attach(stage, id, '走访记录.txt', '走访十二户群众。');
      await painter.context().close();
      const page = await stage.pages.pageOf(stage.county.login, `/workbench/orders/${id}`);
      await page.getByRole('button', { name: '预览 现场核查照片.png' }).click();
      await page.getByRole('dialog').getByRole('img', { name: '现场核查照片.png' }).waitFor();
      return page;
    },
  },
  {
    name: 'preview-pdf',
    play: async (stage) => {
      const { id } = await orderInLiuyang(stage.bench);
      const painter = await stage.pages.newPage();
      await painter.setContent('<h1>危房改造验收表</h1><p>验收日期：2025年11月12日　验收结论：合格</p>');
      await attach(stage, id, '验收表.pdf', await painter.pdf());
      await painter.context().close();
      const page = await stage.pages.pageOf(stage.county.login, `/workbench/orders/${id}`);
      await page.getByRole('button', { name: '预览 验收表.pdf' }).click();
      // The browser's own viewer: a frame for its page, and in that one for the document, which it draws in its own time.
      await eventually('the viewer to open', () => page.frames().length >= 4);
      await page.waitForTimeout(2_000);
      return page;
    },
  },
  {
    name: 'offline',
    play: async (stage) => {
      const page = await stage.pages.pageOf(stage.reviewer.login, '/workbench/inbox');
      await page.getByRole('table').waitFor();
      await page.context().setOffline(true);
      await page.getByText('网络已断开').waitFor();
      return page;
    },
  },
  {
    name: 'saved-filters',
    play: async ({ pages, handler }) => {
      const save = (name: string, criteria: object, isDefault: boolean) => handler.post('/filters', { page: 'search', name, criteria, isDefault });
      await save('在办投诉举报', { types: ['complaint'], statuses: ['in_handling'] }, false);
      await save('长沙危房改造', { problemCategories: [3], regionCode: '430100000000' }, false);
      const page = await pages.pageOf(handler.login, '/workbench/search?category=3&region=430100000000');
      await page.getByText(/共 \d+ 件/).waitFor();
      await page.getByRole('button', { name: '管理筛选…' }).click();
      await page.getByRole('button', { name: '删除“在办投诉举报”' }).waitFor();
      return page;
    },
  },
  {
    name: 'notices',
    play: async (stage) => {
      await supervised(stage);
      const page = await stage.pages.pageOf(stage.county.login, '/workbench/notices');
      await page.getByText(/督办/).first().waitFor();
      return page;
    },
  },
];
