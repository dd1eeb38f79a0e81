import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { codeLists } from '../../domain/code-list/code-lists.ts';
import { statusNames } from '../../domain/order/status.ts';

const text = readFileSync(new URL('../../docs/glossary.md', import.meta.url), 'utf8');

/** The rows of all tables: Chinese term, English term, meaning. */
const rows = text
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| 中文'))
  .map((line) => {
    const [term = '', word = '', meaning = '', ...more] = line.slice(2, -2).split(' | ');
    return { term, word, meaning, more };
  });

const twice = (terms: readonly string[]) => terms.filter((term, position) => terms.indexOf(term) !== position);

/** The words that the product page binds (2-product "Words"). */
const binding: Record<string, string> = {
  工单: 'order', 工单类型: 'order type', 投诉举报: 'complaint', 咨询: 'consultation', 自主申报: 'declaration', 受理编号: 'acceptance number',
  工号: 'agent number', 平台: 'platform', 工单转接: 'work-order transfer', 话务转接: 'call transfer', 页面调用: 'page call', 接口调用: 'interface call',
  初审: 'initial review', 转办: 'delegation', 退回上级: 'hand back', 收回: 'recall', 办理: 'handling', 调查核实: 'investigation',
  报告审核: 'report review', 告知: 'informing', 反馈: 'feedback', 退单: 'withdrawal', 撤单: 'cancellation', 延期: 'extension', 批复: 'decision',
  批复意见: 'opinion', 催办: 'reminder', 督办单: 'supervision order', 重办: 'rehandling', 补正: 'supplement', 区划: 'region', 单位: 'unit',
  业务员: 'handler', 审核人员: 'reviewer', 坐席员: 'seat agent', 办结期限: 'due', 其它信访件: 'other petition', 国家局转办件: 'national transfer',
  密封: 'sealed',
};

describe('docs/glossary.md', () => {
  it('has a Chinese term, an English term and a meaning in every row', () => {
    expect(rows.length).toBeGreaterThan(60);
    for (const row of rows) {
      expect(row.more).toEqual([]);
      expect(row.term).toMatch(/^[\p{Script=Han}（）]+$/u);
      expect(row.word).toMatch(/^[a-z][a-z_ -]*$/);
      expect(row.meaning.trim()).not.toBe('');
    }
  });

  it('gives each term one word and each word one term', () => {
    expect(twice(rows.map(({ term }) => term))).toEqual([]);
    expect(twice(rows.map(({ word }) => word))).toEqual([]);
  });

  it('keeps the words of the product page', () => {
    const kept = Object.fromEntries(rows.filter(({ term }) => term in binding).map(({ term, word }) => [term, word]));

    expect(kept).toEqual(binding);
  });

  it('names the states of an order as the rules do', () => {
    const states = Object.fromEntries(rows.filter(({ word }) => word in statusNames).map(({ term, word }) => [word, term]));

    expect(states).toEqual(statusNames);
  });

  it('calls nothing by another word than the published code lists do', () => {
    const wordOf = new Map(rows.map(({ term, word }) => [term, word]));
    for (const { code, name } of codeLists.find((list) => list.id === 'order-type')?.entries ?? []) expect(wordOf.get(name)).toBe(code);
    for (const list of codeLists)
      if (wordOf.has(list.title)) expect(wordOf.get(list.title)?.replaceAll(' ', '-')).toBe(list.id.replace(/^declaration-/, ''));
  });
});
