import type { PointResult } from './conformance.ts';

/** What a sheet says above its table. */
export type SheetFacts = {
  apiUrl: string;
  seed: number;
  batchId: string;
  finishedAt: string;
  orders: number;
  accepted: number;
  refused: number;
  ended: Readonly<Record<string, number>>;
  steps: number;
  advancedMinutes: number;
  seconds: number;
  /** Of the product's own checks of its database; null where they could not be run from here. */
  invariants: { held: boolean; text: string } | null;
};

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const verdictOf = ({ exercised, failed }: PointResult) => (failed > 0 ? '不符' : exercised > 0 ? '符合' : '未演练');

/** How many points hold, fail and were not tried. */
export function summarise(results: readonly PointResult[]): { verified: number; failed: number; untried: number } {
  return {
    verified: results.filter((result) => verdictOf(result) === '符合').length,
    failed: results.filter((result) => verdictOf(result) === '不符').length,
    untried: results.filter((result) => verdictOf(result) === '未演练').length,
  };
}

/** The conformance sheet as Markdown, for an integrator to hand over; the JSON beside it holds the same. A terminal shows what was `tried`. */
export function renderSheet(facts: SheetFacts, results: readonly PointResult[], shown: 'all' | 'tried' = 'all'): string {
  const { verified, failed, untried } = summarise(results);
  const ends = Object.entries(facts.ended).map(([status, count]) => `${status} ${count}`).join('，');
  const rows = results.filter(({ exercised }) => shown === 'all' || exercised > 0).map((result) => `| ${cell(result.area)} | ${cell(result.title)} | ${result.exercised} | ${result.verified} | ${result.failed} | ${verdictOf(result)} |`);
  const failures = results.flatMap(({ title, failures: texts }) => texts.map((text) => `- ${title}：${text}`));
  return `# 12345 对接符合性报告

- 对接地址：${facts.apiUrl}
- 批次 ${facts.batchId}，随机种子 ${facts.seed}，完成于 ${facts.finishedAt}，用时 ${facts.seconds} 秒
- 推送 ${facts.orders} 张：受理 ${facts.accepted}，按约定退回 ${facts.refused}；12317 办理 ${facts.steps} 步；业务时钟前移 ${facts.advancedMinutes} 分钟
- 结束状态：${ends === '' ? '无' : ends}
- 12317 数据一致性检查：${facts.invariants === null ? '未在本机进行' : facts.invariants.held ? '全部成立' : '有不成立，见下'}

**结论：${failed === 0 && facts.invariants?.held !== false ? '符合' : '不符'}** —— ${verified} 项符合，${failed} 项不符，${untried} 项本次未演练。

| 类别 | 约定点 | 演练次数 | 符合 | 不符 | 结论 |
|---|---|---:|---:|---:|---|
${rows.join('\n')}
${failures.length === 0 ? '' : `\n## 不符之处（每项最多十条）\n\n${failures.join('\n')}\n`}${facts.invariants?.held === false ? `\n## 数据一致性\n\n\`\`\`\n${facts.invariants.text}\n\`\`\`\n` : ''}`;
}
