import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { OrderType } from './cases.ts';
import type { PlatformAnswer, PlatformClient, RequestMistake } from './platform-client.ts';

/** What may go wrong between a platform and 12317 while pushing, and what people read about each. */
export const pushFaults = {
  badSignature: '签名错误的请求',
  late: '迟到的请求（十分钟前签名）',
  replay: '同一请求重放（随机串已用）',
  duplicate: '同一工单重复推送',
  concurrent: '同一工单同时推送五次',
} as const;

/** One of {@link pushFaults}. */
export type PushFault = keyof typeof pushFaults;

/** The names of the faults, in order. */
export const pushFaultNames = Object.keys(pushFaults) as PushFault[];

const problemSchema = z.looseObject({ code: z.string() });
const receiptSchema = z.looseObject({ acceptanceNo: z.string() });

const codeOf = (answer: PlatformAnswer) => problemSchema.safeParse(answer.body).data?.code;
const numberOf = (answer: PlatformAnswer) => receiptSchema.safeParse(answer.body).data?.acceptanceNo;

/** An order on its way: how it is sent properly, and how with a mistake. */
type Attempt = { client: PlatformClient; orderType: OrderType; body: Record<string, unknown> };

type Provoked = { answer: PlatformAnswer; surprises: string[] };

async function afterRefusal(attempt: Attempt, push: () => Promise<PlatformAnswer>, mistake: RequestMistake, code: string): Promise<Provoked> {
  const refused = await attempt.client.submit(attempt.orderType, attempt.body, mistake);
  const surprises = refused.httpStatus === 401 && codeOf(refused) === code ? [] : ['fault-not-refused'];
  return { answer: await push(), surprises };
}

async function replay({ client, orderType, body }: Attempt): Promise<Provoked> {
  const nonce = randomBytes(18).toString('base64url');
  const answer = await client.submit(orderType, body, { nonce });
  const again = await client.submit(orderType, body, { nonce });
  return { answer, surprises: again.httpStatus === 401 && codeOf(again) === 'request-replayed' ? [] : ['fault-not-refused'] };
}

/** Every receipt for one order must be the same; among simultaneous pushes some may be asked to come again. */
function repeatSurprises(answers: readonly PlatformAnswer[]): string[] {
  const receipts = new Set(answers.filter(({ httpStatus }) => httpStatus < 300).map(numberOf));
  const firsts = answers.filter(({ httpStatus }) => httpStatus === 201).length;
  const odd = answers.some((answer) => answer.httpStatus >= 300 && codeOf(answer) !== 'request-in-progress');
  return receipts.size === 1 && firsts <= 1 && !odd ? [] : ['repeat-not-idempotent'];
}

/**
 * Pushes an order while provoking a fault around it, and says what of it 12317 did not take as published. `push` is the
 * proper way with its retries. Only for cases that will be accepted: a refused order has no receipt to repeat.
 */
export async function pushWithFault(fault: PushFault, attempt: Attempt, push: () => Promise<PlatformAnswer>): Promise<Provoked> {
  const { client, orderType, body } = attempt;
  switch (fault) {
    case 'badSignature':
      return afterRefusal(attempt, push, { secret: 'not-the-secret-of-this-platform' }, 'signature-invalid');
    case 'late':
      return afterRefusal(attempt, push, { signedSecondsAgo: 600 }, 'signature-expired');
    case 'replay':
      return replay(attempt);
    case 'duplicate': {
      const answer = await push();
      const again = await client.submit(orderType, body);
      return { answer, surprises: again.httpStatus === 200 ? repeatSurprises([answer, again]) : ['repeat-not-idempotent'] };
    }
    case 'concurrent': {
      const answers = await Promise.all(Array.from({ length: 5 }, () => client.submit(orderType, body)));
      return { answer: await push(), surprises: repeatSurprises(answers) };
    }
  }
}
