import { expect, test } from '@jest/globals';
import type { AttemptRecord } from '../../../domain/delivery/ports.ts';
import { nextAttemptAt, retryDelaySeconds } from '../../../domain/delivery/retry-schedule.ts';

const now = new Date('2026-11-23T08:00:00Z');
const middle = () => 0.5;
const failed = (attempt: Partial<AttemptRecord> = {}) => ({ outcome: 'timeout', durationMs: 1, ...attempt }) as const;
const secondsUntil = (at: Date | undefined) => (at ? (at.getTime() - now.getTime()) / 1000 : undefined);

test('follows the schedule and is dead after the last retry', () => {
  const delays = Array.from({ length: 9 }, (_, index) =>
    secondsUntil(nextAttemptAt({ result: { attempt: failed() }, failedAttempts: index + 1, now, random: middle })),
  );
  expect(delays).toEqual([5, 300, 1800, 7200, 18_000, 36_000, 36_000, undefined, undefined]);
});

test.each([
  [0, 0.8],
  [0.25, 0.9],
  [0.999_999, 1.2],
])('spreads each delay by up to a fifth (r = %f)', (random, factor) => {
  retryDelaySeconds.forEach((seconds, index) => {
    const delay = secondsUntil(nextAttemptAt({ result: { attempt: failed() }, failedAttempts: index + 1, now, random: () => random }));
    expect(delay).toBeCloseTo(seconds * factor, 0);
  });
});

test.each([
  [60_000, 60],
  [1_000, 5],
  [10 * 86_400_000, 86_400],
])('Retry-After of %i ms only ever makes it later, by a day at most', (retryAfterMs, seconds) => {
  const result = { attempt: failed({ outcome: 'httpError', httpStatus: 429 }), retryAfterMs };
  expect(secondsUntil(nextAttemptAt({ result, failedAttempts: 1, now, random: middle }))).toBe(seconds);
});

test.each([failed({ outcome: 'httpError', httpStatus: 410 }), failed({ outcome: 'targetRefused' }), failed({ outcome: 'secretMissing' })])('%o is dead at once', (attempt) => {
  expect(nextAttemptAt({ result: { attempt }, failedAttempts: 1, now, random: middle })).toBeUndefined();
});

test.each([
  failed({ outcome: 'businessError', httpStatus: 200 }),
  failed({ outcome: 'redirect', httpStatus: 302 }),
  failed({ outcome: 'httpError', httpStatus: 401 }),
])('%o may heal and is tried again', (attempt) => {
  expect(secondsUntil(nextAttemptAt({ result: { attempt }, failedAttempts: 1, now, random: middle }))).toBe(5);
});
