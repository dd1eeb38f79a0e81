import type { EngineVariables } from '../../domain/engine-command/ports.ts';
import type { KeptExit } from '../../domain/job-effect/ports.ts';

/**
 * How a job is left (§3.1.7), exactly one per delivery. `complete`, `bpmnError` and `wait` last and are kept; after
 * `fail` the engine hands the job out again, after `incident` when an operator resolves it; `leave` does and keeps
 * nothing: the order has ended and the engine is about to take the job back.
 */
export type JobExit =
  | KeptExit
  | { kind: 'fail'; reason: string; backoffMs: number; keepsRetries: boolean }
  | { kind: 'incident'; reason: string }
  | { kind: 'leave' };

/** The work is done; the variables (ids and routing values only) go on into the process. */
export function complete(variables: EngineVariables = {}): KeptExit {
  return { kind: 'complete', variables };
}

/** An expected outcome of the business that the model catches by an error event. */
export function bpmnError(code: string, message: string): KeptExit {
  return { kind: 'bpmnError', code, message };
}

/** Something else completes the job later; `jobTimeoutMs` is how long the engine keeps it away from other workers. */
export function wait(jobTimeoutMs?: number): KeptExit {
  return jobTimeoutMs === undefined ? { kind: 'wait' } : { kind: 'wait', jobTimeoutMs };
}

/** Try again after `backoffMs`, one retry less; without a retry left it is an incident. `reason`: no personal data. */
export function fail(reason: string, backoffMs: number): JobExit {
  return { kind: 'fail', reason, backoffMs, keepsRetries: false };
}

/** Try again without using up a retry: the cause is outside the job, such as a database that is away. */
export function failUntilBack(reason: string, backoffMs: number): JobExit {
  return { kind: 'fail', reason, backoffMs, keepsRetries: true };
}

/** Repeating changes nothing: an operator has to look. `reason`: Chinese or English, no personal data. */
export function incident(reason: string): JobExit {
  return { kind: 'incident', reason };
}

/** Leave without effect: the order has ended. */
export function leave(): JobExit {
  return { kind: 'leave' };
}

/** Whether an exit lasts. */
export function isKept(exit: JobExit): exit is KeptExit {
  return exit.kind === 'complete' || exit.kind === 'bpmnError' || exit.kind === 'wait';
}
