import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { announceCall } from '../../simulator/announce-call.ts';
import { readCredentials } from '../../simulator/credentials.ts';
import { eventually } from '../support/eventually.ts';
import { actsOf } from '../support/office-acts.ts';
import { openOfficeBrowsers, type OfficeBrowsers } from '../support/office-browsers.ts';

const caller = '15400010029';

describe('a transferred call, from the ringing to the person who is told', () => {
  let office: OfficeBrowsers;
  beforeAll(async () => {
    office = await openOfficeBrowsers('43');
  }, 600_000);
  afterAll(() => office.close());

  /** 12345 transfers a call to the seat agent of this number. */
  async function announced(agentNumber: string): Promise<void> {
    const [platform] = await readCredentials(office.product.credentialsPath);
    if (!platform) throw new Error('the province has no platform');
    await announceCall(office.product.apiUrl, platform, { callerNumber: caller, agentNumber });
  }

  const row = (acceptanceNo: string) =>
    office.product.database('work_order').where('acceptance_no', acceptanceNo).first<{ id: string; status: string; source: string }>('id', 'status', 'source');

  it('pops up, is recorded, handled below the province, reviewed at three levels, told and closed; 12345 gets no copy', async () => {
    const acts = actsOf(office);
    const { page: seat } = await office.person('430000-seat');
    await announced('430000-seat');
    await seat.getByRole('dialog', { name: '有来电转入' }).getByText(caller).waitFor();
    await seat.keyboard.press('Enter');
    await seat.getByText('登记中').first().waitFor();
    await seat.getByText('没有查到以往的工单。').waitFor();
    await seat.keyboard.press('Alt+1');
    await seat.getByRole('radio', { name: '否' }).first().check();
    await seat.getByRole('combobox', { name: /行政区划|查找区划/ }).locator('visible=true').first().fill('浏阳');
    await seat.getByRole('option', { name: /浏阳市/ }).first().click();
    await seat.getByLabel('详细地址').locator('visible=true').fill('沙龙村12号');
    await seat.getByLabel('问题类别').locator('visible=true').click();
    await seat.getByTitle('危房改造', { exact: true }).locator('visible=true').click();
    const content = seat.getByLabel(/内容/).locator('visible=true').first();
    await content.fill('危房改造补助款至今没有发放');
    // The line breaks off: what was typed waits for calling back.
    await seat.getByRole('button', { name: '掉线' }).click();
    await seat.getByText('已登记掉线').waitFor();
    await seat.getByRole('button', { name: new RegExp(`${caller}.*待回拨`, 's') }).click();
    await seat.getByRole('button', { name: '回拨', exact: true }).click();
    await content.waitFor();
    expect(await content.inputValue()).toBe('危房改造补助款至今没有发放');
    await content.fill('危房改造补助款至今没有发放，请核实。');
    await seat.getByRole('button', { name: '提交办理' }).click();
    const acceptanceNo = /\d{4}-\d{2}-\d{7,12}-\d/.exec(await seat.getByText('已提交办理，受理编号').innerText())?.[0] ?? '';
    expect(await row(acceptanceNo)).toMatchObject({ status: 'in_handling', source: 'call' });

    const county = await acts.delegatedToCounty(acceptanceNo);
    await acts.report(county, acceptanceNo);
    for (const login of ['430181-reviewer', '430100-reviewer', '430000-reviewer']) await acts.review(login, acceptanceNo, '通过');
    await acts.inform(county, acceptanceNo);
    const province = await office.person('430000-handler');
    await province.take(acceptanceNo);
    await province.submit('审定');

    await eventually('the order to be closed', async () => (await row(acceptanceNo)).status === 'completed' || undefined);
    const { id } = await row(acceptanceNo);
    expect(await office.product.database('work_item').where({ order_id: id, kind: 'initial-review' })).toEqual([]);
    expect(await office.product.database('delivery').where('order_id', id)).toEqual([]);

    // The next call of the same number shows what became of the first.
    await seat.getByRole('button', { name: '下一个来电' }).click();
    await announced('430000-seat');
    await seat.getByRole('dialog', { name: '有来电转入' }).getByRole('button', { name: /接听/ }).click();
    await seat.getByRole('link', { name: acceptanceNo }).waitFor();
    await seat.getByText('已办结').first().waitFor();
  }, 300_000);
});
