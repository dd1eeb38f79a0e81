import { judgeOutcome } from '../../domain/engine-command/judge-outcome.ts';
import type { EngineCommandQueue, QueuedCommand } from '../../domain/engine-command/queue.ts';
import type { Engine } from '../../domain/engine/ports.ts';
import type { LogFields, Logger } from '../../domain/shared/logger.ts';
import type { Stop } from '../runtime/role.ts';
import { sendCommand } from './send-command.ts';

export type DispatcherPorts = {
  queue: EngineCommandQueue;
  engine: Engine;
  engineId: string;
  /** Explains a job that is gone, see `domain/engine-command/void-missing-job.ts`. */
  voidMissingJob(command: Exclude<QueuedCommand, { kind: 'message' }>): Promise<{ isAlarm: boolean }>;
  /** Clears the run of a job that can't be completed, see `domain/engine-command/clear-stuck-run.ts`; false where it is still needed. */
  clearStuckRun(command: Extract<QueuedCommand, { kind: 'completeJob' }>): Promise<boolean>;
  /** Calls back whenever a command was committed, as a hint; returns how to stop listening. */
  onWake(wake: () => void): () => Promise<void>;
  logger: Logger;
};

/** `pollMs`: longest time a due command lies unseen; `leaseMs`: longer than any call; `concurrency`: calls at once. */
export type DispatcherLimits = { pollMs: number; leaseMs: number; concurrency: number };

const defaultLimits: DispatcherLimits = { pollMs: 500, leaseMs: 30_000, concurrency: 24 };

/** How long the dispatcher rests after the engine or the database was away, in milliseconds. */
const restMs = 1_000;

/**
 * Brings committed commands to the engine, strictly in order per order and side by side between orders (§3.1.3).
 * Woken by a notice on commit and, should that be lost, by polling. Any number of processes may run one.
 */
export function startDispatcher(ports: DispatcherPorts, limits: DispatcherLimits = defaultLimits): Stop {
  const { queue, logger } = ports;
  const underWay = new Set<Promise<void>>();
  let stopping = false;
  let wakeUp: () => void = () => undefined;
  let isAwake = false;
  let restUntil = 0;

  const wake = () => {
    isAwake = true;
    wakeUp();
  };
  const stopListening = ports.onWake(wake);

  const noteRetry = (facts: LogFields, retry: { isRefused: boolean; error: string }) => {
    if (retry.isRefused) {
      logger.error({ ...facts, error: retry.error }, 'engine refuses a command');
      return;
    }
    // While the engine is away every head fails alike: one line per rest is enough.
    const log = Date.now() < restUntil ? 'debug' : 'warn';
    logger[log]({ ...facts, error: retry.error }, 'command not delivered, will be tried again');
    restUntil = Date.now() + restMs;
  };

  const dispatch = async (command: QueuedCommand): Promise<void> => {
    // Keys of another engine's data mean nothing here, or worse, something else (§3.1.10).
    const isForeign = command.kind !== 'message' && command.engineId !== ports.engineId;
    const outcome = isForeign ? ({ ok: false, reason: 'notFound', detail: 'another engine' } as const) : await sendCommand(ports.engine, command);
    const isStuck = !outcome.ok && outcome.reason === 'rejected' && command.kind === 'completeJob';
    if (isStuck && (await ports.clearStuckRun(command))) return;
    const judgement = judgeOutcome(isForeign ? { ...command, outcomeUnknown: false } : command, outcome, Math.random());
    const facts = { commandId: command.id, orderId: command.orderId, kind: command.kind, name: command.name, attempts: command.attempts };
    if (judgement.to === 'missingJob') {
      if (command.kind === 'message') return;
      const { isAlarm } = await ports.voidMissingJob(command);
      if (isAlarm) logger.error({ ...facts, jobKey: command.jobKey }, 'job of a command is missing in the engine');
      return;
    }
    if (judgement.to === 'retry') noteRetry(facts, judgement);
    await queue.settle(command.id, judgement);
  };

  const track = (command: QueuedCommand) => {
    const work = dispatch(command).catch((error: unknown) => {
      // The lease ends and the command is sent again; its message id or job key make that harmless.
      logger.error({ commandId: command.id, err: error }, 'command could not be settled');
    });
    underWay.add(work);
    void work.then(() => {
      underWay.delete(work);
      // A place is free, and the next command of this order may be the head now.
      wake();
    });
  };

  const rest = async (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
      if (isAwake || stopping) wakeUp();
    });

  const loop = async () => {
    while (!stopping) {
      isAwake = false;
      const room = limits.concurrency - underWay.size;
      const mustRest = Date.now() < restUntil;
      try {
        const claimed = room > 0 && !mustRest ? await queue.claim(room, limits.leaseMs) : [];
        for (const command of claimed) track(command);
        if (claimed.length === room && room > 0) continue;
      } catch (error) {
        logger.warn({ err: error }, 'commands could not be claimed');
        restUntil = Date.now() + restMs;
      }
      if (Date.now() < restUntil) await pauseUntil(restUntil, () => stopping);
      else await rest(limits.pollMs);
    }
  };
  const running = loop();

  return async () => {
    stopping = true;
    await stopListening();
    wakeUp();
    await running;
    await Promise.all(underWay);
  };
}

/** Rests without listening for wake-ups, so that commands that come back at once make no hot loop. */
async function pauseUntil(time: number, isStopping: () => boolean): Promise<void> {
  while (Date.now() < time && !isStopping()) await new Promise((resolve) => setTimeout(resolve, 50));
}
