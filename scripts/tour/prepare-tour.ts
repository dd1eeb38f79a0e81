import { acceptOrderOf } from '../../test/builders/accepted-order.ts';
import { units } from '../../test/builders/organisation.ts';
import { insertRegions } from '../../test/builders/region.ts';
import { insertWorkItem } from '../../test/builders/work-item.ts';
import type { Pages } from '../../test/support/pages.ts';
import type { Person, Workbench } from '../../test/support/workbench.ts';

/** What the pictures are taken of. */
export type Stage = { pages: Pages; bench: Workbench; handler: Person; reviewer: Person; county: Person; countyReviewer: Person };

const inbox = [
  { due: '2026-11-23T06:30:00Z', content: '村内危房改造补助款至今没有发放，多次询问无果。', problemCategory: 3 },
  { due: '2026-11-23T01:00:00Z', content: '低保评定未公示。', problemCategory: 2 },
  { due: '2026-11-24T16:00:00Z', content: '小额信贷贴息没有到账。', problemCategory: 9, confidential: true },
  { due: '2026-11-25T16:00:00Z', content: '村干部克扣补助。', problemCategory: 8 },
  { due: '2026-11-27T16:00:00Z', content: '通村公路长期失修。', problemCategory: 13 },
] as const;

/** Units, people and an inbox as a working morning has them. */
export async function prepareTour(pages: Pages): Promise<Stage> {
  const { bench } = pages;
  await insertRegions(bench.knex);
  const names: [unitId: string, right: 'handler' | 'reviewer' | 'supervisor', name: string, duty: string][] = [
    [units.hunan, 'handler', '周志远', '业务员'],
    [units.hunan, 'reviewer', '陈丽华', '科长'],
    [units.hunan, 'supervisor', '何国平', '处长'],
    [units.changsha, 'handler', '刘文斌', '业务员'],
    [units.changsha, 'reviewer', '孙晓东', '科长'],
    [units.liuyang, 'handler', '赵建军', '业务员'],
    [units.liuyang, 'reviewer', '罗春兰', '科长'],
  ];
  const people: Person[] = [];
  for (const [unitId, right, name, duty] of names) {
    const one = await bench.person(unitId, right);
    await bench.knex('app_user').where('id', one.id).update({ name, duty });
    people.push(one);
  }
  for (const { due, ...change } of inbox) {
    const { id } = await acceptOrderOf(bench, change);
    if (change.problemCategory === 13) await bench.knex('work_order').where({ id }).update({ flags: ['regionUnresolved'], region_code: null });
    await insertWorkItem(bench.knex, { orderId: id, kind: 'initial-review', unitId: units.hunan, dueAt: new Date(due) });
  }
  for (const [type, content] of [['consultation', '咨询防返贫监测对象的申请条件和所需材料。'], ['declaration', '因病支出较大，申请纳入监测帮扶。']] as const) {
    const { id } = await acceptOrderOf(bench, { type, content, status: 'in_handling' });
    await bench.knex('work_order').where({ id }).update({ problem_category: null });
    await insertWorkItem(bench.knex, { orderId: id, kind: 'province-intake', unitId: units.hunan, dueAt: new Date('2026-11-24T16:00:00Z') });
  }
  const [handler, reviewer, , , , county, countyReviewer] = people;
  if (!handler || !reviewer || !county || !countyReviewer) throw new Error('people are missing');
  return { pages, bench, handler, reviewer, county, countyReviewer };
}
