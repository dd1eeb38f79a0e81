import { describe, expect, it } from '@jest/globals';
import { codeOf, codesOf, nameOf } from '../../../domain/code-list/code-list.ts';
import { codeLists, findCodeList } from '../../../domain/code-list/code-lists.ts';
import { problemCategory } from '../../../domain/code-list/problem-category.ts';
import { risk } from '../../../domain/code-list/risk.ts';
import { checkFields } from '../../../domain/shared/field-problems.ts';

/** Annexes 1 and 2 as the scheme prints them. */
const annex1 = '1 因病 · 2 因学 · 3 因残 · 4 因自然灾害 · 5 因意外事故 · 6 因产业项目失败 · 7 因务工就业不稳 · 8 因缺劳动力 · 9 其它';
const annex2 =
  '1 防返贫监测帮扶 · 2 低保 · 3 危房改造 · 4 土地占用 · 5 易地扶贫搬迁 · 6 社会救助 · 7 残疾人补助 · 8 贪污腐败 · 9 小额信贷 · 10 灾后重建 · 11 社会保险 · 12 农补农建 · 13 公路修建 · 14 拖欠农民工工资 · 15 新型农村合作医疗 · 16 水利设施 · 17 其它';
const annex2Monitoring = '精准识别(18)、精准退出(19)、精准帮扶(20)、资金使用(21)、项目管理(22)、政策执行(23)、其它(24)';

const asPrinted = (entries: readonly { code: string; name: string }[]) => entries.map(({ code, name }) => `${code} ${name}`).join(' · ');

describe('code lists', () => {
  it('hold annex 1 word for word', () => {
    expect(asPrinted(risk.entries)).toBe(annex1);
  });

  it('hold annex 2 word for word', () => {
    const plain = problemCategory.entries.slice(0, 17);
    const monitoring = problemCategory.entries.slice(17).map(({ code, name }) => `${name.replace('防返贫监测帮扶：', '')}(${code})`);

    expect(asPrinted(plain)).toBe(annex2);
    expect(monitoring.join('、')).toBe(annex2Monitoring);
  });

  it('have ids, codes and names that are each unique', () => {
    expect(new Set(codeLists.map((list) => list.id)).size).toBe(codeLists.length);
    for (const list of codeLists) {
      expect(new Set(codesOf(list)).size).toBe(list.entries.length);
      expect(new Set(list.entries.map((entry) => entry.name)).size).toBe(list.entries.length);
    }
  });

  it.each(codeLists.map((list) => [list.id, list] as const))('%s is found by its id and has a version and a Chinese title', (id, list) => {
    expect(findCodeList(id)).toBe(list);
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(list.version).toMatch(/^\d+$/);
    expect(list.title).toMatch(/\p{Script=Han}/u);
    for (const entry of list.entries) expect(entry.name).toMatch(/\p{Script=Han}/u);
  });

  it('know no list of another id', () => {
    expect(findCodeList('nothing')).toBeUndefined();
  });

  it('answer a wrong code with all that are allowed and their names', () => {
    const checked = checkFields(codeOf(risk), '10');

    expect(checked).toEqual({
      ok: false,
      problems: [{ pointer: '', code: 'not-in-list', detail: `返（致）贫风险：不在代码表 risk 之内；允许：${annex1.replaceAll(' · ', '、')}。` }],
    });
  });

  it('name a code', () => {
    expect(nameOf(problemCategory, '8')).toBe('贪污腐败');
  });
});
