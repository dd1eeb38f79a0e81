import { describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { extensionDecision, extensionRequest } from '../../../domain/extension/schema.ts';
import { consultationAnswer, declarationResult, fileReference, investigationResult } from '../../../domain/feedback/schema.ts';
import { amountYuan } from '../../../domain/shared/amount.ts';
import { checkFields } from '../../../domain/shared/field-problems.ts';
import { withdrawalDecision, withdrawalRequest } from '../../../domain/withdrawal/schema.ts';
import { aConsultationAnswer, aDeclarationResult, aFileReference, anInvestigationResult, callbackDataExamples } from '../../builders/callback.ts';

function refusals(schema: z.ZodType, value: unknown): string[] {
  const checked = checkFields(schema, value);
  return checked.ok ? [] : checked.problems.map(({ pointer, code }) => `${pointer} ${code}`);
}

const decision = { requestNo: '2026-43-0000123-9-T1', decision: '1', opinion: '同意。' };

/** Each table with its name, a full example, and the fields that may be left out. */
const tables: [string, z.ZodObject, object, string[]][] = [
  ['表4 退单返回结果', withdrawalDecision, decision, ['requestNo']],
  ['表5 延期返回结果', extensionDecision, decision, ['requestNo']],
  ['表6 调查核实', investigationResult, anInvestigationResult(), ['report', 'amountYuan']],
  ['表7 自主申报结果', declarationResult, aDeclarationResult(), []],
  ['咨询答复', consultationAnswer, aConsultationAnswer(), []],
  ['表8 退单', withdrawalRequest, callbackDataExamples.withdrawalRequested, []],
  ['表9 延期', extensionRequest, callbackDataExamples.extensionRequested, []],
  ['文件', fileReference, aFileReference(), []],
];

describe.each(tables)('%s', (_name, schema, example, optional) => {
  it('takes its full example, which has every field', () => {
    expect(refusals(schema, example)).toEqual([]);
    expect(Object.keys(example).sort()).toEqual(Object.keys(schema.shape).sort());
  });

  it('demands exactly what the scheme demands', () => {
    for (const field of Object.keys(example)) {
      const lacking = Object.fromEntries(Object.entries(example).filter(([key]) => key !== field));
      expect(refusals(schema, lacking)).toEqual(optional.includes(field) ? [] : [`/${field} required`]);
    }
  });

  it('refuses an unknown field by its name', () => {
    expect(refusals(schema, { ...example, 受理编号: '1' })).toEqual(['/受理编号 unknown-field']);
  });

  it('has a Chinese title on every field', () => {
    for (const field of Object.values(schema.shape)) {
      const inner = 'unwrap' in field ? (field as unknown as z.ZodOptional<z.ZodType>).unwrap() : (field as z.ZodType);
      expect(inner.meta()?.title).toMatch(/\p{Script=Han}/u);
    }
  });
});

describe('是否同意', () => {
  it.each(['1', '2'])('is %s', (code) => {
    expect(refusals(withdrawalDecision, { ...decision, decision: code })).toEqual([]);
  });

  it.each([[1], ['3'], ['同意'], [true]])('is not %p', (code) => {
    expect(refusals(withdrawalDecision, { ...decision, decision: code })).toEqual(['/decision not-in-list']);
  });
});

describe('调查人员信息', () => {
  it('names at least one, each with 姓名, 职务 and 联系电话', () => {
    expect(refusals(investigationResult, anInvestigationResult({ investigators: [] }))).toEqual(['/investigators too-few']);
    expect(refusals(investigationResult, { ...anInvestigationResult(), investigators: [{ name: '李明' }] })).toEqual([
      '/investigators/0/duty required',
      '/investigators/0/phone required',
    ]);
  });
});

describe('金额数量', () => {
  it.each(['0.00', '0.01', '12800.00', '99999999999999.99'])('takes %s', (amount) => {
    expect(refusals(amountYuan, amount)).toEqual([]);
  });

  it.each([['100'], ['100.0'], ['100.000'], ['-1.00'], ['01.00'], ['.50'], ['1,000.00'], ['1e3'], ['100000000000000.00'], [100], [0.1]])('refuses %p', (amount) => {
    expect(refusals(amountYuan, amount)).toHaveLength(1);
  });
});

describe('延期时间', () => {
  it.each([[0], [-5], [1.5], ['10']])('is a whole number of units, not %p', (amount) => {
    expect(refusals(extensionRequest, { ...callbackDataExamples.extensionRequested, amount })).toHaveLength(1);
  });
});

describe('摘要 of a file', () => {
  it.each(['', '0a', `sha256:${'0A'.repeat(32)}`, `md5:${'0a'.repeat(16)}`])('refuses %p', (digest) => {
    expect(refusals(fileReference, aFileReference({ digest }))).toEqual(['/digest bad-format']);
  });
});
