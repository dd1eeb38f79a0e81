import type { Engine, EngineJob } from '../../domain/engine/ports.ts';
import type { EffectId, JobEffects } from '../../domain/job-effect/ports.ts';
import type { Logger } from '../../domain/shared/logger.ts';
import type { JobWorker } from './define-worker.ts';
import { incident, isKept, type JobExit } from './exits.ts';
import { exitForFailure } from './failure-policy.ts';
import { ExitKeptElsewhere, type JobContext, keepingOnce, type KeptMark } from './job-context.ts';
import { sendExit } from './send-exit.ts';

/** What the runtime needs to handle jobs. `effects` works on the pool, outside the use cases' transactions. */
export type RuntimePorts = {
  engine: Engine;
  effects: JobEffects;
  engineId: string;
  isDatabaseAway: (error: unknown) => boolean;
  logger: Logger;
};

/** Tells the engine how a job was left; never throws. */
export type LeaveJob = () => Promise<void>;

/**
 * Handles one delivery of a job: variables → kept exit or one use case → exactly one exit, kept before it is sent
 * (§3.1.7). Whatever goes wrong is an exit too. Returns how to tell the engine: that part needs no database, so it
 * should not hold a place among those that do.
 */
export async function handleJob(worker: JobWorker, job: EngineJob, ports: RuntimePorts): Promise<LeaveJob> {
  const exit = await decideExit(worker, job, ports);
  return () => leaveJob(job, exit, ports);
}

/** Both parts of a delivery, one after the other. */
export async function runJob(worker: JobWorker, job: EngineJob, ports: RuntimePorts): Promise<void> {
  const leave = await handleJob(worker, job, ports);
  await leave();
}

async function leaveJob(job: EngineJob, exit: JobExit, { engine, logger }: RuntimePorts): Promise<void> {
  const { type: jobType, key: jobKey, processInstanceKey, elementId } = job;
  const facts = { jobType, jobKey, processInstanceKey, elementId, exit: exit.kind };
  if (exit.kind === 'incident') logger.error({ ...facts, reason: exit.reason }, 'job ends in an incident');
  const outcome = await sendExit(engine, job, exit);
  if (outcome.ok) logger.debug(facts, 'job left');
  else if (outcome.reason === 'notFound') logger.info(facts, 'job was gone when it was left');
  // Its time-out brings the job back, and the kept exit is answered.
  else logger.warn({ ...facts, reason: outcome.reason, detail: outcome.detail }, 'exit did not get through');
}

async function decideExit(worker: JobWorker, job: EngineJob, ports: RuntimePorts): Promise<JobExit> {
  const effectId: EffectId = { engineId: ports.engineId, elementInstanceKey: job.elementInstanceKey, kind: worker.type };
  try {
    const kept = worker.heals ? undefined : await ports.effects.find(effectId);
    if (kept && !worker.answersRedelivery) return kept;
    const read = worker.read(job.variables);
    if (!read.ok) return incident(`流程变量不符合约定：${read.problems}`);
    const mark: KeptMark = {};
    const checkOutput = (exit: JobExit) => {
      const problems = exit.kind === 'complete' ? worker.outputProblems(exit.variables) : undefined;
      if (problems) throw new BrokenOutput(problems);
    };
    const once = keepingOnce(effectId, mark, checkOutput);
    const exit = await read.run(contextOf(job, ports.engineId, once), kept);
    checkOutput(exit);
    // A worker without business change keeps its exit here, in a transaction of its own.
    const mustKeep = isKept(exit) && !worker.heals && !kept && mark.exit === undefined;
    if (mustKeep && !(await ports.effects.keep(effectId, exit))) throw new ExitKeptElsewhere();
    return exit;
  } catch (error) {
    return exitAfterError(error, worker, effectId, job, ports);
  }
}

/** The same job may have run twice at once: if the other delivery kept its exit, that is the answer, not our error. */
async function exitAfterError(
  error: unknown,
  worker: JobWorker,
  effectId: EffectId,
  job: EngineJob,
  ports: RuntimePorts,
): Promise<JobExit> {
  if (error instanceof BrokenOutput) return incident(`任务结果变量不符合约定：${error.message}`);
  let cause = error;
  if (!worker.heals && !ports.isDatabaseAway(error)) {
    try {
      const kept = await ports.effects.find(effectId);
      if (kept) return kept;
    } catch (lookupError) {
      cause = lookupError;
    }
  }
  const exit = exitForFailure(cause, { retries: job.retries, isDatabaseAway: ports.isDatabaseAway });
  if (exit.kind === 'fail') ports.logger.warn({ jobType: job.type, jobKey: job.key, retries: job.retries, err: cause }, 'job failed');
  return exit;
}

/** The worker made variables that its own description doesn't allow: a programming fault, rolled back. */
class BrokenOutput extends Error {}

function contextOf(job: EngineJob, engineId: string, once: JobContext['once']): JobContext {
  return {
    engineId,
    jobKey: job.key,
    elementInstanceKey: job.elementInstanceKey,
    processInstanceKey: job.processInstanceKey,
    processId: job.bpmnProcessId,
    elementId: job.elementId,
    customHeaders: job.customHeaders,
    once,
  };
}
