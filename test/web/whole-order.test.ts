import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.ts';
import { actsOf } from '../support/office-acts.ts';
import { openOfficeBrowsers, type OfficeBrowsers, type Person } from '../support/office-browsers.ts';

describe('people in browsers of their own, from the call to the result', () => {
  let office: OfficeBrowsers;
  let acts: ReturnType<typeof actsOf>;
  beforeAll(async () => {
    office = await openOfficeBrowsers('43');
    acts = actsOf(office);
  }, 600_000);
  afterAll(() => office.close());

  const orderOf = (acceptanceNo: string) => office.product.database('work_order').where('acceptance_no', acceptanceNo).first<{ id: string; status: string }>('id', 'status');

  /** The 专席 registers a complaint in the embedded page; its acceptance number. */
  async function registered(region: string): Promise<string> {
    const page = await office.seat();
    await page.getByLabel('工单类型').selectOption('complaint');
    await page.getByRole('button', { name: '打开登记页面' }).click();
    const frame = page.frameLocator('iframe');
    await frame.getByRole('radio', { name: '否' }).first().check();
    await frame.getByRole('combobox', { name: '行政区划' }).fill(region);
    await frame.getByRole('listbox').getByRole('option', { name: region }).first().click();
    await frame.getByLabel('详细地址').fill('沙龙村12号');
    await frame.getByLabel('问题类别').selectOption('3');
    await frame.getByLabel('内容').fill('危房改造补助款至今没有发放，请核实。');
    await frame.getByRole('button', { name: '提交' }).click();
    await frame.getByRole('heading', { name: '已受理' }).waitFor();
    const acceptanceNo = await frame.locator('output').innerText();
    await page.context().close();
    return acceptanceNo;
  }

  /** Asks for 退单 or 延期 at the county, which the city endorses and the province sends to 12345. */
  async function askedAndSent(acceptanceNo: string, ask: '申请退单' | '申请延期', county: Person): Promise<void> {
    await county.look(acceptanceNo);
    await county.page.getByRole('button', { name: ask }).click();
    const dialog = county.page.getByRole('dialog', { name: ask });
    if (ask === '申请延期') {
      await dialog.getByLabel('延长').fill('5');
      await dialog.getByText('办结期限由').waitFor();
    }
    await dialog.getByLabel(ask === '申请延期' ? '延期理由' : '退单理由').fill('需等待鉴定结论。');
    await dialog.getByRole('button', { name: ask }).click();
    await dialog.waitFor({ state: 'detached' });

    const city = await office.person('430100-handler');
    await city.take(acceptanceNo);
    await city.page.getByRole('radio', { name: '同意', exact: true }).check();
    await city.page.getByLabel('同意的理由').fill('情况属实。');
    await city.submit('同意');
    const province = await office.person('430000-reviewer');
    await province.take(acceptanceNo);
    await province.page.getByRole('radio', { name: '发出' }).check();
    await province.submit('发出');
    const kind = ask === '申请延期' ? 'extensionRequested' : 'withdrawalRequested';
    await eventually('12345 to have the request', () => office.kept(acceptanceNo, kind).length > 0 || undefined);
  }

  it('a complaint goes down three levels, is prolonged, sent back once, and its result arrives', async () => {
    const acceptanceNo = await registered('长沙市');
    const reviewer = await office.person('430000-reviewer');
    await reviewer.take(acceptanceNo);
    await reviewer.submit('初审通过');
    const county = await acts.delegatedToCounty(acceptanceNo);

    await askedAndSent(acceptanceNo, '申请延期', county);
    await county.page.getByText('延期协商中').first().waitFor();
    const answer = await office.tell(acceptanceNo, 'extension-decisions', { decision: '1', opinion: '同意延期。' });
    expect(answer.httpStatus).toBe(201);
    await county.page.getByText('延期协商中').first().waitFor({ state: 'detached' });

    await acts.report(county, acceptanceNo);
    await acts.review('430181-reviewer', acceptanceNo, '通过');
    await acts.review('430100-reviewer', acceptanceNo, '退回');

    await county.take(acceptanceNo);
    await county.page.getByText('请补充走访记录。').first().waitFor();
    await county.page.getByLabel('调查核实情况').fill('经走访十二户群众核实，补助款已足额补发到位，走访记录在案。');
    await county.submit('提交报告');
    for (const login of ['430181-reviewer', '430100-reviewer', '430000-reviewer']) await acts.review(login, acceptanceNo, '通过');

    await acts.inform(county, acceptanceNo);
    const province = await office.person('430000-handler');
    await province.take(acceptanceNo);
    await province.submit('审定');

    await eventually('the result to be acknowledged', async () => (await orderOf(acceptanceNo)).status === 'completed' || undefined);
    const [result] = office.kept(acceptanceNo, 'result');
    expect(result).toMatchObject({ kind: 'result', surprises: [] });
    expect(office.kept(acceptanceNo, 'pageCopy')).toHaveLength(1);
    expect(office.count()).toBeGreaterThanOrEqual(6);
    await province.look(acceptanceNo);
    await province.page.getByText('已办结').first().waitFor();
  }, 300_000);

  it('退单 is refused, work goes on with the opinion in view; asked again it is agreed and nothing is left to do', async () => {
    const acceptanceNo = await registered('浏阳市');
    const county = await acts.delegatedToCounty(acceptanceNo);

    await askedAndSent(acceptanceNo, '申请退单', county);
    await office.tell(acceptanceNo, 'withdrawal-decisions', { decision: '2', opinion: '属12317职责，请继续办理。' });
    await county.page.getByText('属12317职责，请继续办理。').first().waitFor();
    expect((await orderOf(acceptanceNo)).status).toBe('in_handling');

    await askedAndSent(acceptanceNo, '申请退单', county);
    await office.tell(acceptanceNo, 'withdrawal-decisions', { decision: '1', opinion: '同意退单。' });
    await county.page.getByText('已退单').first().waitFor();
    const { id, status } = await orderOf(acceptanceNo);
    expect(status).toBe('withdrawn');
    expect(await office.product.database('work_item').where('order_id', id).whereIn('state', ['open', 'claimed'])).toEqual([]);
  }, 300_000);
});
