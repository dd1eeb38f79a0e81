import { DomainError } from '../../domain/shared/domain-error.ts';
import type { ErrorCode } from '../../domain/shared/error-codes.ts';
import { fail, failUntilBack, incident, type JobExit, leave } from './exits.ts';

/**
 * How a worker leaves a job when its use case fails with a code: `incident` an operator must look; `retry` it may pass
 * by itself; `untilBack` it passes when something outside is back, so no retry is used up; `leave` the order has ended.
 */
export type FailureExit = 'incident' | 'retry' | 'untilBack' | 'leave';

/** Total map over the one list of codes: a new code doesn't compile before it says how a worker leaves. */
export const failureExits: Record<ErrorCode, FailureExit> = {
  'bad-request': 'incident',
  'unsupported-media-type': 'incident',
  'payload-too-large': 'incident',
  'validation-failed': 'incident',
  'authentication-required': 'incident',
  'login-failed': 'incident',
  'account-locked': 'incident',
  'password-change-required': 'incident',
  'login-taken': 'incident',
  'rights-incompatible': 'incident',
  'last-administrator': 'incident',
  'unit-exists': 'incident',
  'unit-has-open-work': 'incident',
  'platform-code-taken': 'incident',
  'region-served': 'incident',
  'regions-changed': 'incident',
  'origin-refused': 'incident',
  'signature-invalid': 'incident',
  'signature-expired': 'incident',
  'request-replayed': 'incident',
  'launch-ticket-invalid': 'incident',
  'page-session-over': 'incident',
  'platform-not-live': 'incident',
  'mode-not-enabled': 'incident',
  'right-required': 'incident',
  'not-found': 'incident',
  'order-number-conflict': 'incident',
  'message-number-conflict': 'incident',
  'not-from-platform': 'incident',
  'rehandling-limit-reached': 'incident',
  'idempotency-key-required': 'incident',
  'idempotency-key-reused': 'incident',
  'request-in-progress': 'retry',
  'region-unknown': 'incident',
  'order-ended': 'leave',
  'order-state-conflict': 'incident',
  'work-item-closed': 'incident',
  'work-item-claimed': 'incident',
  'work-item-not-claimed': 'incident',
  'work-item-kind-mismatch': 'incident',
  'assignee-not-eligible': 'incident',
  'case-held-at-province': 'incident',
  'not-referable': 'incident',
  'unit-not-below': 'incident',
  'unit-barred': 'incident',
  'user-barred': 'incident',
  'own-report': 'incident',
  'already-approved-elsewhere': 'incident',
  'hand-back-limit-reached': 'incident',
  'report-submitted': 'incident',
  'informing-incomplete': 'incident',
  'call-conflict': 'incident',
  'article-changed': 'incident',
  'limits-changed': 'incident',
  'attachment-type-refused': 'incident',
  'attachment-too-large': 'incident',
  'attachment-infected': 'incident',
  'attachment-not-ready': 'retry',
  'reveal-reason-required': 'incident',
  'withdrawal-open': 'incident',
  'request-open': 'incident',
  'request-not-open': 'incident',
  'request-limit-reached': 'incident',
  'request-too-late': 'incident',
  'decision-conflict': 'incident',
  'negotiation-not-applicable': 'incident',
  'own-request': 'incident',
  'due-unknown': 'incident',
  'filter-name-taken': 'incident',
  'filter-limit-reached': 'incident',
  'feedback-blocked': 'incident',
  'main-order-refused': 'incident',
  'order-has-followers': 'incident',
  'not-linked': 'incident',
  'clock-not-controlled': 'incident',
  'rate-limited': 'retry',
  'database-unavailable': 'untilBack',
  'engine-unavailable': 'untilBack',
  'internal-error': 'retry',
};

/** Growing pause before the next try, in milliseconds: the fewer retries are left, the longer. */
function backoffMs(retriesLeft: number): number {
  if (retriesLeft >= 3) return 5_000;
  return retriesLeft === 2 ? 30_000 : 120_000;
}

/** While something is away all its jobs come back in the same time; the spread keeps them from coming at once. */
function untilBackMs(): number {
  return 5_000 + Math.floor(Math.random() * 5_000);
}

/**
 * The exit for a failed run of a job. Messages are read in Operate: a `DomainError` speaks for itself, of any other
 * error only its kind is told, because its message may quote data.
 */
export function exitForFailure(
  error: unknown,
  context: { retries: number; isDatabaseAway: (error: unknown) => boolean },
): JobExit {
  if (context.isDatabaseAway(error)) return failUntilBack('数据库暂不可用，稍后自动重试。', untilBackMs());
  if (!(error instanceof DomainError)) {
    const kind = error instanceof Error ? error.name : typeof error;
    return fail(`处理时发生意外错误（${kind}），详情见应用日志。`, backoffMs(context.retries));
  }
  const reason = `${error.detail}（${error.code}）`;
  switch (failureExits[error.code]) {
    case 'incident':
      return incident(reason);
    case 'retry':
      return fail(reason, backoffMs(context.retries));
    case 'untilBack':
      return failUntilBack(reason, untilBackMs());
    case 'leave':
      return leave();
  }
}
