import { describe, expect, it } from '@jest/globals';
import type { EngineFailureReason } from '../../domain/engine/ports.ts';
import { judgeOutcome, pauseMs } from '../../domain/engine-command/judge-outcome.ts';
import type { QueuedCommand } from '../../domain/engine-command/queue.ts';
import { decideRepair } from '../../domain/reconciliation/settle-unconsumed-message.ts';

const common = { id: 'c', orderId: 'o', runNo: 1, attempts: 1, outcomeUnknown: false, name: 'n' };
const message: QueuedCommand = { ...common, kind: 'message', correlationKey: 'o:1', timeToLiveMs: 1, variables: {} };
const completeJob: QueuedCommand = { ...common, kind: 'completeJob', engineId: 'e', jobKey: '1', variables: {} };
const failJob: QueuedCommand = { ...common, kind: 'failJob', engineId: 'e', jobKey: '1', reason: 'r' };
const judge = (command: QueuedCommand, reason: EngineFailureReason | undefined) =>
  judgeOutcome(command, reason === undefined ? { ok: true } : { ok: false, reason, detail: 'd' }, 0);
const retry = (outcomeUnknown: boolean, isRefused: boolean) => ({ to: 'retry', outcomeUnknown, isRefused });

describe('what becomes of a command after a try', () => {
  it.each<[string, QueuedCommand, EngineFailureReason | undefined, object]>([
    ['a message that was taken is published', message, undefined, { to: 'published' }],
    ['a message that is buffered already is published', message, 'alreadyExists', { to: 'published' }],
    ['a message without an answer may have been taken', message, 'unknownOutcome', retry(true, false)],
    ['a message that nobody was reached with is sent again', message, 'unavailable', retry(false, false)],
    ['a message that is refused needs somebody', message, 'rejected', retry(false, true)],
    ['a completed job is consumed', completeJob, undefined, { to: 'consumed' }],
    ['a missing job must be explained', completeJob, 'notFound', { to: 'missingJob' }],
    ['a busy engine is asked again', completeJob, 'resourceExhausted', retry(false, false)],
    ['a completion without an answer may have happened', completeJob, 'unknownOutcome', retry(true, false)],
    ['a job in an incident refuses completion until it is resolved', completeJob, 'rejected', retry(false, true)],
    ['a failed job is consumed', failJob, undefined, { to: 'consumed' }],
    ['a missing job to fail must be explained', failJob, 'notFound', { to: 'missingJob' }],
    ['a job that can not be failed stands in its incident already', failJob, 'rejected', { to: 'consumed' }],
  ])('%s', (_title, command, reason, expected) => {
    expect(judge(command, reason)).toMatchObject(expected);
  });

  it('takes a job that is gone after a try without an answer for done', () => {
    expect(judge({ ...completeJob, outcomeUnknown: true }, 'notFound')).toEqual({ to: 'consumed' });
  });

  it('pauses longer with each try, spread, and never longer than the limit', () => {
    const pauses = [1, 2, 3, 4, 30].map((attempts) => pauseMs(attempts, 10_000, 1));

    expect(pauses).toEqual([400, 800, 1_600, 3_200, 10_000]);
    expect(pauseMs(30, 10_000, 0)).toBe(5_000);
  });
});

describe('what becomes of a message that nobody consumed', () => {
  const start = { commandId: 'c', orderId: 'o', runNo: 1, name: 'order.accepted', isStart: true };
  const ended = { ...start, name: 'order.ended', isStart: false };
  const recalled = { ...ended, name: 'handling.recalled' };
  const facts = { hasRun: true, isGone: false, isOver: false, mayStillStart: false };

  it.each([
    ['a start without an instance goes out again', { ...facts, message: start, hasRun: false }, 'republished'],
    ['a start with an instance never goes out again', { ...facts, message: start }, 'consumed'],
    ['a start of an ended order never goes out again', { ...facts, message: start, hasRun: false, isOver: true }, 'voided'],
    ['the end goes out again while the instance lives', { ...facts, message: ended, isOver: true }, 'republished'],
    ['the end has nothing to end when the instance is gone', { ...facts, message: ended, isOver: true, isGone: true }, 'consumed'],
    ['the end has nothing to end when no instance ever came', { ...facts, message: ended, isOver: true, hasRun: false }, 'consumed'],
    ['the end waits for an instance that may still start', { ...facts, message: ended, isOver: true, hasRun: false, mayStillStart: true }, 'republished'],
    ['a recall goes out again', { ...facts, message: recalled }, 'republished'],
    ['a recall of an ended order is void', { ...facts, message: recalled, isOver: true }, 'voided'],
  ])('%s', (_title, given, expected) => {
    expect(decideRepair(given)).toBe(expected);
  });
});
