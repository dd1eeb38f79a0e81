import type { z } from 'zod';
import type { FieldProblemCode } from './field-problem-codes.ts';

/** What one zod issue says about the value at its place: a stable code and a Chinese sentence. */
export type IssueText = { code: FieldProblemCode; detail: string };

type Issue = z.core.$ZodIssue;
type Of<C extends Issue['code']> = Extract<Issue, { code: C }>;

const typeNames: Record<string, string> = {
  string: '字符串',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '数组',
  object: '对象',
  null: 'null',
};

const formatNames: Record<string, string> = {
  uuid: '应为 UUID。',
  url: '应为完整的网址。',
  datetime: '应为带时区的 ISO 8601 时间。',
  date: '应为 2026-03-31 形式的日期。',
};

function wrongType(issue: Of<'invalid_type'>): IssueText {
  return { code: 'wrong-type', detail: `类型不对；应为${typeNames[issue.expected] ?? issue.expected}。` };
}

function tooBig(issue: Of<'too_big'>): IssueText {
  if (issue.origin === 'string') return { code: 'too-long', detail: `过长；最多 ${issue.maximum} 个字符。` };
  if (issue.origin === 'array') return { code: 'too-many', detail: `过多；最多 ${issue.maximum} 项。` };
  return { code: 'out-of-range', detail: `过大；最大为 ${issue.maximum}。` };
}

function tooSmall(issue: Of<'too_small'>): IssueText {
  if (issue.origin === 'string') return { code: 'too-short', detail: `过短；至少 ${issue.minimum} 个字符。` };
  if (issue.origin === 'array') return { code: 'too-few', detail: `过少；至少 ${issue.minimum} 项。` };
  return { code: 'out-of-range', detail: `过小；最小为 ${issue.minimum}。` };
}

function notInList(values: readonly unknown[] | undefined): IssueText {
  const allowed = values?.map(String).join('、');
  return { code: 'not-in-list', detail: allowed ? `不在允许的取值之内；允许：${allowed}。` : '不在允许的取值之内。' };
}

function unionText(issue: Of<'invalid_union'>): IssueText {
  const options = 'options' in issue && Array.isArray(issue.options) ? (issue.options as unknown[]) : undefined;
  return options ? notInList(options) : { code: 'invalid', detail: '不符合允许的任何一种形式。' };
}

/** Every kind of issue zod knows, so that a new kind doesn't compile until it has a Chinese sentence. */
const texts: { [C in Issue['code']]: (issue: Of<C>) => IssueText } = {
  invalid_type: wrongType,
  invalid_value: (issue) => notInList(issue.values),
  too_big: tooBig,
  too_small: tooSmall,
  invalid_format: (issue) => ({ code: 'bad-format', detail: formatNames[issue.format] ?? '格式不对。' }),
  not_multiple_of: (issue) => ({ code: 'out-of-range', detail: `应为 ${issue.divisor} 的整数倍。` }),
  unrecognized_keys: () => ({ code: 'unknown-field', detail: '不认识的字段，请去掉或改正字段名。' }),
  invalid_union: unionText,
  invalid_key: () => ({ code: 'invalid', detail: '不符合要求。' }),
  invalid_element: () => ({ code: 'invalid', detail: '不符合要求。' }),
  custom: (issue) => ({ code: (issue.params?.['code'] as FieldProblemCode | undefined) ?? 'invalid', detail: '不符合要求。' }),
};

/**
 * Code and sentence of an issue; the schema's own sentence goes before the generic one.
 * `missing`: the request has nothing at that place.
 */
export function issueText(issue: Issue, missing: boolean): IssueText {
  if (missing) return { code: 'required', detail: '必填。' };
  const text = texts[issue.code](issue as never);
  return issue.message === '' ? text : { ...text, detail: issue.message };
}
