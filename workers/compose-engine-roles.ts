import { hostname } from 'node:os';
import { clearStuckRun } from '../domain/engine-command/clear-stuck-run.ts';
import { voidMissingJob } from '../domain/engine-command/void-missing-job.ts';
import type { EngineConnection } from '../infra/engine/engine-client.ts';
import { openJobStreams } from '../infra/engine/job-streams.ts';
import type { Adapters } from '../infra/open-adapters.ts';
import { isDatabaseAway } from '../infra/postgres/database-away.ts';
import { createEngineCommandQueue } from '../infra/postgres/engine-command-queue.ts';
import { engineCommandChannel } from '../infra/postgres/engine-command-repository.ts';
import { createJobEffectRepository } from '../infra/postgres/job-effect-repository.ts';
import { listen } from '../infra/postgres/listen.ts';
import { startDispatcher } from './dispatcher/dispatch-commands.ts';
import { createWorkers } from './registry.ts';
import type { Role } from './runtime/role.ts';
import { handleJob } from './runtime/run-job.ts';

/** What the roles at the engine are made of. */
export type EngineParts = Pick<Adapters, 'config' | 'database' | 'inTransaction' | 'clock' | 'logger'> & {
  engine: EngineConnection;
  engineId: string;
};

/** How long the engine keeps a handed-out job away from other workers, in milliseconds. */
const jobTimeoutMs = 60_000;
/** How long jobs at work may take to end when the process stops; the whole stop has 15 s. */
const drainMs = 8_000;

/** The roles that talk to the engine: dispatcher and workers. */
export function composeEngineRoles(parts: EngineParts): Role[] {
  const { config, database, inTransaction, engine, engineId, logger } = parts;
  const dispatcher: Role = {
    name: 'dispatcher',
    start: () =>
      startDispatcher({
        queue: createEngineCommandQueue(database),
        engine,
        engineId,
        voidMissingJob: (command) => voidMissingJob({ inTransaction }, command),
        clearStuckRun: (command) => clearStuckRun({ inTransaction }, command),
        onWake: (wake) => listen(config.DATABASE_URL, engineCommandChannel, wake),
        logger,
      }),
  };
  const workers: Role = {
    name: 'workers',
    start: () => {
      const runtime = { engine, effects: createJobEffectRepository(database), engineId, isDatabaseAway, logger };
      const streams = openJobStreams({
        gatewayAddress: config.ZEEBE_ADDRESS,
        workerName: `12317-${hostname()}-${process.pid}`,
        engine,
        // Half the pool, so that a burst of jobs never starves the other roles of connections.
        concurrency: Math.max(1, Math.floor(config.DATABASE_POOL_SIZE / 2)),
        logger,
        handlers: createWorkers(parts).map((worker) => ({
          type: worker.type,
          variableNames: worker.variableNames,
          timeoutMs: jobTimeoutMs,
          handle: (job) => handleJob(worker, job, runtime),
        })),
      });
      return () => streams.stop(drainMs);
    },
  };
  return [dispatcher, workers];
}
