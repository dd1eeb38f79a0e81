import { recordFailedAttempt } from '../../domain/delivery/record-failed-attempt.ts';
import { acceptOrderOf } from '../../test/builders/accepted-order.ts';
import { callbackDataExamples } from '../../test/builders/callback.ts';
import { insertDelivery } from '../../test/builders/delivery.ts';
import { units } from '../../test/builders/organisation.ts';
import { insertPlatform } from '../../test/builders/platform.ts';
import type { Stage } from './prepare-tour.ts';
import type { Scene } from './scenes.ts';

/** A platform with callbacks in every state. */
async function someDeliveries({ bench }: Stage): Promise<string> {
  const platform = await insertPlatform(bench.knex, bench.cipher, { provinceCode: units.hunan });
  await bench.knex('platform').where('id', platform.id).update({ name: '湖南省12345政务服务便民热线' });
  const kinds = ['accepted', 'result', 'withdrawalRequested', 'accepted', 'extensionRequested', 'result'] as const;
  for (const [index, kind] of kinds.entries()) {
    const order = await acceptOrderOf(bench, { platformId: platform.id });
    const createdAt = new Date(bench.clock.now().getTime() - index * 900_000);
    const { id } = await insertDelivery(bench, { orderId: order.id, platformId: platform.id, kind, data: callbackDataExamples[kind], createdAt, state: index % 3 === 0 ? 'delivered' : 'pending' });
    const attempt = { outcome: 'httpError', httpStatus: 503, durationMs: 214 } as const;
    if (index === 1 || index === 5) await recordFailedAttempt(bench, { orderId: order.id, deliveryId: id, attempt, nextAttemptAt: undefined });
    if (index === 2) await recordFailedAttempt(bench, { orderId: order.id, deliveryId: id, attempt: { ...attempt, outcome: 'timeout' }, nextAttemptAt: new Date(bench.clock.now().getTime() + 300_000) });
  }
  return (await bench.person(units.hunan, 'operator')).login;
}

let prepared: Promise<string> | undefined;
const operatorOf = (stage: Stage) => (prepared ??= someDeliveries(stage));

/** The pages of operators and administrators. */
export const adminScenes: readonly Scene[] = [
  {
    name: 'console-deliveries',
    play: async (stage) => {
      const page = await stage.pages.pageOf(await operatorOf(stage), '/workbench/console/deliveries');
      await page.getByRole('checkbox').nth(2).check();
      return page;
    },
  },
  {
    name: 'console-delivery',
    play: async (stage) => {
      const page = await stage.pages.pageOf(await operatorOf(stage), '/workbench/console/deliveries?state=dead');
      await page.getByRole('button', { name: /^查看/ }).first().click();
      await page.getByText('内容（已脱敏）').first().waitFor();
      return page;
    },
  },
  {
    name: 'console-alarms',
    play: async (stage) => {
      const page = await stage.pages.pageOf(await operatorOf(stage), '/workbench/console/alarms');
      await page.getByText('回传停止重试').first().waitFor();
      return page;
    },
  },
  {
    name: 'console-signature',
    play: async (stage) => {
      const page = await stage.pages.pageOf(await operatorOf(stage), '/workbench/console/signatures');
      await page.getByText('请求（12345 → 12317）').click();
      await page.getByLabel('路径与查询串').fill('/api/v1/orders/complaints');
      await page.getByLabel('X-12317-Key').fill('unknown-key');
      for (const [label, option] of [['方法', 'POST'], ['X-12317-Algorithm', 'HMAC-SHA256']] as const) {
        await page.getByLabel(label, { exact: true }).click();
        await page.getByTitle(option, { exact: true }).click();
      }
      await page.getByLabel('X-12317-Timestamp').fill('1795399200');
      await page.getByLabel('X-12317-Nonce').fill('n3Jx0mPq7Kd2RtVw');
      await page.getByLabel('X-12317-Signature').fill('0a'.repeat(32));
      await page.getByLabel('请求体摘要').fill('e3'.repeat(32));
      await page.getByRole('button', { name: '检查' }).click();
      await page.getByText('没有这个密钥').waitFor();
      return page;
    },
  },
  {
    name: 'admin-users',
    play: async (stage) => {
      const page = await stage.pages.pageOf((await stage.bench.person(units.hunan, 'securityAdmin')).login, '/workbench/admin/users');
      await page.getByText('长沙市12317').first().waitFor();
      return page;
    },
  },
  {
    name: 'admin-platform',
    play: async (stage) => {
      await operatorOf(stage);
      const page = await stage.pages.pageOf((await stage.bench.person(units.hunan, 'systemAdmin')).login, '/workbench/admin/platforms');
      await page.getByRole('button', { name: /^设置/ }).first().click();
      await page.getByText('均可不填').waitFor();
      return page;
    },
  },
  {
    name: 'admin-keys',
    play: async (stage) => {
      await operatorOf(stage);
      const page = await stage.pages.pageOf((await stage.bench.person(units.hunan, 'securityAdmin')).login, '/workbench/admin/platforms');
      await page.getByRole('button', { name: /^密钥/ }).first().click();
      await page.getByText('对方请求').waitFor();
      return page;
    },
  },
  {
    name: 'admin-settings',
    play: async (stage) => {
      const page = await stage.pages.pageOf((await stage.bench.person(units.hunan, 'systemAdmin')).login, '/workbench/admin/settings');
      await page.getByText('报告最多退回次数').waitFor();
      return page;
    },
  },
  {
    name: 'admin-audit',
    play: async (stage) => {
      const page = await stage.pages.pageOf((await stage.bench.person(units.hunan, 'auditAdmin')).login, '/workbench/admin/audit');
      await page.getByRole('button', { name: '核验审计链' }).click();
      await page.getByText('审计链完整').waitFor();
      return page;
    },
  },
];
