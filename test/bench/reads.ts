import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chinaDayOf } from '../../domain/shared/instant.ts';
import { buildPages, openBrowser } from '../support/pages.ts';
import { type FilledProduct, openFilledProduct } from './filled-product.ts';
import { openInboxPage } from './first-paint.ts';
import { interleave, p95, type Work } from './measure.ts';
import { type Ratio, report } from './report.ts';

const settings = { rounds: 5, requests: 60, few: 1_000 };

/** Each read, by the person who makes it: what is asked the `turn`th time. */
const reads: { what: string; login: string; ask: (product: FilledProduct, turn: number) => [path: string, body?: object] }[] = [
  { what: '待办一页，省级', login: '430000-supervisor', ask: () => ['/work-items?limit=50'] },
  { what: '待办一页，县级', login: '430181-handler', ask: () => ['/work-items?limit=50'] },
  { what: '待办数量，省级', login: '430000-supervisor', ask: () => ['/work-items/counts'] },
  { what: '按电话查询，省级', login: '430000-handler', ask: (product, turn) => search({ phone: sampleOf(product, turn).phone }) },
  { what: '按电话查询，国家局', login: '000000-supervisor', ask: (product, turn) => search({ phone: sampleOf(product, turn).phone }) },
  { what: '按受理编号查询，省级', login: '430000-handler', ask: (product, turn) => search({ acceptanceNo: sampleOf(product, turn).acceptanceNo }) },
  { what: '按区划与类别查询，省级', login: '430000-handler', ask: (_, turn) => search({ regionCode: '430100000000', problemCategories: [1 + (turn % 24)] }) },
  { what: '按类别查询，国家局', login: '000000-supervisor', ask: (_, turn) => search({ problemCategories: [1 + (turn % 24)] }) },
  { what: '在办工单，国家局', login: '000000-supervisor', ask: () => search({ statuses: ['pending_review', 'in_handling'] }) },
  { what: '提前结束的工单，国家局', login: '000000-supervisor', ask: () => search({ statuses: ['withdrawn', 'not_accepted'] }) },
  { what: '全部工单，省级', login: '430000-handler', ask: () => search({}) },
  { what: '全部工单，县级', login: '430181-handler', ask: () => search({}) },
  { what: '看板，省级', login: '430000-supervisor', ask: () => ['/dashboard'] },
  { what: '看板各单位，省级', login: '430000-supervisor', ask: () => ['/dashboard/units'] },
  { what: '看板，国家局', login: '000000-supervisor', ask: () => ['/dashboard'] },
  { what: '看板各省，国家局', login: '000000-supervisor', ask: () => ['/dashboard/units'] },
  { what: '超期工单，省级', login: '430000-supervisor', ask: () => ['/dashboard/orders?urgency=late'] },
  { what: '超期工单，国家局', login: '000000-supervisor', ask: () => ['/dashboard/orders?urgency=late'] },
  { what: '按期办结的工单，省级', login: '430000-supervisor', ask: () => search({ unitId: '430000000000', endedFrom: chinaDayOf(new Date(Date.now() - 29 * 86_400_000)), ending: 'onTime' }) },
  { what: '工单页面', login: '430000-handler', ask: (product, turn) => [`/orders/${sampleOf(product, turn).id}`] },
];

const search = (criteria: object): [string, object] => ['/orders/search', criteria];

function sampleOf({ samples }: FilledProduct, turn: number) {
  const sample = samples[turn % samples.length];
  if (!sample) throw new Error('no samples');
  return sample;
}

/**
 * S6: p95 of what people read, among many orders against among a thousand, and the first useful paint of the inbox page.
 * Argument: how many (100 000; 1 000 000 take a quarter of an hour to fill).
 */
export async function benchReads(many = '100000'): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), '12317-bench-'));
  await buildPages();
  const products: FilledProduct[] = [];
  const browser = await openBrowser();
  try {
    for (const count of [Number(many), settings.few]) products.push(await openFilledProduct(folder, count));
    const [large, small] = products as [FilledProduct, FilledProduct];
    const rows: Ratio[] = [];
    for (const { what, login, ask } of reads) {
      const reading = async (product: FilledProduct): Promise<Work> => {
        const desk = await product.desk(login);
        let turn = 0;
        return async () => {
          const [path, body] = ask(product, (turn += 1));
          await desk.ask(body ? 'POST' : 'GET', path, body);
        };
      };
      const [ours, control] = [await reading(large), await reading(small)];
      for (const warmUp of [ours, control]) await p95(warmUp, 20);
      const measured = await interleave(settings.rounds, { ours: () => p95(ours, settings.requests), control: () => p95(control, settings.requests) });
      rows.push({ goal: 'S6', what: `${what}，p95`, ours: measured['ours'] ?? [], control: measured['control'] ?? [], unit: 'ms', target: '≤ 2，且 < 50 ms' });
    }
    const [open, control] = [await openInboxPage(browser, large.url, '430000-supervisor'), await openInboxPage(browser, small.url, '430000-supervisor')];
    const paints = await interleave(settings.rounds, { ours: open, control });
    rows.push({ goal: 'S6', what: '待办页首次可用绘制', ours: paints['ours'] ?? [], control: paints['control'] ?? [], unit: 'ms', target: '≤ 2' });
    await report('reads', rows, { ...settings, many: Number(many) });
  } finally {
    await browser.close();
    for (const product of products) await product.close();
  }
}
