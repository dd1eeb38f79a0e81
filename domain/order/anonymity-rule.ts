import type { FieldProblem } from '../shared/domain-error.ts';
import type { FieldProblemCode } from '../shared/field-problem-codes.ts';

/**
 * How a platform reads the complaint table's 匿名 rule (P1.4). `literal` is what the table says word for word: 匿名 → the
 * caller's data are required. `required-unless-anonymous` is the reverse, `always-optional` asks for nothing.
 */
export const anonymityRules = ['literal', 'required-unless-anonymous', 'always-optional'] as const;

/** One of {@link anonymityRules}. */
export type AnonymityRule = (typeof anonymityRules)[number];

/** What holds until a platform's administrator has chosen. */
export const defaultAnonymityRule: AnonymityRule = 'literal';

/** The caller's data (来电人信息) that the rule is about, with their Chinese names. */
export const callerDataFields = { name: '姓名', phone: '联系电话', address: '住址', idNumber: '身份证号' } as const;

/** The facts of a complaint that the rule looks at: which fields it carries, never what they hold. */
export type AnonymityFacts = { anonymous: boolean; confidential: boolean; provides: (field: keyof typeof callerDataFields) => boolean };

const demands: Record<AnonymityRule, (hidden: boolean) => FieldProblemCode | undefined> = {
  'literal': (hidden) => (hidden ? 'required-when-anonymous' : undefined),
  'required-unless-anonymous': (hidden) => (hidden ? undefined : 'required-unless-anonymous'),
  'always-optional': () => undefined,
};

const reasons: Partial<Record<FieldProblemCode, string>> = {
  'required-when-anonymous': '匿名或要求保密时必填。',
  'required-unless-anonymous': '未匿名且未要求保密时必填。',
};

/** Every field of the caller that the rule demands and the complaint lacks. 要求保密 counts like 匿名 (P1.4). */
export function anonymityProblems(rule: AnonymityRule, facts: AnonymityFacts): FieldProblem[] {
  const code = demands[rule](facts.anonymous || facts.confidential);
  if (code === undefined) return [];
  return (Object.keys(callerDataFields) as (keyof typeof callerDataFields)[])
    .filter((field) => !facts.provides(field))
    .map((field) => ({ pointer: `/${field}`, code, detail: `${callerDataFields[field]}：${reasons[code] ?? '必填。'}` }));
}
