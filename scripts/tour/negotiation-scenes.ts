import { units } from '../../test/builders/organisation.ts';
import { openNegotiations, type NegotiationBench } from '../../test/support/negotiation.ts';
import type { Stage } from './prepare-tour.ts';
import type { Scene } from './scenes.ts';

let opened: Promise<NegotiationBench> | undefined;
const negotiationsOf = ({ bench }: Stage) => (opened ??= openNegotiations(bench));
const content = '承包地被征用，补偿款分配方案未公示，要求核实。';

/** An order that the province handles, as its handler sees it. */
async function orderInHand(stage: Stage) {
  const negotiations = await negotiationsOf(stage);
  const order = await negotiations.order({ content });
  await stage.bench.claimed(negotiations.asker, 'province-intake', order.id, units.hunan);
  return { negotiations, order, page: () => stage.pages.pageOf(negotiations.asker.login, `/workbench/orders/${order.id}`) };
}

/** 退单 and 延期: asked, sent, answered. */
export const negotiationScenes: readonly Scene[] = [
  {
    name: 'withdrawal-ask',
    play: async (stage) => {
      const page = await (await orderInHand(stage)).page();
      await page.getByRole('button', { name: '申请退单' }).click();
      await page.getByRole('dialog').getByLabel('退单理由').fill('反映事项由自然资源部门办理，不属于12317职责范围。');
      return page;
    },
  },
  {
    name: 'extension-ask',
    play: async (stage) => {
      const page = await (await orderInHand(stage)).page();
      await page.getByRole('button', { name: '申请延期' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('延长').fill('5');
      await dialog.getByText('办结期限由').waitFor();
      await dialog.getByLabel('延期理由').fill('鉴定机构预计本周内出具房屋鉴定结论。');
      return page;
    },
  },
  {
    name: 'request-sending',
    play: async (stage) => {
      const { negotiations, order } = await orderInHand(stage);
      await negotiations.bring('extension', order, 'asked');
      await negotiations.open(negotiations.sender, 'extension', 'sending', order, units.hunan);
      const page = await stage.pages.pageOf(negotiations.sender.login, `/workbench/orders/${order.id}`);
      await page.getByRole('radio', { name: '发出' }).check();
      return page;
    },
  },
  {
    name: 'request-answered',
    play: async (stage) => {
      const { negotiations, order, page: open } = await orderInHand(stage);
      await negotiations.bring('withdrawal', order, 'sent');
      await negotiations.answer('withdrawal', order, '2', { opinion: '属12317职责范围，请继续办理。' });
      const page = await open();
      await page.getByRole('tab', { name: '退单与延期' }).click();
      await page.getByText('反映事项不属于12317职责范围。').first().waitFor();
      return page;
    },
  },
];
