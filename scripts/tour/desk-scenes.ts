import type { Page } from 'playwright-core';
import { units } from '../../test/builders/organisation.ts';
import { orderInLiuyang, submittedReport } from '../../test/support/workbench-story.ts';
import type { Stage } from './prepare-tour.ts';
import type { Scene } from './scenes.ts';

const sheetOf = async (page: Page) => {
  await page.locator('.sheet').waitFor();
  return page;
};

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
];
