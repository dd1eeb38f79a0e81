import type { EngineFailure, EngineOutcome } from '../engine/ports.ts';
import type { QueuedCommand, Verdict } from './queue.ts';

/** What a try came to: a verdict to record, or a job that isn't there and must be explained. */
export type Judgement = Verdict | { to: 'missingJob' };

/** Longest pause for an engine that is busy or away: when it is back, commands go out within this time. Milliseconds. */
const longestPauseMs = 10_000;
/** Longest pause for a command that the engine refuses; an operator has been alarmed by then. */
const longestRefusedPauseMs = 300_000;

/**
 * Back-off with jitter: doubles from 200 ms, between half and all of it, so that many commands don't come back at once.
 * `random` is between 0 and 1.
 */
export function pauseMs(attempts: number, longestMs: number, random: number): number {
  const full = Math.min(longestMs, 200 * 2 ** Math.min(attempts, 20));
  return Math.round(full * (0.5 + random / 2));
}

/**
 * What becomes of a command after a try (§3.1.3, §3.1.5):
 * a message is `published` and waits for its worker, `alreadyExists` says that an earlier try was; a completed or failed
 * job is `consumed` at once, and so is a job that is gone after a try without an answer — it got through then.
 */
export function judgeOutcome(command: QueuedCommand, outcome: EngineOutcome, random: number): Judgement {
  const isMessage = command.kind === 'message';
  if (outcome.ok) return { to: isMessage ? 'published' : 'consumed' };
  if (isMessage && outcome.reason === 'alreadyExists') return { to: 'published' };
  if (!isMessage && outcome.reason === 'notFound') return command.outcomeUnknown ? { to: 'consumed' } : { to: 'missingJob' };
  // A job that can't be failed stands in its incident already.
  if (command.kind === 'failJob' && outcome.reason === 'rejected') return { to: 'consumed' };
  return retry(command, outcome, random);
}

function retry(command: QueuedCommand, failure: EngineFailure, random: number): Verdict {
  const mayPass = failure.reason === 'resourceExhausted' || failure.reason === 'unavailable' || failure.reason === 'unknownOutcome';
  return {
    to: 'retry',
    delayMs: pauseMs(command.attempts, mayPass ? longestPauseMs : longestRefusedPauseMs, random),
    outcomeUnknown: failure.reason === 'unknownOutcome',
    isRefused: !mayPass,
    error: `${failure.reason}: ${failure.detail}`,
  };
}
