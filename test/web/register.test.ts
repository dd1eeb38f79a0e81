import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { accessibilityProblems, firstScreen } from '../support/pages.ts';
import { openRegisterPages, type RegisterPages } from '../support/register-pages.ts';

const narrow = { width: 480, height: 900 };

/** Types into whatever has the focus and leads on with Enter. */
async function fill(page: Page, ...texts: string[]): Promise<void> {
  for (const text of texts) {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
}

/** Chooses of a native list by its first characters, as one does without a mouse. */
async function pick(page: Page, start: string): Promise<void> {
  await page.keyboard.type(start);
  await page.keyboard.press('Tab');
}

const focusedField = (frame: Frame) => frame.evaluate<string | undefined>(`document.activeElement?.closest('[data-field]')?.dataset.field`);

/** Finds 浏阳市 by pinyin and leads past the five levels. */
async function findRegion(page: Page, frame: Frame): Promise<void> {
  await page.keyboard.type('liuyang');
  await frame.getByRole('option', { name: '浏阳市' }).waitFor();
  await page.keyboard.press('Enter');
  await frame.getByText('已选：湖南省长沙市浏阳市').waitFor();
  await frame.getByRole('combobox', { name: '乡镇（街道）' }).and(frame.locator(':enabled')).waitFor();
  // A level without regions below it is passed over.
  while ((await focusedField(frame)) === 'region') await page.keyboard.press('Tab');
}

/** What is waited for after submitting: the number, in the frame and told to the page around it. */
async function receipt({ frame, told }: { frame: Frame; told: () => Promise<{ origin: string; data: { acceptanceNo: string; status: string } }[]> }) {
  await frame.getByRole('heading', { name: '已受理' }).waitFor();
  const acceptanceNo = await frame.locator('output').innerText();
  return { acceptanceNo, told: await told() };
}

describe('registration pages in a frame of another origin', () => {
  let pages: RegisterPages;
  beforeAll(async () => {
    pages = await openRegisterPages();
  }, 120_000);
  afterAll(async () => {
    await pages.close();
    expect(pages.complaints).toEqual([]);
  });
  const orderOf = async (acceptanceNo: string) => (await pages.knex('work_order').where('acceptance_no', acceptanceNo).first<Record<string, unknown> | undefined>()) ?? {};

  it.each([['narrow', narrow], ['full screen', firstScreen]])('a complaint is registered by keyboard alone, %s', async (label, viewport) => {
    const seat = await pages.seatWith(await pages.ticketUrl({ callId: `keys-${label}`.replace(' ', '-') }), viewport);
    const { page, frame } = seat;
    await frame.getByRole('button', { name: '提交' }).waitFor();
    expect(await frame.getByText('13800000017').isVisible()).toBe(true);
    expect(await frame.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(new URL(frame.url()).search).toMatch(/^\?launch=[0-9a-f-]{36}$/);

    await frame.getByRole('radio', { name: '是' }).focus();
    await page.keyboard.press('Space');
    await frame.getByText('匿名或要求保密：来电人信息必填').waitFor();
    await page.keyboard.press('Enter');
    expect(await focusedField(frame)).toBe('confidential');
    await page.keyboard.press('Tab');
    await fill(page, '王建国', '12345');
    await frame.getByText('应为 11 位手机号').waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Control+A');
    await fill(page, '13800000017', '11010519491231002X', '湖南省长沙市浏阳市沿溪镇');
    expect(await focusedField(frame)).toBe('region');
    await findRegion(page, frame);
    expect(await focusedField(frame)).toBe('detailedAddress');
    await fill(page, '沙龙村12号');
    await pick(page, '3 ');
    const finishBy = frame.getByRole('group', { name: '办结日期' });
    const chosenDay = () => Promise.all(['年', '月', '日'].map((part) => finishBy.getByLabel(part, { exact: true }).inputValue()));
    expect(await chosenDay()).toEqual(['2026', '12', '14']);
    // A day is typed, a month without that day gets its last, and Enter leads on.
    expect(await focusedField(frame)).toBe('finishBy');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.type('31');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('ArrowUp');
    expect(await chosenDay()).toEqual(['2026', '11', '30']);
    await page.keyboard.press('ArrowDown');
    expect(await chosenDay()).toEqual(['2026', '12', '30']);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await fill(page, '沙龙村村民委员会');
    expect(await focusedField(frame)).toBe('content');
    await page.keyboard.type('危房改造补助款至今没有发放。');
    await page.keyboard.press('Enter');
    await page.keyboard.type('请核实。');
    expect(await accessibilityProblems(frame)).toEqual([]);
    await page.keyboard.press('Control+Enter');

    const { acceptanceNo, told } = await receipt(seat);
    expect(told).toEqual([{ origin: pages.url, data: { source: '12317', type: 'order', version: 1, acceptanceNo, status: 'pending_review' } }]);
    expect(await orderOf(acceptanceNo)).toMatchObject({ docking: 'page', agent_number: '8017', region_code: '430181000000', problem_category: 3, anonymous: true });
    expect(await accessibilityProblems(frame)).toEqual([]);
    await page.context().close();
  });

  it.each([['narrow', narrow], ['full screen', firstScreen]])('a consultation is registered by keyboard alone, %s', async (label, viewport) => {
    const seat = await pages.seatWith(await pages.ticketUrl({ orderType: 'consultation', callId: `ask-${label}`.replace(' ', '-') }), viewport);
    const { page, frame } = seat;
    await frame.getByRole('radio', { name: '社会公众' }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await findRegion(page, frame);
    await fill(page, '沙龙村');
    await pick(page, '9');
    await page.keyboard.type('小额信贷需要哪些条件？');
    expect(await accessibilityProblems(frame)).toEqual([]);
    await page.keyboard.press('Control+Enter');

    const { acceptanceNo } = await receipt(seat);
    expect(await orderOf(acceptanceNo)).toMatchObject({ type: 'consultation', caller_category: 'public', service_type: 'consultation', problem_category: 9 });
    await page.context().close();
  });

  it.each([['narrow', narrow], ['full screen', firstScreen]])('a declaration with a file is registered by keyboard, %s', async (label, viewport) => {
    const seat = await pages.seatWith(await pages.ticketUrl({ orderType: 'declaration', callId: `declare-${label}`.replace(' ', '-') }), viewport);
    const { page, frame } = seat;
    await frame.getByLabel('姓名').focus();
    await fill(page, '阿依古丽·买买提', '0731-84210000-801', '11010519491231002X');
    await findRegion(page, frame);
    await pick(page, '1');
    await page.keyboard.type('家里有人重病，收入减少。');
    await frame.locator('input[type=file]').setInputFiles({ name: '诊断说明.txt', mimeType: 'text/plain', buffer: Buffer.from('住院诊断。') });
    await frame.getByRole('listitem').filter({ hasText: '诊断说明.txt' }).waitFor();
    expect(await accessibilityProblems(frame)).toEqual([]);
    await page.keyboard.press('Control+Enter');

    const { acceptanceNo } = await receipt(seat);
    const order = await orderOf(acceptanceNo);
    expect(order).toMatchObject({ type: 'declaration', risk: 1 });
    expect(await pages.knex('attachment').where('order_id', String(order['id']))).toHaveLength(1);
    await page.context().close();
  });

  it('names every missing field at once, goes to the first, and follows the rule for anonymous callers', async () => {
    const { page, frame } = await pages.seatWith(await pages.ticketUrl({ callId: 'missing' }), narrow);
    await frame.getByRole('button', { name: '提交' }).click();

    await frame.getByText('还有 5 处需要填写或改正。').waitFor();
    expect(await focusedField(frame)).toBe('anonymous');
    await frame.getByRole('radio', { name: '是' }).check();
    await frame.getByText('还有 8 处需要填写或改正。').waitFor();
    await frame.getByRole('radio', { name: '否' }).check();
    await frame.getByText('还有 4 处需要填写或改正。').waitFor();
    expect(await accessibilityProblems(frame)).toEqual([]);
    await page.context().close();
  });

  it('keeps the draft over a reload of the frame, of the screen around it, and for a new ticket of the call', async () => {
    const url = await pages.ticketUrl({ callId: 'draft' });
    const { page, frame } = await pages.seatWith(url, narrow);
    await frame.getByLabel('内容').fill('通村公路长期失修。');
    await frame.getByRole('combobox', { name: '行政区划' }).fill('liuyang');
    await frame.getByRole('option', { name: '浏阳市' }).click();
    await frame.getByText(/草稿已保存/).waitFor();

    await frame.evaluate('location.reload()');
    await frame.getByText(/已恢复 .* 保存的草稿/).waitFor();
    expect(await frame.getByLabel('内容').inputValue()).toBe('通村公路长期失修。');
    await frame.getByText('已选：湖南省长沙市浏阳市').waitFor();

    await frame.getByLabel('内容').fill('写到一半');
    await page.reload();
    const again = await pages.frameIn(page);
    await again.getByText(/已恢复 .* 保存的草稿/).waitFor();
    expect(await again.getByLabel('内容').inputValue()).toBe('写到一半');
    await page.context().close();

    const later = await pages.seatWith(await pages.ticketUrl({ callId: 'draft' }), narrow);
    await later.frame.getByText(/已恢复 .* 保存的草稿/).waitFor();
    expect(await later.frame.getByLabel('内容').inputValue()).toBe('写到一半');
    await later.page.context().close();
  });

  it('keeps the text while the network is away and saves it after', async () => {
    const { page, frame } = await pages.seatWith(await pages.ticketUrl({ callId: 'offline' }), narrow);
    await frame.getByLabel('内容').waitFor();
    await page.context().setOffline(true);
    await frame.getByLabel('内容').fill('断网时写的内容。');
    await frame.getByText(/网络已断开。/).waitFor();
    await frame.getByText(/草稿尚未保存/).waitFor();
    expect(await frame.getByLabel('内容').inputValue()).toBe('断网时写的内容。');
    await page.context().setOffline(false);

    await frame.getByText(/草稿已保存/).waitFor();
    expect(await pages.knex('page_draft').where('call_id', 'offline')).toHaveLength(1);
    await page.context().close();
  });

  it('shows the order that a call has become, and the progress of one', async () => {
    const acceptanceNo = (await pages.knex('work_order').where({ docking: 'page', type: 'complaint' }).orderBy('accepted_at').pluck<string[]>('acceptance_no'))[0] ?? '';
    const seat = await pages.seatWith(await pages.ticketUrl({ callId: 'keys-narrow' }), narrow);
    await seat.frame.getByText('该次来电已登记为下面的工单').waitFor();
    expect((await receipt(seat)).acceptanceNo).toBe(acceptanceNo);
    await seat.page.context().close();

    const asked = { purpose: 'progress', acceptanceNo, orderType: undefined, callerNumber: undefined, callId: undefined, calledAt: undefined };
    const progress = await pages.seatWith(await pages.ticketUrl(asked), narrow);
    await progress.frame.getByText('待初审').waitFor();
    await pages.knex('work_order').where('acceptance_no', acceptanceNo).update({ status: 'in_handling' });
    await progress.frame.getByRole('button', { name: '刷新' }).click();
    await progress.frame.getByText('办理中', { exact: true }).waitFor();
    expect(await accessibilityProblems(progress.frame)).toEqual([]);
    await progress.page.context().close();
  });

  it('tells the page that opened it in a window, too', async () => {
    const { page, told } = await pages.seatWith('about:blank', firstScreen);
    const url = await pages.ticketUrl({ callId: 'keys-narrow' });
    const [popup] = await Promise.all([page.waitForEvent('popup'), page.evaluate(`void window.open(${JSON.stringify(url)})`)]);
    await popup.getByRole('heading', { name: '已受理' }).waitFor();

    const acceptanceNo = await popup.locator('output').innerText();
    await eventually('the message', async () => (await told()).length > 0);
    expect(await told()).toMatchObject([{ origin: pages.url, data: { source: '12317', acceptanceNo } }]);
    await page.context().close();
  });

  it('warns before its time is over, and when it is keeps what was written in sight', async () => {
    const { page, frame } = await pages.seatWith(await pages.ticketUrl({ callId: 'over' }), narrow);
    await frame.getByLabel('内容').fill('超时之前写的。');
    await frame.getByText(/草稿已保存/).waitFor();
    await pages.knex('page_launch').where('call_id', 'over').update({ session_expires_at: new Date(Date.now() + 60_000) });
    await frame.evaluate('location.reload()');
    await frame.getByText(/本页面将于 .* 超时/).waitFor();

    await pages.knex('page_launch').where('call_id', 'over').update({ session_expires_at: new Date(0) });
    await frame.getByLabel('内容').fill('超时之后写的。');
    await frame.getByText('页面已超时（30 分钟）').waitFor();
    expect(await frame.getByLabel('内容').inputValue()).toBe('超时之后写的。');
    await page.context().close();
  });

  it('says in a window what to do with a used ticket and without one', async () => {
    const url = await pages.ticketUrl({ callId: 'used' });
    const first = await pages.newPage(firstScreen);
    await first.goto(url);
    await first.getByRole('button', { name: '提交' }).waitFor();
    const second = await pages.newPage(firstScreen);
    await second.goto(url);
    await second.getByRole('heading', { name: '页面链接已失效' }).waitFor();
    expect(await accessibilityProblems(second)).toEqual([]);
    await second.goto(`${pages.url}/register/complaint`);
    await second.getByRole('heading', { name: '请在12345系统中打开' }).waitFor();
    await first.context().close();
    await second.context().close();
  });

  it('is not shown in pages of anybody else, and tells them nothing', async () => {
    const { page } = await pages.seatWith(await pages.ticketUrl({ callId: 'foreign' }), narrow);
    await page.goto(`${pages.seatUrl.replace('127.0.0.1', 'localhost')}/?src=${encodeURIComponent(await pages.ticketUrl({ callId: 'foreign-2' }))}`);
    const blocked = await pages.frameIn(page);
    expect(await blocked.getByRole('button', { name: '提交' }).count()).toBe(0);
    const said = pages.complaints.splice(0);
    expect(said.filter((line) => !line.includes('frame-ancestors'))).toEqual([]);
    expect(said).not.toEqual([]);
    await page.context().close();
  });
});
