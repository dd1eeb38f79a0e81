import type { AttemptRecord } from './ports.ts';

/** What came of sending a callback once, and what the platform asked for. */
export type SendResult = {
  attempt: AttemptRecord;
  /** From `Retry-After`, in milliseconds from the answer on. */
  retryAfterMs?: number;
  /** The code of a business error as the platform named it: short and free of text. */
  answerCode?: string;
};

/** Seconds between one failed attempt and the next: seven retries over some 27.6 hours, then dead (P8.1). */
export const retryDelaySeconds = [5, 300, 1_800, 7_200, 18_000, 36_000, 36_000] as const;

const jitter = 0.2;
const longestRetryAfterMs = 24 * 3_600_000;

/**
 * When a failed callback is tried again, in business time; `undefined`: no more, it is dead.
 * `failedAttempts` counts this one. `random` gives 0 ≤ r < 1 and spreads each delay by ±20 %, so that callbacks held up
 * together don't come back together. A `Retry-After` only ever makes it later, by a day at most.
 * 410, a target off the allow-list and a platform without a secret don't heal by waiting: dead at once, a person decides.
 */
export function nextAttemptAt(failed: { result: SendResult; failedAttempts: number; now: Date; random: () => number }): Date | undefined {
  const { attempt, retryAfterMs = 0 } = failed.result;
  if (attempt.httpStatus === 410 || attempt.outcome === 'targetRefused' || attempt.outcome === 'secretMissing') return undefined;
  const seconds = retryDelaySeconds[failed.failedAttempts - 1];
  if (seconds === undefined) return undefined;
  const delayMs = seconds * 1000 * (1 - jitter + 2 * jitter * failed.random());
  return new Date(failed.now.getTime() + Math.round(Math.max(delayMs, Math.min(retryAfterMs, longestRetryAfterMs))));
}
