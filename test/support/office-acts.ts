import type { OfficeBrowsers, Person } from './office-browsers.ts';

/** What people do in browsers of their own on the way from the province's desk to the result, as their pages let them. */
export function actsOf(office: OfficeBrowsers) {
  const delegate = async (person: Person, unit: string) => {
    await person.page.getByLabel('转办单位').click();
    await person.page.getByTitle(unit).click();
    await person.page.getByLabel('转办要求').fill('请在规定时限内核实办理。');
    await person.submit('转办');
  };
  return {
    /** From the province's desk down to 浏阳, which handles it: its handler's browser. */
    delegatedToCounty: async (acceptanceNo: string): Promise<Person> => {
      const [province, city, county] = [await office.person('430000-handler'), await office.person('430100-handler'), await office.person('430181-handler')];
      await province.take(acceptanceNo);
      await delegate(province, '长沙市乡村振兴局');
      await city.take(acceptanceNo);
      await delegate(city, '浏阳市乡村振兴局');
      await county.take(acceptanceNo);
      await county.page.getByRole('button', { name: '自行办理', exact: true }).click();
      await county.page.getByText('调查核实').first().waitFor();
      return county;
    },
    /** The county writes its report and hands it in. */
    report: async (county: Person, acceptanceNo: string) => {
      await county.take(acceptanceNo);
      await county.page.getByLabel('调查核实时间').fill('2026-11-20 09:00');
      await county.page.keyboard.press('Enter');
      await county.page.getByLabel('第 1 人联系电话').fill('0731-84210000');
      await county.page.getByLabel('调查核实情况').fill('经走访核实，补助款已足额补发到位。');
      await county.page.getByRole('radio', { name: '部分属实' }).check();
      await county.page.getByLabel('金额数量（元）').fill('12000.00');
      await county.submit('提交报告');
    },
    review: async (login: string, acceptanceNo: string, decision: '通过' | '退回') => {
      const reviewer = await office.person(login);
      await reviewer.take(acceptanceNo);
      await reviewer.page.getByRole('radio', { name: decision, exact: true }).check();
      await reviewer.page.getByLabel('审核意见').fill(decision === '通过' ? '事实清楚，同意。' : '请补充走访记录。');
      await reviewer.submit(decision === '通过' ? '审核通过' : '审核退回');
    },
    /** Whoever handled tells the person concerned, which is recorded. */
    inform: async (county: Person, acceptanceNo: string) => {
      await county.take(acceptanceNo);
      await county.page.getByLabel('告知情况摘要').fill('已电话告知，当事人表示认可。');
      await county.page.getByRole('button', { name: '登记本次告知' }).click();
      await county.page.getByText('已登记 1 次，已告知到').waitFor();
      await county.submit('确认告知完毕');
    },
  };
}
