import { setTimeout as pause } from 'node:timers/promises';
import type { Engine, EngineJob, EngineOutcome } from '../../domain/engine/ports.ts';
import type { JobExit } from './exits.ts';

/** Pauses before the further tries of an exit that didn't get through, in milliseconds. */
const pausesMs = [200, 1_000, 3_000];

function call(engine: Engine, job: EngineJob, exit: JobExit): Promise<EngineOutcome> {
  switch (exit.kind) {
    case 'complete':
      return engine.completeJob({ jobKey: job.key, variables: exit.variables });
    case 'bpmnError':
      return engine.throwError({ jobKey: job.key, errorCode: exit.code, errorMessage: exit.message });
    case 'wait':
      // Without a time-out of its own nothing is said to the engine: the job stays handed out as long as it is.
      return exit.jobTimeoutMs === undefined
        ? Promise.resolve({ ok: true })
        : engine.updateJobTimeout({ jobKey: job.key, timeoutMs: exit.jobTimeoutMs });
    case 'fail':
      return engine.failJob({
        jobKey: job.key,
        retries: exit.keepsRetries ? Math.max(1, job.retries) : Math.max(0, job.retries - 1),
        retryBackOffMs: exit.backoffMs,
        errorMessage: exit.reason,
      });
    case 'incident':
      return engine.failJob({ jobKey: job.key, retries: 0, retryBackOffMs: 0, errorMessage: exit.reason });
    case 'leave':
      return Promise.resolve({ ok: true });
  }
}

/**
 * Tells the engine the exit. A few quick tries for an engine that is busy or away; after them the job's time-out brings
 * it back and the kept exit is answered. `notFound` after an earlier try without an answer means that it got through.
 */
export async function sendExit(engine: Engine, job: EngineJob, exit: JobExit): Promise<EngineOutcome> {
  let mayHaveHappened = false;
  for (const pauseMs of [...pausesMs, undefined]) {
    const outcome = await call(engine, job, exit);
    if (outcome.ok) return outcome;
    if (outcome.reason === 'notFound' && mayHaveHappened) return { ok: true };
    const mayPass = outcome.reason === 'resourceExhausted' || outcome.reason === 'unavailable' || outcome.reason === 'unknownOutcome';
    if (!mayPass || pauseMs === undefined) return outcome;
    mayHaveHappened ||= outcome.reason === 'unknownOutcome';
    await pause(pauseMs);
  }
  throw new Error('unreachable: the last round returns');
}
