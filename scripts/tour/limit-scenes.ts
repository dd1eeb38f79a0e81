import type { Page } from 'playwright-core';
import { computeOrderDue } from '../../domain/due/compute-order-due.ts';
import { deployProposed } from '../../domain/limit-table/deploy-proposed.ts';
import { acceptOrderOf } from '../../test/builders/accepted-order.ts';
import { insertLimitTables } from '../../test/builders/limit-tables.ts';
import { units } from '../../test/builders/organisation.ts';
import type { Stage } from './prepare-tour.ts';
import type { Scene } from './scenes.ts';

const row = {
  provinceCode: '43', sources: ['workOrder', 'call'], orderTypes: ['complaint'], serviceTypes: [], levels: [], steps: ['order', 'rehandling'],
  amount: 12, unit: 'workingDay', startRule: 'accepted', clause: '《湖南省政务服务便民热线管理办法》第二十一条', origin: '湖南省政府网站，施行日待核', validFrom: '2026-01-01', validTo: null,
} as const; // prettier-ignore

/** The tables in force, one change of the province's own, and orders whose dues a change would move. */
async function prepare({ bench }: Stage): Promise<string> {
  await insertLimitTables(bench.knex);
  const admin = await bench.person(units.hunan, 'systemAdmin');
  await bench.knex('app_user').where('id', admin.id).update({ name: '唐秀英', duty: '系统管理员' });
  await admin.post('/admin/limits/versions', { table: 'timeLimits', basedOn: 1, change: { kind: 'add', row }, reason: '省政府办公厅印发新的管理办法，2026年1月1日起施行。', appliesToOpen: false });
  await deployProposed({ ...bench, engine: { deployResources: () => Promise.resolve({ ok: true, deployed: [{ kind: 'decision', id: 'timeLimits', version: 2 }] }) } });
  for (let index = 0; index < 5; index += 1) {
    const acceptedAt = new Date(bench.clock.now().getTime() - index * 86_400_000);
    const { id } = await acceptOrderOf(bench, { type: 'complaint', acceptedAt });
    await computeOrderDue(bench, { orderId: id, runNo: 1, limit: row, decisionVersion: 2 });
  }
  return admin.login;
}

let prepared: Promise<string> | undefined;
const pageAt = async (stage: Stage, path: string): Promise<Page> => stage.pages.pageOf(await (prepared ??= prepare(stage)), path);

/** The pages of limits and calendars. */
export const limitScenes: readonly Scene[] = [
  {
    name: 'admin-limits',
    play: async (stage) => {
      const page = await pageAt(stage, '/workbench/admin/limits');
      await page.getByText('《湖南省政务服务便民热线管理办法》').waitFor();
      return page;
    },
  },
  {
    name: 'admin-limit-effect',
    play: async (stage) => {
      const page = await pageAt(stage, '/workbench/admin/limits');
      await page.getByRole('button', { name: /^修改 12345工单/ }).first().click();
      await page.getByLabel('数量', { exact: true }).fill('10');
      await page.getByRole('button', { name: '预览影响' }).click();
      await page.getByText('件在办工单的').waitFor();
      return page;
    },
  },
  {
    name: 'admin-limit-history',
    play: async (stage) => {
      const page = await pageAt(stage, '/workbench/admin/limits');
      await page.getByRole('button', { name: '历史' }).click();
      await page.getByText('省政府办公厅印发新的管理办法').waitFor();
      return page;
    },
  },
  {
    name: 'admin-calendar',
    play: async (stage) => {
      const page = await pageAt(stage, '/workbench/admin/calendar');
      await page.getByText('2026年10月').waitFor();
      return page;
    },
  },
  {
    name: 'admin-calendar-provisional',
    play: async (stage) => {
      const page = await pageAt(stage, '/workbench/admin/calendar');
      await page.getByText('2026年10月').waitFor();
      await page.getByRole('button', { name: '下一年' }).click();
      await page.getByText('的放假安排还没有公布').waitFor();
      return page;
    },
  },
  {
    name: 'admin-calendar-effect',
    play: async (stage) => {
      const page = await pageAt(stage, '/workbench/admin/calendar');
      await page.getByRole('button', { name: '修改本省安排' }).click();
      await page.getByRole('button', { name: '增加一天' }).click();
      await page.getByLabel('日期').fill('2026-12-01');
      await page.keyboard.press('Enter');
      await page.getByPlaceholder('事由').fill('省庆');
      await page.getByRole('button', { name: '预览影响' }).click();
      await page.getByText('件在办工单的').waitFor();
      return page;
    },
  },
];
