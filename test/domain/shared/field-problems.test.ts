import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { fieldProblemCodes } from '../../../domain/shared/field-problem-codes.ts';
import { checkFields } from '../../../domain/shared/field-problems.ts';
import { fieldRule } from '../../../domain/shared/field-rule.ts';

const problemsOf = (schema: z.ZodType, input: unknown) => {
  const checked = checkFields(schema, input);
  return checked.ok ? [] : checked.problems;
};
const summary = (schema: z.ZodType, input: unknown) => problemsOf(schema, input).map(({ pointer, code }) => `${pointer} ${code}`);

describe('problems of fields', () => {
  const schema = z.strictObject({
    name: z.string().meta({ title: '姓名' }),
    kind: z.enum(['1', '2']),
    tags: z.array(z.uuid()).min(1).max(2).exactOptional(),
    inner: z.strictObject({ 'a/b~c': z.int().min(1).max(9) }).exactOptional(),
  });

  it('name every wrong field at once, with its Chinese title', () => {
    expect(problemsOf(schema, { kind: '3', tags: ['x'], inner: { 'a/b~c': 10 }, foo: 1, bar: 2 })).toEqual([
      { pointer: '/name', code: 'required', detail: '姓名：必填。' },
      { pointer: '/kind', code: 'not-in-list', detail: '不在允许的取值之内；允许：1、2。' },
      { pointer: '/tags/0', code: 'bad-format', detail: '应为 UUID。' },
      { pointer: '/inner/a~1b~0c', code: 'out-of-range', detail: '过大；最大为 9。' },
      { pointer: '/foo', code: 'unknown-field', detail: '不认识的字段，请去掉或改正字段名。' },
      { pointer: '/bar', code: 'unknown-field', detail: '不认识的字段，请去掉或改正字段名。' },
    ]);
  });

  it.each([[null], [undefined], ['text'], [7], [[]]])('say of %p that the whole is no object', (input) => {
    expect(summary(schema, input)).toEqual([' wrong-type']);
  });

  it('tell a null from a field that is not there', () => {
    expect(summary(schema, { name: null, kind: '1' })).toEqual(['/name wrong-type']);
  });

  it('refuse __proto__ as the unknown field that it is', () => {
    const input: unknown = JSON.parse('{"name":"a","kind":"1","__proto__":{"x":1}}');

    expect(summary(schema, input)).toEqual(['/__proto__ unknown-field']);
  });

  it('repeat a long field name only in part', () => {
    const [problem] = problemsOf(schema, { name: 'a', kind: '1', ['k'.repeat(5000)]: 1 });

    expect(problem?.pointer).toHaveLength(65);
  });

  it('explain a discriminated union by the allowed kinds, then by the chosen branch', () => {
    const union = z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('a'), size: z.number() }),
      z.strictObject({ kind: z.literal('b') }),
    ]);

    expect(problemsOf(union, { kind: 'c' })).toEqual([{ pointer: '/kind', code: 'not-in-list', detail: '不在允许的取值之内；允许：a、b。' }]);
    expect(summary(union, {})).toEqual(['/kind required']);
    expect(summary(union, { kind: 'a', size: '1' })).toEqual(['/size wrong-type']);
  });

  it('explain a plain union by the branch that came closest', () => {
    const union = z.strictObject({ region: z.union([z.strictObject({ code: z.string(), level: z.string() }), z.strictObject({ text: z.string() })]) });

    expect(summary(union, { region: { text: 5 } })).toEqual(['/region/text wrong-type']);
    expect(summary(union, {})).toEqual(['/region required']);
  });

  it('have a sentence for every kind of issue', () => {
    const cases: [z.ZodType, unknown][] = [
      [z.string().min(2), 'a'], [z.string().max(1), 'ab'], [z.array(z.string()).min(1), []], [z.array(z.string()).max(0), ['a']],
      [z.number().min(2), 1], [z.number().max(2), 3], [z.number().multipleOf(5), 3], [z.url(), 'x'], [z.iso.date(), 'x'], [z.iso.datetime(), 'x'],
      [z.string().regex(/^a$/), 'b'], [z.literal('a'), 'b'], [z.record(z.string().regex(/^a$/), z.string()), { b: 'c' }], [z.boolean(), 'true'],
      [z.string().refine(() => false), 'x'], [z.string().refine(() => false, fieldRule('duplicate', '重复。')), 'x'], [z.union([z.string(), z.number()]), true],
    ];
    for (const [one, input] of cases) {
      const [problem] = problemsOf(one, input);
      expect(Object.keys(fieldProblemCodes)).toContain(problem?.code);
      expect(problem?.detail).toMatch(/^[一-鿿].*。$/u);
      expect(problem?.detail).not.toMatch(/invalid|expected|input/i);
    }
  });

  it('never repeat a value', () => {
    const secret = 'SECRET-430101';
    const all = z.strictObject({ a: z.int(), b: z.enum(['1']), c: z.uuid(), d: z.iso.date(), e: z.string().max(2), f: z.literal('x'), g: z.url() });

    expect(JSON.stringify(problemsOf(all, Object.fromEntries('abcdefg'.split('').map((key) => [key, secret]))))).not.toContain(secret);
  });
});
