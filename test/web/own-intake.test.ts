import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { announceCall } from '../../domain/call/announce-call.ts';
import { createPlatformRepository } from '../../infra/postgres/platform-repository.ts';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { units } from '../builders/organisation.ts';
import { insertPlatform } from '../builders/platform.ts';
import { insertRegions } from '../builders/region.ts';
import { eventually } from '../support/eventually.ts';
import { accessibilityProblems, openPages, type Pages } from '../support/pages.ts';

const caller = '13800000017';

describe('what our own people register, in the browser', () => {
  let pages: Pages;
  let platformId: string;
  beforeAll(async () => {
    pages = await openPages();
    const { bench } = pages;
    await insertRegions(bench.knex);
    platformId = (await insertPlatform(bench.knex, bench.cipher, { provinceCode: units.hunan, callTransfer: true })).id;
    const editor = await bench.person(units.hunan, ['handler', 'knowledgeEditor']);
    await editor.post('/knowledge', { title: '小额信贷怎样申请', body: '脱贫户向村委会提出申请，五万元以下免担保。', category: '9', tags: ['信贷'], state: 'published' });
  }, 120_000);
  afterAll(async () => {
    await pages.close();
    expect(pages.complaints).toEqual([]);
  });

  const announce = async () => {
    const { bench } = pages;
    const platform = await createPlatformRepository(bench.knex).find(platformId);
    if (!platform) throw new Error('no platform');
    const announcement = { callId: `CALL-${randomUUID()}`, callerNumber: caller, calledAt: bench.clock.now().toISOString() };
    await announceCall({ ...bench, newId: randomUUID }, { platform, announcement });
  };
  const look = async (page: Page, name: string) => {
    const folder = process.env['SCREENSHOTS'];
    if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
  };
  const orderBy = (acceptanceNo: string) => pages.bench.knex('work_order').where('acceptance_no', acceptanceNo).first<{ status: string; source: string; type: string }>('status', 'source', 'type');
  const numberOn = async (page: Page, said: string) => /\d{4}-\d{2}-\d{7}-\d/.exec(await page.getByText(said).innerText())?.[0] ?? '';
  const pickLiuyang = async (page: Page) => {
    const search = page.getByRole('combobox', { name: /行政区划|查找区划/ }).locator('visible=true').first();
    await search.fill('浏阳');
    await page.getByRole('option', { name: /浏阳/ }).first().click();
  };

  it('a call pops up wherever its agent is; nothing typed is lost; it is answered with the help of knowledge', async () => {
    const { login } = await pages.bench.person(units.hunan, 'seatAgent');
    const page = await pages.pageOf(login);
    await announce();
    await page.getByRole('dialog', { name: '有来电转入' }).getByText(caller).waitFor();
    await look(page, 'seat-popup');
    await page.keyboard.press('Enter');
    await page.getByText('登记中').first().waitFor();

    const content = page.getByLabel(/内容/).locator('visible=true').first();
    await page.getByRole('radio', { name: '贫困户' }).check();
    await page.getByRole('radio', { name: '咨询' }).last().check();
    await content.fill('脱贫户怎样申请小额信贷？');
    await page.keyboard.press('Alt+1');
    await page.getByText('是否匿名').waitFor();
    await page.keyboard.press('Alt+2');
    expect(await content.inputValue()).toBe('脱贫户怎样申请小额信贷？');
    await pickLiuyang(page);
    await page.getByLabel('详细地址').locator('visible=true').fill('沙龙村12号');
    await page.getByLabel('问题类别').locator('visible=true').click();
    await page.getByTitle('小额信贷', { exact: true }).locator('visible=true').click();
    await page.getByText('草稿已保存').waitFor();
    await page.reload();
    await content.waitFor();
    expect(await content.inputValue()).toBe('脱贫户怎样申请小额信贷？');

    await page.getByRole('searchbox', { name: '查找知识' }).fill('免担保');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '小额信贷怎样申请' }).click();
    await page.getByRole('button', { name: '插入答复' }).click();
    await look(page, 'seat-form');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: '当场答复' }).click();

    const no = await numberOn(page, '已当场答复，受理编号');
    expect(await orderBy(no)).toEqual({ status: 'answered_on_call', source: 'call', type: 'consultation' });
    await look(page, 'seat-done');
    await page.context().close();
  });

  it('a dropped call waits for calling back, one out of scope ends with its reason, one by hand is submitted', async () => {
    const { login } = await pages.bench.person(units.hunan, 'seatAgent', '-second');
    await announce();
    const page = await pages.pageOf(login, '/workbench/seat');
    await page.getByRole('dialog', { name: '有来电转入' }).getByRole('button', { name: /接听/ }).click();
    await page.getByText('登记中').first().waitFor();
    await page.getByRole('button', { name: '掉线' }).click();
    await page.getByText('待回拨').first().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: new RegExp(caller) }).click();
    await page.getByRole('button', { name: '回拨', exact: true }).click();
    await page.getByRole('button', { name: '超出范围' }).click();
    await page.getByRole('dialog').getByLabel('理由').fill('属公积金业务，请拨12329。');
    await page.getByRole('dialog').getByRole('button', { name: '超出范围' }).click();
    expect(await orderBy(await numberOn(page, '已登记不予受理，受理编号'))).toMatchObject({ status: 'not_accepted' });
    await page.getByRole('button', { name: '下一个来电' }).click();

    await page.getByLabel('手工登记：来电号码').fill('0731-84210000');
    await page.getByRole('button', { name: '打开' }).click();
    await page.getByText('登记中').first().waitFor();
    await page.getByRole('button', { name: '提交办理' }).waitFor();
    await page.keyboard.press('Alt+3');
    await page.getByRole('button', { name: '提交办理' }).click();
    await page.getByText('请填写姓名').locator('visible=true').waitFor();
    await page.getByLabel('姓名').locator('visible=true').fill('王建国');
    await page.getByLabel('联系电话').locator('visible=true').fill(caller);
    await page.getByLabel('身份证号').locator('visible=true').fill('11010519491231002X');
    await pickLiuyang(page);
    await page.getByLabel(/风险/).locator('visible=true').click();
    await page.getByTitle('因病', { exact: true }).locator('visible=true').click();
    await page.getByLabel(/内容/).locator('visible=true').first().fill('家里有人重病，收入减少。');
    await page.keyboard.press('Control+Enter');
    expect(await orderBy(await numberOn(page, '已提交办理，受理编号'))).toEqual({ status: 'in_handling', source: 'call', type: 'declaration' });
    await page.context().close();
  });

  it('a petition is registered at a city and a transfer by 国家局', async () => {
    const city = await pages.pageOf((await pages.bench.person(units.changsha, 'handler')).login, '/workbench/petitions/new');
    await city.getByRole('heading', { name: '登记信访件' }).waitFor();
    await look(city, 'petition');
    expect(await accessibilityProblems(city)).toEqual([]);
    await city.getByRole('button', { name: '登记', exact: true }).click();
    await city.getByText('请填写收到日期').waitFor();
    await city.getByLabel('收到日期').fill('2026-11-20');
    await city.keyboard.press('Enter');
    await city.getByRole('radio', { name: '否' }).check();
    await pickLiuyang(city);
    await city.getByLabel('详细地址').fill('沙龙村12号');
    await city.getByLabel('问题类别').click();
    await city.getByTitle('危房改造', { exact: true }).click();
    await city.getByLabel('内容').fill('危房改造补助款没有发放。');
    await city.getByRole('button', { name: '登记', exact: true }).click();
    expect(await orderBy(await numberOn(city, '已登记，受理编号'))).toEqual({ status: 'in_handling', source: 'petition', type: 'complaint' });
    await city.context().close();

    const national = await pages.pageOf((await pages.bench.person(units.national, 'nationalHandler')).login, '/workbench/petitions/new');
    await national.getByLabel('收到日期').fill('2026-11-20');
    await national.keyboard.press('Enter');
    await national.getByRole('radio', { name: '否' }).check();
    await national.getByLabel('查不到时').fill('湖南省长沙市浏阳市');
    await national.getByLabel('详细地址').fill('沙龙村12号');
    await national.getByLabel('问题类别').click();
    await national.getByTitle('危房改造', { exact: true }).click();
    await national.getByLabel('内容').fill('危房改造补助款没有发放。');
    await national.getByRole('button', { name: '登记', exact: true }).click();
    await national.getByText('请填写承办省份').waitFor();
    await national.getByLabel('承办省份').fill('湖南');
    await national.getByTitle('湖南省12317').click();
    await national.getByRole('button', { name: '登记', exact: true }).click();
    expect(await orderBy(await numberOn(national, '已登记，受理编号'))).toMatchObject({ source: 'national' });
    await national.context().close();
  });

  it('a petition for another authority is passed on, naming it', async () => {
    const { bench } = pages;
    const handler = await bench.person(units.hunan, 'handler');
    const order = await acceptOrderOf(bench, { source: 'petition', status: 'in_handling' });
    await bench.claimed(handler, 'province-intake', order.id, units.hunan);
    const page = await pages.pageOf(handler.login, `/workbench/orders/${order.id}`);
    await page.getByRole('button', { name: '不予受理或转送' }).click();
    const dialog = page.getByRole('dialog', { name: '不予受理或转送' });
    await dialog.getByRole('radio', { name: '转送其它机关' }).check();
    await dialog.getByLabel('理由').fill('属人社部门职责。');
    await dialog.getByRole('button', { name: '确定' }).click();
    await dialog.getByText('请填写转送单位').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await look(page, 'pass-on');
    await dialog.getByLabel('转送单位').fill('省人力资源和社会保障厅');
    await dialog.getByRole('button', { name: '确定' }).click();
    await dialog.waitFor({ state: 'detached' });

    expect(await bench.knex('work_order').where('id', order.id).first('status', 'end_reason')).toEqual({ status: 'not_accepted', end_reason: 'order.passedOn' });
    await page.getByText('转送省人力资源和社会保障厅：属人社部门职责。').waitFor();
    await page.context().close();
  });

  it('knowledge is written, found, and taken into an answer', async () => {
    const { bench } = pages;
    const editor = await bench.person(units.hunan, ['handler', 'knowledgeEditor']);
    const page = await pages.pageOf(editor.login, '/workbench/knowledge');
    await page.getByRole('button', { name: '新增' }).click();
    await page.getByLabel('标题').fill('危房改造标准');
    await page.getByLabel('正文').fill('经鉴定为 C、D 级的住房可以申请。');
    await page.getByRole('radio', { name: '已发布' }).check();
    await look(page, 'knowledge');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('searchbox', { name: '查找知识' }).fill('鉴定');
    await page.keyboard.press('Enter');
    await eventually('only what was looked for', async () => (await page.locator('.articles .article-title').allInnerTexts()).join() === '危房改造标准');

    const order = await acceptOrderOf(bench, { status: 'in_handling', type: 'consultation' });
    await bench.claimed(editor, 'consultation-answer', order.id, units.hunan);
    await page.goto(`/workbench/orders/${order.id}`);
    await page.getByRole('button', { name: '危房改造标准' }).click();
    await page.getByRole('button', { name: '插入答复' }).click();
    expect(await page.getByLabel('答复内容').inputValue()).toBe('经鉴定为 C、D 级的住房可以申请。');
    await page.context().close();
  });

  it('people without these pages are not led to them', async () => {
    const page = await pages.pageOf((await pages.bench.person(units.liuyang, 'handler')).login, '/workbench/petitions/new');
    await page.getByText('只有省级、市级业务员和国家局业务员可以登记').waitFor();
    expect(await page.getByRole('navigation', { name: '主菜单' }).getByRole('link').allInnerTexts()).toEqual(expect.not.arrayContaining(['来电', '信访登记']));
    await page.goto('/workbench/seat');
    await page.getByText('只有省级坐席员可以接听来电').waitFor();
    await page.context().close();
  });
});
