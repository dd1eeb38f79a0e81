import type { Page } from 'playwright-core';
import type { WorkItemKind } from '../../domain/work-item/kinds.ts';
import { acceptOrderOf } from '../../test/builders/accepted-order.ts';
import { units } from '../../test/builders/organisation.ts';
import { insertWorkItem } from '../../test/builders/work-item.ts';
import { orderInLiuyang, submittedReport } from '../../test/support/workbench-story.ts';
import type { Person } from '../../test/support/workbench.ts';
import type { Stage } from './prepare-tour.ts';

/** One picture: its name, and what leads to it. */
export type Scene = { name: string; play(stage: Stage): Promise<Page> };

const orderOf = (stage: Stage, who: Person, id: string) => stage.pages.pageOf(who.login, `/workbench/orders/${id}`);

/** An order whose task of this kind is in the person's hands. */
async function inHand(stage: Stage, who: Person, kind: WorkItemKind, change: Parameters<typeof acceptOrderOf>[1] = {}): Promise<Page> {
  const { id } = await acceptOrderOf(stage.bench, { content: '本户危房改造已于去年验收，补助款至今没有发放，村里答复仍在等上级拨付，请核实。', ...change });
  await stage.bench.claimed(who, kind, id, units.hunan);
  return orderOf(stage, who, id);
}

/** The pages in the order of the work. */
export const scenes: readonly Scene[] = [
  {
    name: 'login',
    play: async ({ pages }) => {
      const page = await pages.newPage();
      await page.goto('/workbench/inbox');
      await page.getByLabel('用户名').waitFor();
      return page;
    },
  },
  {
    name: 'inbox',
    play: async ({ pages, reviewer }) => {
      const page = await pages.pageOf(reviewer.login);
      await page.getByText('已全部显示').waitFor();
      await page.getByRole('checkbox').nth(2).check();
      return page;
    },
  },
  {
    name: 'search',
    play: async ({ pages, reviewer }) => {
      const page = await pages.pageOf(reviewer.login, '/workbench/search');
      await page.getByText(/共 \d+ 件/).waitFor();
      return page;
    },
  },
  {
    name: 'initial-review',
    play: async (stage) => {
      const page = await inHand(stage, stage.reviewer, 'initial-review');
      await page.getByRole('button', { name: '初审通过' }).waitFor();
      return page;
    },
  },
  {
    name: 'reveal',
    play: async (stage) => {
      const page = await inHand(stage, stage.reviewer, 'initial-review');
      await page.getByRole('button', { name: '查看联系电话' }).click();
      await page.getByLabel('查看理由').fill('电话核实问题发生地点');
      return page;
    },
  },
  {
    name: 'delegation',
    play: async (stage) => {
      const page = await inHand(stage, stage.handler, 'province-intake', { status: 'in_handling' });
      await page.getByLabel('转办单位').click();
      await page.getByTitle('长沙市12317').click();
      await page.getByLabel('转办要求').fill('请在规定时限内核实办理并反馈。');
      return page;
    },
  },
  {
    name: 'investigation',
    play: async (stage) => {
      const { id } = await orderInLiuyang(stage.bench);
      await stage.bench.claimed(stage.county, 'investigation', id, units.liuyang);
      const page = await orderOf(stage, stage.county, id);
      await page.getByLabel('调查核实情况').fill('经走访群众、查阅台账并现场核对，反映的情况部分属实：发放延迟属实，系账户信息有误退回所致。');
      await page.locator('input[type=file]').setInputFiles({ name: '走访记录.txt', mimeType: 'text/plain', buffer: Buffer.from('走访十二户群众。') });
      await page.getByText('走访记录.txt').waitFor();
      return page;
    },
  },
  {
    name: 'report-review',
    play: async (stage) => {
      const { id } = await orderInLiuyang(stage.bench);
      await submittedReport(stage.bench, stage.county, id);
      await stage.bench.claimed(stage.countyReviewer, 'report-review', id, units.liuyang);
      const page = await orderOf(stage, stage.countyReviewer, id);
      await page.getByRole('tab', { name: '办理经过' }).click();
      await page.getByRole('radio', { name: '退回' }).check();
      await page.getByLabel('审核意见').fill('请补充走访记录和款项发放凭证后重新提交。');
      return page;
    },
  },
  {
    name: 'declaration-step',
    play: async (stage) => {
      const { id } = await orderInLiuyang(stage.bench, { type: 'declaration', risk: 1, content: '家中一人患重病，自付医疗费用较高，申请纳入监测帮扶。' });
      await stage.bench.knex('work_order').where({ id }).update({ problem_category: null, accused_enc: null });
      await stage.bench.claimed(stage.county, 'household-check', id, units.liuyang);
      const page = await orderOf(stage, stage.county, id);
      await page.getByLabel('核查情况').fill('已入户核对收入、支出与住房情况，与申报内容基本一致。');
      return page;
    },
  },
  {
    name: 'informing',
    play: async (stage) => {
      const { id } = await orderInLiuyang(stage.bench);
      await stage.bench.knex('work_order').where({ id }).update({ status: 'awaiting_informing' });
      await stage.bench.claimed(stage.county, 'informing', id, units.liuyang);
      const page = await orderOf(stage, stage.county, id);
      await page.getByLabel('告知情况摘要').fill('已将办理情况和结果告知当事人，当事人表示清楚，无其它诉求。');
      return page;
    },
  },
  {
    name: 'diagram',
    play: async (stage) => {
      const { id } = await orderInLiuyang(stage.bench);
      const { id: itemId } = await insertWorkItem(stage.bench.knex, { orderId: id, kind: 'county-intake', unitId: units.liuyang });
      await stage.bench.knex('work_item').where('id', itemId).update({ element_id: 'userTask_countyIntake' });
      for (const [kind, element, unitId] of [['province-intake', 'userTask_provinceIntake', units.hunan], ['city-intake', 'userTask_cityIntake', units.changsha]] as const) {
        const done = await insertWorkItem(stage.bench.knex, { orderId: id, kind, unitId });
        await stage.bench.knex('work_item').where('id', done.id).update({ element_id: element, state: 'completed', outcome: 'handle', ended_at: stage.bench.clock.now() });
      }
      const page = await orderOf(stage, stage.county, id);
      await page.getByRole('tab', { name: '流程图' }).click();
      await page.locator('.way-now').first().waitFor();
      return page;
    },
  },
  {
    name: 'conflict',
    play: async (stage) => {
      const page = await inHand(stage, stage.reviewer, 'initial-review');
      await page.getByRole('button', { name: '初审通过' }).waitFor();
      await stage.bench.knex('work_item').where({ kind: 'initial-review', assignee_id: stage.reviewer.id }).update({ state: 'closed', ended_at: stage.bench.clock.now(), note: '12345 撤单' });
      await page.getByRole('button', { name: '初审通过' }).click();
      await page.getByText('您填写的内容没有提交').waitFor();
      await page.getByText('当前没有需要您办理的任务。').waitFor();
      return page;
    },
  },
];
