import type { FieldProblemCode } from './field-problem-codes.ts';

/**
 * The second argument of a zod `refine`: which code a violation gets and what a person reads.
 * The sentence says what is allowed and never repeats the value, which may be personal data.
 */
export function fieldRule(code: FieldProblemCode, detail: string): { error: string; params: { code: FieldProblemCode } } {
  return { error: detail, params: { code } };
}
