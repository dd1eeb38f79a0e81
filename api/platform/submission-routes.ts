import { Router, type Request, type Response } from 'express';
import type { Acceptance } from '../../domain/order/accept-order.ts';
import { checkSubmission } from '../../domain/order/check-submission.ts';
import type { AcceptInput } from '../../domain/order/new-order.ts';
import type { OrderType } from '../../domain/order/ports.ts';
import { assertMaySubmit } from '../../domain/platform/assert-may-submit.ts';
import type { RequestNonce } from '../../domain/platform/request-signing-ports.ts';
import type { Clock } from '../../domain/shared/clock.ts';
import { DomainError } from '../../domain/shared/domain-error.ts';
import { nonceOf, platformOf } from './authenticate-platform.ts';
import { fingerprintOf } from './fingerprint.ts';
import { readJson } from './read-json.ts';

/** The use cases behind these routes, with their ports already given. */
export type SubmissionServices = {
  acceptOrder(input: AcceptInput): Promise<Acceptance>;
  useNonce(nonce: RequestNonce): Promise<void>;
  clock: Clock;
};

const typeOfPath = { complaints: 'complaint', consultations: 'consultation', declarations: 'declaration' } as const;

/**
 * 接口调用 (P1.1–P1.6): a signed platform submits an order of each type; 201 the first time, 200 for a repeat. The
 * nonce of the request is used up in the transaction that stores the order, so these come before `refuseReplays`.
 */
export function submissionRoutes(services: SubmissionServices): Router {
  const router = Router();
  for (const [path, type] of Object.entries(typeOfPath))
    router.post(`/orders/${path}`, async (request, response) => {
      const nonce = nonceOf(response);
      let input: AcceptInput;
      try {
        input = readSubmission(type, request, response, services.clock.now());
      } catch (refusal) {
        // It doesn't reach that transaction, and its nonce counts as used all the same.
        await services.useNonce(nonce);
        throw refusal;
      }
      const acceptance = await services.acceptOrder({ ...input, nonce });
      response
        .status(acceptance.repeated ? 200 : 201)
        .set('Location', `/api/v1/orders/${acceptance.acceptanceNo}`)
        .json({
          acceptanceNo: acceptance.acceptanceNo,
          platformOrderNo: input.submission.platformOrderNo,
          receivedAt: acceptance.acceptedAt.toISOString(),
          status: 'pending_review',
        });
    });
  return router;
}

/** What a request submits, checked (P1.1); whether region and attachments exist is the use case's question. */
function readSubmission(type: OrderType, request: Request, response: Response, now: Date): AcceptInput {
  const platform = platformOf(response);
  const anonymityRule = assertMaySubmit(platform, 'interface');
  const idempotencyKey = readIdempotencyKey(request.get('Idempotency-Key'));
  const submission = checked(type, readJson(request), { now, anonymityRule });
  return { type, platform, docking: 'interface', submission, fingerprint: fingerprintOf(type, submission), idempotencyKey };
}

function checked<T extends OrderType>(type: T, body: unknown, context: Parameters<typeof checkSubmission>[2]) {
  const result = checkSubmission(type, body, context);
  if (result.ok) return result.value;
  throw new DomainError('validation-failed', `共有 ${result.problems.length} 处不符合要求，未保存任何内容。`, { problems: result.problems });
}

function readIdempotencyKey(value: string | undefined): string | undefined {
  if (value === undefined || /^[\x21-\x7e]{1,255}$/.test(value)) return value;
  throw new DomainError('bad-request', 'Idempotency-Key 应为 1 至 255 个可见 ASCII 字符。');
}
