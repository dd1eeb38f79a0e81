import { recordFailedAttempt } from '../../domain/delivery/record-failed-attempt.ts';
import { reconcileDay } from '../../domain/manifest/reconcile-day.ts';
import { acceptOrderOf } from '../../test/builders/accepted-order.ts';
import { callbackDataExamples } from '../../test/builders/callback.ts';
import { insertDelivery } from '../../test/builders/delivery.ts';
import { units } from '../../test/builders/organisation.ts';
import { insertPlatform } from '../../test/builders/platform.ts';
import type { Stage } from './prepare-tour.ts';
import type { Scene } from './scenes.ts';

/** A platform with callbacks in every state. */
async function someDeliveries({ bench }: Stage): Promise<{ login: string; platformId: string }> {
  const platform = await insertPlatform(bench.knex, bench.cipher, { provinceCode: units.hunan, pageCall: true, callbackUrl: 'https://12345.hunan.example:8443/12317', allowedTargets: ['https://12345.hunan.example:8443 10.43.0.0/16'], allowedOrigins: ['https://seat.12345.hunan.example'] });
  await bench.knex('platform').where('id', platform.id).update({ code: 'hunan-12345', name: '湖南省12345政务服务便民热线' });
  const kinds = ['accepted', 'result', 'withdrawalRequested', 'accepted', 'extensionRequested', 'result'] as const;
  for (const [index, kind] of kinds.entries()) {
    const order = await acceptOrderOf(bench, { platformId: platform.id });
    const createdAt = new Date(bench.clock.now().getTime() - index * 900_000);
    const { id } = await insertDelivery(bench, { orderId: order.id, platformId: platform.id, kind, data: callbackDataExamples[kind], createdAt, state: index % 3 === 0 ? 'delivered' : 'pending' });
    const attempt = { outcome: 'httpError', httpStatus: 503, durationMs: 214 } as const;
    if (index === 1 || index === 5) await recordFailedAttempt(bench, { orderId: order.id, deliveryId: id, attempt, nextAttemptAt: undefined });
    if (index === 2) await recordFailedAttempt(bench, { orderId: order.id, deliveryId: id, attempt: { ...attempt, outcome: 'timeout' }, nextAttemptAt: new Date(bench.clock.now().getTime() + 300_000) });
  }
  return { login: (await bench.person(units.hunan, 'operator')).login, platformId: platform.id };
}

let prepared: ReturnType<typeof someDeliveries> | undefined;

/** The platform with its callbacks, made once for all pictures. */
export const platformOf = (stage: Stage) => (prepared ??= someDeliveries(stage));
const operatorOf = async (stage: Stage) => (await platformOf(stage)).login;

/** The delivery console. */
export const consoleScenes: readonly Scene[] = [
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
    name: 'console-platform',
    play: async (stage) => {
      const page = await stage.pages.pageOf(await operatorOf(stage), '/workbench/console/platforms');
      await page.getByRole('button', { name: '查看 湖南省12345政务服务便民热线' }).click();
      await page.getByText('对方请求').first().waitFor();
      return page;
    },
  },
  {
    name: 'console-replay',
    play: async (stage) => {
      const page = await stage.pages.pageOf(await operatorOf(stage), '/workbench/console/deliveries?state=dead');
      await page.getByLabel('选择本页全部消息').check();
      await page.getByRole('button', { name: /^批量重放/ }).click();
      await page.getByLabel('重放理由').fill('对方接口已恢复，补发停止重试的消息');
      return page;
    },
  },
  {
    name: 'console-reconciliation',
    play: async (stage) => {
      const { login, platformId } = await platformOf(stage);
      const missing = await acceptOrderOf(stage.bench, { platformId });
      await insertDelivery(stage.bench, { orderId: missing.id, platformId, state: 'delivered' });
      await reconcileDay(stage.bench, { platformId, day: '2026-11-23', orders: [{ platformOrderNo: 'HN20261123000417' }] });
      const page = await stage.pages.pageOf(login, '/workbench/console/reconciliation');
      await page.getByText('须由12345重新推送或更正').first().waitFor();
      return page;
    },
  },
];
