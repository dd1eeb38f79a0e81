import { describe, expect, it } from '@jest/globals';
import { isInRepository, repositoryFiles } from '../support/repository-files.ts';

const page = repositoryFiles(/^docs\/scheme-coverage\.md$/)[0]?.text ?? '';
type Row = { section: string; scheme: string; built: string; proof: string };

const rows: Row[] = [];
let section = '';
for (const line of page.split('\n')) {
  if (line.startsWith('## ')) section = line.slice(3);
  const cells = /^\|(.*)\|$/.exec(line)?.[1]?.split('|').map((cell) => cell.trim());
  if (cells === undefined || cells[0] === '方案' || cells[0]?.startsWith('---')) continue;
  const [scheme = '', built = '', proof = '', ...more] = cells;
  rows.push({ section, scheme, built: more.length === 0 ? built : '', proof });
}

/** The scheme's tables with their indicators, annexes, figures and the staff table: each must stand in some row. */
const demanded: Readonly<Record<string, readonly string[]>> = {
  表1: ['受理编号', '工号', '来电号码', '来电时间', '姓名', '联系电话', '身份证号', '行政区划', '内容', '返（致）贫风险'],
  表2: ['受理编号', '工号', '来电号码', '来电时间', '姓名', '联系电话', '住址', '身份证号', '是否匿名', '行政区划', '对象信息', '内容', '问题类别', '办结日期'],
  表3: ['受理编号', '工号', '来电号码', '来电时间', '来电人员类别', '服务类型', '行政区划', '问题类别', '内容摘要'],
  表4: ['受理编号', '是否同意', '批复意见'],
  表5: ['受理编号', '是否同意', '批复意见'],
  表6: ['调查核实时间', '调查人员信息', '反馈信访人情况', '调查报告', '审核人员信息', '审核时间', '属实情况', '金额数量'],
  表7: ['受理人信息', '受理时间', '办理信息', '办结时间'],
  表8: ['受理编号', '退单理由'],
  表9: ['受理编号', '延期理由', '延期时间'],
  表10: ['行政区划父节编码', '区划编码', '区划名称'],
  附件1: ['返（致）贫风险'],
  附件2: ['问题类别'],
  附图1: ['工单转接'],
  附图2: ['话务转接'],
  附表: ['省12345', '省12317', '市12317', '县12317', '告知当事人'],
};
const parts = ['一、背景', '二、目标', '业务流程', '数据对接', '人员配置和职责', '三（二）话务转接', '四、数据要求', '附件、附图、附表'];
const pathsIn = (text: string) => [...text.matchAll(/`((?:api|docs|domain|infra|migrations|processes|scripts|simulator|test|web|workers)\/[\w./-]+)`/g)].map(([, path = '']) => path);

describe('docs/scheme-coverage.md', () => {
  it('has a row for every table and indicator of the scheme, and for every part of its text', () => {
    expect(rows.length).toBeGreaterThan(80);
    expect(parts.filter((part) => !rows.some((row) => row.section.includes(part)))).toEqual([]);
    const missing = Object.entries(demanded).flatMap(([table, indicators]) => {
      const own = rows.filter(({ scheme }) => scheme.startsWith(`${table} `)).map(({ scheme }) => scheme);
      return indicators.filter((indicator) => !own.some((scheme) => scheme.includes(indicator))).map((indicator) => `${table} ${indicator}`);
    });

    expect(missing).toEqual([]);
  });

  it('has no empty cell, and names in each row where it is built and the test that proves it, or says that it is not done', () => {
    const isUnfinished = ({ built }: Row) => built.startsWith('未完成');
    const bare = rows.filter((row) => row.scheme === '' || row.built === '' || (!isUnfinished(row) && !pathsIn(row.proof).some((path) => path.endsWith('.test.ts'))));

    expect(bare.map(({ scheme }) => scheme)).toEqual([]);
    expect(rows.filter((row) => !isUnfinished(row) && pathsIn(row.built).length === 0 && !row.built.includes('/api/v1/')).map(({ scheme }) => scheme)).toEqual([]);
  });

  it('names only files that exist', () => {
    expect(rows.flatMap(({ built, proof }) => pathsIn(`${built} ${proof}`).filter((path) => !isInRepository(path)))).toEqual([]);
  });
});
