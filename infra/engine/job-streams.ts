import type { Engine, EngineJob } from '../../domain/engine/ports.ts';
import type { Logger } from '../../domain/shared/logger.ts';
import { createSemaphore } from './semaphore.ts';
import { type JobSubscription, openGeneration, type StreamGeneration } from './stream-generation.ts';

/** `handle` does a job's work and returns how to tell the engine, which happens outside the limit on work at once. */
export type JobHandler = JobSubscription & { handle(job: EngineJob): Promise<() => Promise<void>> };

export type JobStreamSettings = {
  gatewayAddress: string;
  /** Shown in the engine's actuator and in Operate. */
  workerName: string;
  handlers: readonly JobHandler[];
  /** Jobs worked on at once in this process; at most half the database pool. */
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
  /** Jobs in this process, at work or waiting for their turn. */
  active(): number;
  /** Takes no new jobs, lets those at work end, then closes. Jobs not begun go to another worker by their time-out. */
  stop(drainMs: number): Promise<void>;
};

/** Whether a generation of streams is known to have lost one. */
type Health = { isLost: boolean };

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
  const underWay = new Set<Promise<void>>();
  let current: { streams: StreamGeneration; health: Health } | undefined;
  let openedAt = 0;
  let count = 0;
  let stopping = false;
  let wakeWatchdog: () => void = () => undefined;

  const take = async (job: EngineJob, subscription: JobSubscription): Promise<void> => {
    const receivedAt = performance.now();
    const leave = await semaphore.run(async () => {
      const isStale = performance.now() - receivedAt > subscription.timeoutMs * staleShare;
      return stopping || isStale ? undefined : handlerOf.get(subscription.type)?.handle(job);
    });
    await leave?.();
  };
  const onJob = (job: EngineJob, subscription: JobSubscription) => {
    if (stopping) return;
    const taking = take(job, subscription)
      .catch((error: unknown) => {
        logger.error({ jobKey: job.key, jobType: job.type, err: error }, 'job handler threw');
      })
      .finally(() => underWay.delete(taking));
    underWay.add(taking);
  };
  const lose = (health: Health) => {
    if (health.isLost || stopping) return;
    health.isLost = true;
    if (current?.health === health) logger.warn({ generation: count }, 'job streams lost');
    wakeWatchdog();
  };

  const reopen = async () => {
    const previous = current;
    const health: Health = { isLost: false };
    const onLost = () => lose(health);
    const streams = await openGeneration({ ...settings, pollEveryMs, subscriptions: settings.handlers, onJob, onLost });
    if (stopping) {
      await streams.close();
      return;
    }
    current = { streams, health };
    openedAt = performance.now();
    count += 1;
    logger.info({ jobTypes: settings.handlers.length, generation: count }, 'job streams opened');
    await previous?.streams.close();
  };
  const isAlive = async () => {
    if (!current || current.health.isLost) return false;
    if (await current.streams.probe()) return true;
    lose(current.health);
    return false;
  };
  const watchOnce = async () => {
    const isFresh = performance.now() - openedAt < reopenEveryMs;
    if ((await isAlive()) && isFresh) return;
    const outcome = await engine.topology();
    if (outcome.ok && outcome.topology.ready) await reopen();
  };
  const watch = async () => {
    while (!stopping) {
      try {
        await watchOnce();
      } catch (error) {
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
    open: () => current !== undefined && !current.health.isLost,
    generations: () => count,
    active: () => underWay.size,
    stop: async (drainMs) => {
      stopping = true;
      wakeWatchdog();
      const streamsClosed = current?.streams.close();
      let timer: NodeJS.Timeout | undefined;
      const limit = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, drainMs);
      });
      // A frozen engine may hold up the watchdog, a slow use case its job: neither holds up the stop.
      await Promise.race([Promise.all([streamsClosed, watching, ...underWay]), limit]);
      clearTimeout(timer);
    },
  };
}
