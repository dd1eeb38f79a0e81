import { beforeEach, expect, test } from '@jest/globals';
import type { AttemptRecord } from '../../domain/delivery/ports.ts';
import { createCircuitBreaker } from '../../infra/delivery/circuit-breaker.ts';
import { createPlatformGate, type PlatformGate } from '../../infra/delivery/platform-gate.ts';

let nowMs: number;
let alarms: number[];
let gate: PlatformGate;
const delivered: AttemptRecord = { outcome: 'delivered', httpStatus: 200, durationMs: 1 };
const timeout: AttemptRecord = { outcome: 'timeout', durationMs: 15_000 };

beforeEach(() => {
  nowMs = 0;
  alarms = [];
  const breaker = createCircuitBreaker({ nowMs: () => nowMs, onOpen: (_platformId, pauseMs) => alarms.push(pauseMs), threshold: 3 });
  gate = createPlatformGate({ breaker, maxInFlight: 4 });
});

const attempt = (outcome: AttemptRecord): boolean => {
  const pass = gate.enter('a');
  pass?.leave(outcome);
  return pass !== undefined;
};

test('a platform that hangs holds its own places only', () => {
  const passes = Array.from({ length: 6 }, () => gate.enter('a'));
  expect(passes.map(Boolean)).toEqual([true, true, true, true, false, false]);
  expect(gate.places()).toEqual({ usual: 4, fewer: new Map([['a', 0]]) });
  expect(gate.enter('b')).toBeDefined();
  passes[0]?.leave(delivered);
  expect(gate.places().fewer).toEqual(new Map([['a', 1], ['b', 3]])); // prettier-ignore
});

test('opens after failures in a row, lets one probe through, and pauses longer each time', () => {
  expect([attempt(timeout), attempt(timeout), attempt(timeout), attempt(timeout)]).toEqual([true, true, true, false]);
  expect(gate.places().fewer).toEqual(new Map([['a', 0]]));
  nowMs = 30_000;
  const probe = gate.enter('a');
  expect([probe !== undefined, gate.enter('a')]).toEqual([true, undefined]);
  probe?.leave(timeout);
  nowMs = 30_000 + 59_999;
  expect(attempt(delivered)).toBe(false);
  nowMs = 90_000;
  expect([attempt(delivered), attempt(delivered), attempt(delivered)]).toEqual([true, true, true]);
  expect(alarms).toEqual([30_000, 60_000]);
});

test('attempts that were under way when it opened do not lengthen the pause', () => {
  const passes = Array.from({ length: 4 }, () => gate.enter('a'));
  for (const pass of passes) pass?.leave(timeout);
  expect(alarms).toEqual([30_000]);
});

test('the pause ends growing, the platform is never given up', () => {
  for (let round = 0; round < 10; round += 1) {
    for (let count = 0; count < 3; count += 1) attempt(timeout);
    nowMs += 300_000;
  }
  expect(alarms).toEqual([30_000, 60_000, 120_000, 240_000, 300_000, 300_000, 300_000, 300_000, 300_000, 300_000]);
});

test.each<[AttemptRecord, boolean]>([
  [{ outcome: 'httpError', httpStatus: 503, durationMs: 1 }, false],
  [{ outcome: 'httpError', httpStatus: 429, durationMs: 1 }, false],
  [{ outcome: 'connection', durationMs: 1 }, false],
  [{ outcome: 'businessError', httpStatus: 200, durationMs: 1 }, true],
  [{ outcome: 'httpError', httpStatus: 422, durationMs: 1 }, true],
  [{ outcome: 'redirect', httpStatus: 302, durationMs: 1 }, true],
])('after three times %o the platform is still served: %s', (outcome, served) => {
  for (let count = 0; count < 3; count += 1) attempt(outcome);
  expect(attempt(delivered)).toBe(served);
});
