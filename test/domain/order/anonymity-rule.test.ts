import { describe, expect, it } from '@jest/globals';
import { anonymityRules, defaultAnonymityRule, type AnonymityRule } from '../../../domain/order/anonymity-rule.ts';
import { checkSubmission } from '../../../domain/order/check-submission.ts';
import { aComplaint, aConsultation, aDeclaration } from '../../builders/submission.ts';

const now = new Date('2026-03-02T09:20:00+08:00');
const callerData = ['name', 'phone', 'address', 'idNumber'] as const;

function refusals(rule: AnonymityRule, type: 'complaint' | 'consultation' | 'declaration', body: object): string[] {
  const checked = checkSubmission(type, body, { now, anonymityRule: rule });
  return checked.ok ? [] : checked.problems.map(({ pointer, code }) => `${pointer} ${code}`);
}

function complaintWith(fields: readonly string[], flags: { anonymous: boolean; confidential?: boolean }): object {
  const complete = Object.entries(aComplaint({ ...flags }));
  return Object.fromEntries(complete.filter(([key]) => !(callerData as readonly string[]).includes(key) || fields.includes(key)));
}

/** Every subset of the caller's data. */
const subsets = Array.from({ length: 16 }, (_, bits) => callerData.filter((_field, position) => bits & (1 << position)));

/** P1.4: whom each setting asks for the caller's data, by 匿名 and 要求保密. */
const asked: Record<AnonymityRule, (anonymous: boolean, confidential: boolean) => string | null> = {
  'literal': (anonymous, confidential) => (anonymous || confidential ? 'required-when-anonymous' : null),
  'required-unless-anonymous': (anonymous, confidential) => (anonymous || confidential ? null : 'required-unless-anonymous'),
  'always-optional': () => null,
};

describe.each(anonymityRules)('匿名 rule %s', (rule) => {
  it.each([
    [false, undefined], [false, false], [false, true], [true, undefined], [true, false], [true, true],
  ])('on a complaint with 匿名 %p and 要求保密 %p asks for exactly what it says', (anonymous, confidential) => {
    const flags = confidential === undefined ? { anonymous } : { anonymous, confidential };
    const code = asked[rule](anonymous, confidential === true);
    for (const fields of subsets) {
      const missing = callerData.filter((field) => !fields.includes(field));
      expect(refusals(rule, 'complaint', complaintWith(fields, flags))).toEqual(code === null ? [] : missing.map((field) => `/${field} ${code}`));
    }
  });

  it('leaves consultations and declarations as their tables say', () => {
    expect(refusals(rule, 'consultation', aConsultation())).toEqual([]);
    expect(refusals(rule, 'declaration', aDeclaration())).toEqual([]);
    expect(refusals(rule, 'declaration', { ...aDeclaration(), anonymous: true })).toEqual(['/anonymous unknown-field']);
  });

  it('waits until 匿名 itself can be read', () => {
    expect(refusals(rule, 'complaint', { ...complaintWith([], { anonymous: true }), anonymous: 'true' })).toEqual(['/anonymous wrong-type']);
  });

  it('counts a badly formed field as given, so that it gets one problem', () => {
    const body = { ...aComplaint({ anonymous: rule === 'literal' }), phone: '123' };

    expect(refusals(rule, 'complaint', body)).toEqual(['/phone bad-format']);
  });
});

it('is read literally until someone chose otherwise', () => {
  expect(defaultAnonymityRule).toBe('literal');
});
