import { acceptOrderOf } from '../../test/builders/accepted-order.ts';
import { units } from '../../test/builders/organisation.ts';
import { insertPlatform } from '../../test/builders/platform.ts';
import { link, twoOrders } from '../../test/support/linked-orders.ts';
import type { Stage } from './prepare-tour.ts';
import type { Scene } from './scenes.ts';

/** Two orders of one person and matter, the second at 初审 in the reviewer's hands. */
async function again({ bench }: Stage) {
  const platform = await insertPlatform(bench.knex, bench.cipher);
  const content = '本户危房改造已于去年验收，补助款至今没有发放。';
  return twoOrders(bench, platform.id, { main: { content }, order: { content: '又来电反映危房改造补助款没有发放。' } });
}

/** 并单 and 移送纪检监察: where an order goes another way than down. */
export const linkingScenes: readonly Scene[] = [
  {
    name: 'linking',
    play: async (stage) => {
      const { main, order } = await again(stage);
      await stage.bench.claimed(stage.reviewer, 'initial-review', order.id, units.hunan);
      const page = await stage.pages.pageOf(stage.reviewer.login, `/workbench/orders/${order.id}`);
      await page.getByRole('radio', { name: '并单' }).check();
      await page.getByRole('radio', { name: main.acceptanceNo }).check();
      await page.getByLabel('并单理由').fill('同一人反映同一笔危房改造补助款。');
      return page;
    },
  },
  {
    name: 'linked-order',
    play: async (stage) => {
      const { main, order } = await again(stage);
      const linked = await link(stage.bench, stage.reviewer, order, main);
      if (linked.status !== 204) throw new Error(linked.text);
      const page = await stage.pages.pageOf(stage.reviewer.login, `/workbench/orders/${order.id}`);
      await page.getByText('等候主办工单结果').waitFor();
      return page;
    },
  },
  {
    name: 'referral',
    play: async (stage) => {
      const { id } = await acceptOrderOf(stage.bench, { status: 'in_handling', problemCategory: 8, content: '村干部虚报冒领补助，群众意见较大。' });
      await stage.bench.claimed(stage.handler, 'province-intake', id, units.hunan);
      const page = await stage.pages.pageOf(stage.handler.login, `/workbench/orders/${id}`);
      await page.getByRole('button', { name: '移送纪检监察' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('接收机关').fill('湖南省纪委监委');
      await dialog.getByLabel('移送文号').fill('湘农移〔2026〕3号');
      await dialog.getByLabel('移送理由').fill('反映村干部冒领补助，涉嫌违纪违法。');
      return page;
    },
  },
];
