import type { Frame, Page } from 'playwright-core';
import { startCallbackServer, type CallbackServer } from '../../simulator/callback-server.ts';
import { openJournal } from '../../simulator/journal.ts';
import { openRegisterPages, type RegisterPages } from '../../test/support/register-pages.ts';

const narrow = { width: 480, height: 900 };
const screen = { width: 1366, height: 768 };

/** Pages that 12345 embeds, with its seat screen around them. */
export type RegisterStage = { pages: RegisterPages; simulator: CallbackServer; close(): Promise<void> };

/** Opens registration pages and the simulator's seat screen over a database of their own; `folder` keeps the journal. */
export async function openRegisterStage(folder: string): Promise<RegisterStage> {
  const pages = await openRegisterPages();
  const { platform } = pages;
  const key = { platformCode: 'demo-430000', provinceCode: '43', name: '湖南省12345政务服务便民热线', ...platform.requestKey };
  const known = [{ ...key, callbackSecrets: [{ keyId: 'callback', secret: platform.callbackSecret }] }];
  const deps = { credentials: () => Promise.resolve(known), journal: openJournal(folder), now: () => pages.clock.now(), apiUrl: pages.url };
  // Signatures count in wall time, the pictures in the day of the stage.
  pages.clock.set(new Date().toISOString());
  const simulator = await startCallbackServer({ ...deps, now: () => new Date() }, 0);
  await pages.knex('platform').where('id', platform.id).update({ allowed_origins: [simulator.url, pages.seatUrl] });
  const close = async () => {
    await simulator.close();
    await pages.close();
  };
  return { pages, simulator, close };
}

const called = { calledAt: '2026-11-23T09:15:00+08:00' };

async function chooseRegion(frame: Frame): Promise<void> {
  await frame.getByRole('combobox', { name: '行政区划' }).fill('沿溪');
  await frame.locator('[role=option]').first().click();
  await frame.getByText(/^已选：/).waitFor();
}

async function declared(pages: RegisterPages, callId: string): Promise<{ page: Page; frame: Frame }> {
  const seat = await pages.seatWith(await pages.ticketUrl({ ...called, orderType: 'declaration', callId }), narrow);
  const { frame } = seat;
  await frame.getByLabel('姓名').fill('王建国');
  await frame.getByLabel('联系电话').fill('15400010017');
  await frame.getByLabel('身份证号').fill('11010519491231002X');
  await chooseRegion(frame);
  await frame.getByLabel('返（致）贫风险').selectOption('1');
  await frame.getByLabel('内容').fill('家中主要劳动力患重病住院，医疗支出大，收入明显减少，申请纳入监测帮扶。');
  return seat;
}

/** The registration pages as agents see them. */
export const registerScenes: readonly { name: string; play(stage: RegisterStage): Promise<Page> }[] = [
  {
    name: 'seat-screen',
    play: async ({ pages, simulator }) => {
      const page = await pages.newPage(screen);
      await page.goto(`${simulator.url}/seat`);
      await page.getByLabel('通话标识').fill('CALL-20261123-0017');
      await page.getByRole('button', { name: '打开登记页面' }).click();
      const frame = page.frameLocator('iframe');
      await frame.getByRole('radio', { name: '是' }).check();
      await frame.getByLabel('姓名').fill('王建国');
      await frame.getByRole('combobox', { name: '行政区划' }).fill('liuyang');
      await frame.locator('[role=option]').first().waitFor();
      return page;
    },
  },
  {
    name: 'register-complaint',
    play: async ({ pages }) => {
      const { page, frame } = await pages.seatWith(await pages.ticketUrl({ ...called, callId: 'tour-complaint' }), { width: 480, height: 1500 });
      await frame.getByRole('radio', { name: '是' }).check();
      await frame.getByLabel('姓名').fill('王建国');
      await frame.getByLabel('联系电话').fill('1540001');
      await frame.getByLabel('身份证号').focus();
      await chooseRegion(frame);
      await frame.getByLabel('内容').fill('危房改造补助款去年已经公示，至今没有发放到户，请核实。');
      await frame.locator('input[type=file]').setInputFiles({ name: '公示照片说明.txt', mimeType: 'text/plain', buffer: Buffer.from('公示栏照片。') });
      await frame.getByText('公示照片说明.txt 已上传').waitFor();
      await frame.getByText(/草稿已保存/).waitFor();
      return page;
    },
  },
  {
    name: 'register-consultation',
    play: async ({ pages }) => {
      const { page, frame } = await pages.seatWith(await pages.ticketUrl({ ...called, orderType: 'consultation', callId: 'tour-consultation' }), screen);
      await frame.getByRole('radio', { name: '社会公众' }).check();
      await chooseRegion(frame);
      await frame.getByRole('button', { name: '提交' }).click();
      await frame.getByText(/还有 \d 处/).waitFor();
      return page;
    },
  },
  { name: 'register-declaration', play: async ({ pages }) => (await declared(pages, 'tour-declaration')).page },
  {
    name: 'register-receipt',
    play: async ({ pages }) => {
      const { page, frame } = await declared(pages, 'tour-receipt');
      await frame.getByRole('button', { name: '提交' }).click();
      await frame.getByRole('heading', { name: '已受理' }).waitFor();
      await page.setViewportSize({ width: 480, height: 420 });
      return page;
    },
  },
  {
    name: 'register-progress',
    play: async ({ pages }) => {
      const [acceptanceNo] = await pages.knex('work_order').pluck<string[]>('acceptance_no');
      await pages.knex('work_order').update({ status: 'in_handling' });
      const asked = { purpose: 'progress', acceptanceNo, orderType: undefined, callerNumber: undefined, callId: undefined, calledAt: undefined };
      const { page, frame } = await pages.seatWith(await pages.ticketUrl(asked), { width: 480, height: 420 });
      await frame.getByText('办理中', { exact: true }).waitFor();
      return page;
    },
  },
];
