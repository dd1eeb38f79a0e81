import { randomUUID } from 'node:crypto';
import { chinaDayOf } from '../../domain/shared/instant.ts';
import { acceptOrderOf } from '../../test/builders/accepted-order.ts';
import { units } from '../../test/builders/organisation.ts';
import { insertWorkItem } from '../../test/builders/work-item.ts';
import { orderInLiuyang, writtenReport } from '../../test/support/workbench-story.ts';
import type { Stage } from './prepare-tour.ts';
import type { Scene } from './scenes.ts';

const dayMs = 24 * 3_600_000;
const categories = [3, 2, 9, 13, 4];
const ways = [[units.changsha, units.liuyang], [units.zhuzhou, units.lukou], [units.changsha, units.ningxiang], [units.changsha]] as const;
const holders = [units.liuyang, units.lukou, units.ningxiang, units.changsha] as const;

/** An order of a province as its way stands after `index` days of a month; every third has ended. */
async function oneOrder({ bench }: Stage, index: number): Promise<void> {
  const now = bench.clock.now().getTime();
  const acceptedAt = new Date(now - ((index * 7) % 30) * dayMs - 3_600_000);
  const { id } = await acceptOrderOf(bench, { problemCategory: categories[index % 5] ?? 3, acceptedAt, status: 'in_handling' });
  const way = ways[index % 4] ?? [];
  await bench.knex('delegation').insert(
    way.map((to, step) => ({ id: randomUUID(), order_id: id, run_no: 1, from_unit_id: way[step - 1] ?? units.hunan, to_unit_id: to, delegated_at: new Date(acceptedAt.getTime() + step * 3_600_000) })),
  );
  await bench.knex('work_order').where({ id }).update({ handling_unit_id: way.at(-1) });
  const due = new Date(acceptedAt.getTime() + (10 + (index % 5) * 5) * dayMs);
  const kind = index % 2 === 0 ? 'investigation' : 'report-review';
  const item = await insertWorkItem(bench.knex, { orderId: id, kind, unitId: holders[index % 4] ?? units.hunan, dueAt: due, createdAt: acceptedAt });
  if (index % 3 !== 0) return;
  const ended_at = new Date(Math.min(now, acceptedAt.getTime() + (index % 7) * dayMs));
  const end = index % 18 === 0 ? { status: 'withdrawn', end_reason: 'withdrawal.agreed' } : { status: 'completed', end_reason: 'result-acknowledged' };
  await bench.knex('work_order').where({ id }).update({ ...end, ended_at });
  await bench.knex('work_item').where('id', item.id).update({ state: 'completed', outcome: 'submitted', ended_at });
  await orderDue(bench, id, index % 4 === 1 ? acceptedAt : due, 'closed');
}

const orderDue = (bench: Stage['bench'], orderId: string, at: Date, state: 'open' | 'closed') =>
  bench.knex('due').insert({
    id: randomUUID(), order_id: orderId, run_no: 1, name: 'order', starts_at: at, due_at: at, state, closed_at: state === 'closed' ? at : null, 
    terms: { startsAt: at.toISOString(), period: { givenOn: chinaDayOf(at) }, reserves: null, pauses: [], changes: [] }, explanation: {},
    provisional: false, yellow_at: at, red_at: at, escalate_at: at, timed: false,
  }); // prettier-ignore

/** A month of orders of a province, some ended, some late; and a few of others. */
async function aMonth(stage: Stage): Promise<void> {
  const { bench } = stage;
  for (let index = 0; index < 60; index += 1) await oneOrder(stage, index);
  const now = bench.clock.now().getTime();
  for (let index = 0; index < 9; index += 1) {
    const province = index % 2 === 0 ? units.guangdong : units.chongqing;
    const { id } = await acceptOrderOf(bench, { provinceCode: province, acceptedAt: new Date(now - index * dayMs) });
    await insertWorkItem(bench.knex, { orderId: id, kind: 'initial-review', unitId: province, dueAt: new Date(now + (index - 3) * dayMs) });
  }
}

let prepared: Promise<void> | undefined;
async function dashboardOf(stage: Stage, who: 'province' | 'national', query = '') {
  await (prepared ??= aMonth(stage));
  const person = who === 'province' ? await stage.bench.person(units.hunan, 'supervisor') : await nationalHandler(stage);
  const page = await stage.pages.pageOf(person.login, `/workbench/dashboard${query}`);
  await page.getByRole('heading', { name: /^看板 · / }).waitFor();
  return page;
}

