import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { announceCall } from '../../domain/call/announce-call.ts';
import { createPlatformRepository } from '../../infra/postgres/platform-repository.ts';
import { acceptOrderOf } from '../../test/builders/accepted-order.ts';
import { units } from '../../test/builders/organisation.ts';
import { insertPlatform } from '../../test/builders/platform.ts';
import type { Stage } from './prepare-tour.ts';
import type { Scene } from './scenes.ts';

const caller = '15400010029';
const articles = [
  { title: '小额信贷怎样申请', body: '脱贫户、监测对象持身份证和户口簿向村委会提出申请，五万元以下免抵押、免担保，经乡镇审核后由银行发放。', category: '9', tags: ['信贷', '免担保'] },
  { title: '小额信贷贴息', body: '按时还本付息的，财政按规定贴息；逾期的不予贴息。', category: '9', tags: ['信贷', '贴息'] },
  { title: '危房改造标准', body: '经鉴定为 C、D 级的住房可以申请改造补助。', category: '3', tags: ['住房'] },
];

/** Articles, and a province that takes transferred calls. */
async function prepare({ bench }: Stage): Promise<string> {
  const { id } = await insertPlatform(bench.knex, bench.cipher, { provinceCode: units.hunan, callTransfer: true });
  const editor = await bench.person(units.hunan, ['handler', 'knowledgeEditor']);
  await bench.knex('app_user').where('id', editor.id).update({ name: '谢敏', duty: '业务员' });
  for (const article of articles) await editor.post('/knowledge', { ...article, state: 'published' });
  await acceptOrderOf(bench, { type: 'consultation', callerNumber: caller, status: 'completed', acceptedAt: new Date('2026-10-12T02:00:00Z') });
  return id;
}

let prepared: Promise<string> | undefined;

/** A call for the seat agent, who sits at this page. */
async function ringing(stage: Stage): Promise<Page> {
  const { bench, pages } = stage;
  const platform = await createPlatformRepository(bench.knex).find(await (prepared ??= prepare(stage)));
  if (!platform) throw new Error('the platform is missing');
  const agent = await bench.person(units.hunan, 'seatAgent');
  await bench.knex('app_user').where('id', agent.id).update({ name: '彭晓琳', duty: '坐席员' });
  const page = await pages.pageOf(agent.login, '/workbench/search');
  await page.getByText(/共 \d+ 件/).first().waitFor();
  await announceCall({ ...bench, newId: randomUUID }, { platform, announcement: { callId: `CALL-${randomUUID()}`, callerNumber: caller, calledAt: bench.clock.now().toISOString() } });
  await page.getByRole('dialog', { name: '有来电转入' }).getByText(caller).waitFor();
  // Opened, not opening: a button that stands still can be pressed.
  await page.getByRole('button', { name: /^接听/ }).click({ trial: true });
  return page;
}

/** What our own people register: calls, petitions, knowledge. */
export const ownIntakeScenes: readonly Scene[] = [
  { name: 'call-popup', play: ringing },
  {
    name: 'call-desk',
    play: async (stage) => {
      const page = await ringing(stage);
      await page.getByRole('button', { name: /^接听/ }).click();
      await page.getByRole('radio', { name: '贫困户' }).check();
      await page.getByLabel(/^内容/).locator('visible=true').first().fill('脱贫户怎样申请小额信贷？');
      await page.getByRole('searchbox', { name: '查找知识' }).fill('信贷');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: '小额信贷怎样申请' }).click();
      await page.getByText('草稿已保存').waitFor();
      return page;
    },
  },
  {
    name: 'petition',
    play: async (stage) => {
      const page = await stage.pages.pageOf(stage.handler.login, '/workbench/petitions/new');
      await page.getByRole('radio', { name: '来访' }).check();
      await page.getByLabel('收到日期').fill('2026-11-20');
      await page.keyboard.press('Tab');
      await page.getByLabel('来文编号').fill('湘信访〔2026〕118号');
      return page;
    },
  },
  {
    name: 'national-transfer',
    play: async (stage) => {
      const page = await stage.pages.pageOf((await stage.bench.person(units.national, 'nationalHandler')).login, '/workbench/petitions/new');
      await page.getByLabel('承办省份').fill('湖南');
      await page.getByTitle('湖南省12317').waitFor();
      return page;
    },
  },
  {
    name: 'knowledge',
    play: async (stage) => {
      await (prepared ??= prepare(stage));
      const page = await stage.pages.pageOf((await stage.bench.person(units.hunan, ['handler', 'knowledgeEditor'])).login, '/workbench/knowledge');
      await page.getByRole('button', { name: '小额信贷怎样申请' }).click();
      return page;
    },
  },
];
