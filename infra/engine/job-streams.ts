import type { Engine, EngineJob } from '../../domain/engine/ports.ts';
import type { Logger } from '../../domain/shared/logger.ts';
import { createSemaphore } from './semaphore.ts';
import { type JobSubscription, openGeneration, type StreamGeneration } from './stream-generation.ts';

export type JobHandler = JobSubscription & { handle(job: EngineJob): Promise<void> };

export type JobStreamSettings = {
  gatewayAddress: string;
  /** Shown in the engine's actuator and in Operate. */
  workerName: string;
  handlers: readonly JobHandler[];
  /** Jobs handled at once in this process; at most half the database pool. */
  concurrency: number;
  engine: Pick<Engine, 'topology'>;
  logger: Logger;
  probeEveryMs?: number;
  reopenEveryMs?: number;
  pollEveryMs?: number;
};

export type JobStreams = {
  /** Whether streams are open, as far as anybody can tell. */
  open(): boolean;
  /** How often streams were opened since the start. */
  generations(): number;
  active(): number;
  /** Takes no new jobs, lets those at work end, then closes. Jobs not begun go to another worker by their time-out. */
  stop(drainMs: number): Promise<void>;
};

/** A job that waited this share of its time-out in our own queue would run twice: it is left to come again. */
const staleShare = 0.7;

/**
 * Keeps the streams of all job types open. Streams give no sign of death (§3.2), so a watchdog probes the engine's
 * topology, opens all streams anew after any failure and every few minutes, and closes the old ones after the new are open.
 */
export function openJobStreams(settings: JobStreamSettings): JobStreams {
  const { engine, logger, probeEveryMs = 5_000, reopenEveryMs = 300_000, pollEveryMs = 30_000 } = settings;
  const semaphore = createSemaphore(settings.concurrency);
  const handlerOf = new Map(settings.handlers.map((handler) => [handler.type, handler]));
  let generation: StreamGeneration | undefined;
  let openedAt = 0;
  let count = 0;
  let suspect = true;
  let stopping = false;
  let wakeWatchdog: () => void = () => undefined;

  const take = async (job: EngineJob, subscription: JobSubscription): Promise<void> => {
    const receivedAt = performance.now();
    await semaphore.run(async () => {
      const isStale = performance.now() - receivedAt > subscription.timeoutMs * staleShare;
      if (stopping || isStale) return;
      await handlerOf.get(subscription.type)?.handle(job);
    });
  };
  const onJob = (job: EngineJob, subscription: JobSubscription) => {
    if (stopping) return;
    take(job, subscription).catch((error: unknown) => {
      logger.error({ jobKey: job.key, jobType: job.type, err: error }, 'job handler threw');
    });
  };
  const onLost = () => {
    if (suspect || stopping) return;
    suspect = true;
    logger.warn({}, 'job stream lost');
    wakeWatchdog();
  };

  const reopen = async () => {
    const previous = generation;
    suspect = false;
    generation = await openGeneration({ ...settings, pollEveryMs, subscriptions: settings.handlers, onJob, onLost });
    openedAt = performance.now();
    count += 1;
    logger.info({ jobTypes: settings.handlers.length, generation: count }, 'job streams opened');
    await previous?.close();
  };
  const probe = async () => {
    const isAlive = generation && !suspect ? await generation.probe() : false;
    if (!isAlive) {
      if (generation && !suspect) logger.warn({}, 'engine does not answer on the streams');
      suspect = true;
      const outcome = await engine.topology();
      if (!outcome.ok || !outcome.topology.ready) return;
    }
    if (suspect || performance.now() - openedAt >= reopenEveryMs) await reopen();
  };
  const watch = async () => {
    while (!stopping) {
      try {
        await probe();
      } catch (error) {
        suspect = true;
        logger.warn({ err: error }, 'job streams could not be opened');
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, probeEveryMs);
        wakeWatchdog = () => {
          clearTimeout(timer);
          // Not at once: an engine that is going down drops its streams before its port.
          setTimeout(resolve, Math.min(500, probeEveryMs));
        };
      });
    }
  };
  const watching = watch();

  return {
    open: () => generation !== undefined && !suspect,
    generations: () => count,
    active: () => semaphore.active(),
    stop: async (drainMs) => {
      stopping = true;
      wakeWatchdog();
      await watching;
      const closing = generation?.close();
      let timer: NodeJS.Timeout | undefined;
      const limit = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, drainMs);
      });
      await Promise.race([semaphore.idle(), limit]);
      clearTimeout(timer);
      await closing;
    },
  };
}