async function nationalHandler({ bench }: Stage) {
  const person = await bench.person(units.national, 'nationalHandler');
  await bench.knex('app_user').where('id', person.id).update({ name: '郑海燕', duty: '处长' });
  return person;
}

/** Transfers in every stage; the result of one waits for confirmation. */
async function someTransfers(stage: Stage): Promise<void> {
  const { bench } = stage;
  const { id: registeredBy } = await nationalHandler(stage);
  const petition = (orderId: string, receivedOn: string) =>
    bench.knex('petition').insert({ order_id: orderId, channel: 'national', received_on: receivedOn, start_unit_id: units.hunan, registered_by: registeredBy });
  for (const [provinceCode, status, receivedOn] of [[units.guangdong, 'in_handling', '2026-11-19'], [units.hunan, 'completed', '2026-11-02'], [units.chongqing, 'under_report_review', '2026-11-12']] as const) {
    const { id } = await acceptOrderOf(bench, { source: 'national', provinceCode, status, acceptedAt: new Date(`${receivedOn}T02:00:00Z`) });
    if (status === 'completed') await bench.knex('work_order').where({ id }).update({ ended_at: new Date('2026-11-18T02:00:00Z') });
    await petition(id, receivedOn);
  }
  for (const [receivedOn, problemCategory] of [['2026-11-05', 8], ['2026-11-09', 3]] as const) {
    const { id } = await orderInLiuyang(bench, { source: 'national', problemCategory });
    await petition(id, receivedOn);
    await bench.claimed(stage.county, 'investigation', id, units.liuyang).then((item) => stage.county.post(`/work-items/${item.id}/investigation`, writtenReport));
    await bench.knex('work_order').where({ id }).update({ status: 'awaiting_feedback' });
    await orderDue(bench, id, new Date('2026-11-27T16:00:00Z'), 'open');
    await insertWorkItem(bench.knex, { orderId: id, kind: 'national-confirmation', unitId: units.national, dueAt: new Date('2026-11-25T16:00:00Z') });
  }
}

let transfers: Promise<void> | undefined;
async function transfersOf(stage: Stage) {
  await (transfers ??= someTransfers(stage));
  const page = await stage.pages.pageOf((await nationalHandler(stage)).login, '/workbench/national-transfers');
  await page.getByRole('heading', { name: '国家局转办件' }).waitFor();
  await page.getByText('湖南省12317').first().waitFor();
  return page;
}

/** What supervisors and 国家局 look at. */
export const dashboardScenes: readonly Scene[] = [
  {
    name: 'dashboard',
    play: async (stage) => {
      const page = await dashboardOf(stage, 'province');
      await page.getByRole('link', { name: '长沙市12317', exact: true }).waitFor();
      return page;
    },
  },
  {
    name: 'dashboard-tree',
    play: async (stage) => {
      const page = await dashboardOf(stage, 'national');
      for (const name of ['湖南省12317', '长沙市12317']) await page.getByRole('button', { name: `展开${name}` }).click();
      await page.getByRole('link', { name: '浏阳市12317', exact: true }).waitFor();
      return page;
    },
  },
  {
    name: 'dashboard-orders',
    play: async (stage) => {
      const page = await dashboardOf(stage, 'province', '?tab=orders');
      await page.getByText('已全部显示').waitFor();
      for (const index of [1, 2, 3]) await page.getByRole('checkbox').nth(index).check();
      await page.getByRole('button', { name: /^督办所选/ }).click();
      await page.getByLabel('督办要求').fill('已超过办结期限，请说明原因并报告进展。');
      return page;
    },
  },
  {
    name: 'dashboard-steps',
    play: async (stage) => {
      const page = await dashboardOf(stage, 'province', '?tab=steps');
      await page.getByText('调查核实').waitFor();
      return page;
    },
  },
  {
    name: 'dashboard-list',
    play: async (stage) => {
      const page = await dashboardOf(stage, 'province');
      await page.getByRole('link', { name: /^株洲市12317 已超期/ }).click();
      await page.getByText(/共 \d+ 件/).first().waitFor();
      return page;
    },
  },
  { name: 'national-transfers', play: transfersOf },
  {
    name: 'national-confirmation',
    play: async (stage) => {
      const page = await transfersOf(stage);
      await page.getByRole('button', { name: /^确认 / }).first().click();
      await page.getByRole('button', { name: '签收', exact: true }).click();
      await page.getByLabel('意见').fill('调查清楚，处理到位，同意办结。');
      await page.getByRole('button', { name: '提交' }).waitFor();
      return page;
    },
  },
];
