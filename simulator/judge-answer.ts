import { z } from 'zod';
import type { OrderCase } from './cases.ts';
import type { PlatformAnswer } from './platform-client.ts';

/** A receipt as published; further fields may come in later versions. */
const receiptSchema = z.looseObject({
  acceptanceNo: z.string().regex(/^\d{4}-\d{2}-\d{7,12}-\d$/),
  platformOrderNo: z.string(),
  receivedAt: z.iso.datetime({ offset: true }),
  status: z.string().min(1),
});

/** A problem after RFC 9457 with the published extensions. */
const problemSchema = z.looseObject({
  code: z.string(),
  errors: z.array(z.looseObject({ pointer: z.string(), code: z.string(), detail: z.string().min(1) })).default([]),
});

/** An answer in the simulator's words: `accepted` or the problem's code, and what is strange about it. */
export type JudgedAnswer = { answer: string; acceptanceNo: string | null; surprises: string[] };

/**
 * The check digit of a 受理编号 (ISO 7064 MOD 11,10 over year, province and sequence): a platform whose people type the
 * number can find a slip without asking us.
 */
export function hasRightCheckDigit(acceptanceNo: string): boolean {
  const digits = acceptanceNo.replaceAll('-', '');
  const product = Array.from(digits.slice(0, -1)).reduce((carry, digit) => (((carry + Number(digit)) % 10 || 10) * 2) % 11, 10);
  return (product + Number(digits.at(-1))) % 10 === 1;
}

type Expected = Exclude<OrderCase['expected'], 'accepted'>;

const keysOf = (errors: readonly { pointer: string; code: string }[]) => errors.map(({ pointer, code }) => `${pointer} ${code}`);

function judgeReceipt(answer: PlatformAnswer, platformOrderNo: string, expected: OrderCase['expected']): JudgedAnswer {
  const receipt = receiptSchema.safeParse(answer.body);
  const sound = receipt.success && receipt.data.platformOrderNo === platformOrderNo && hasRightCheckDigit(receipt.data.acceptanceNo);
  return {
    answer: 'accepted',
    acceptanceNo: receipt.data?.acceptanceNo ?? null,
    surprises: [...(expected === 'accepted' ? [] : ['wrongly-accepted']), ...(sound ? [] : ['receipt-malformed'])],
  };
}

function fieldSurprises(found: readonly string[], expected: readonly string[]): string[] {
  return [
    ...(expected.every((key) => found.includes(key)) ? [] : ['pointers-missing']),
    ...(found.every((key) => expected.includes(key)) ? [] : ['pointers-extra']),
  ];
}

function judgeProblem(answer: PlatformAnswer, expected: OrderCase['expected']): JudgedAnswer {
  const problem = problemSchema.safeParse(answer.body);
  if (!problem.success) return { answer: `HTTP ${answer.httpStatus}`, acceptanceNo: null, surprises: ['receipt-malformed'] };
  const { code, errors } = problem.data;
  const compare = (wanted: Expected) =>
    code === wanted.code ? fieldSurprises(keysOf(errors), keysOf(wanted.errors)) : ['other-problem'];
  return { answer: code, acceptanceNo: null, surprises: expected === 'accepted' ? ['wrongly-refused'] : compare(expected) };
}

/** Compares the answer to a pushed case with what the case must get: receipt, or exactly this problem on these fields. */
export function judgeAnswer(answer: PlatformAnswer, platformOrderNo: string, expected: OrderCase['expected']): JudgedAnswer {
  return answer.httpStatus === 200 || answer.httpStatus === 201
    ? judgeReceipt(answer, platformOrderNo, expected)
    : judgeProblem(answer, expected);
}
