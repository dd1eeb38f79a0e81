import { recomputeOpenDues } from '../domain/due/recompute-open-dues.ts';
import type { Engine } from '../domain/engine/ports.ts';
import { deployProposed } from '../domain/limit-table/deploy-proposed.ts';
import { refreshFinishLimits } from '../domain/page-call/refresh-finish-limits.ts';
import type { Adapters } from '../infra/open-adapters.ts';
import { createDueRecomputations } from '../infra/postgres/due-recomputation-repository.ts';
import { createLimitVersions, limitVersionChannel } from '../infra/postgres/limit-table-repository.ts';
import { listen } from '../infra/postgres/listen.ts';
import { createOpenOrders } from '../infra/postgres/open-orders-query.ts';
import { createPageFinishLimitRepository } from '../infra/postgres/page-finish-limit-repository.ts';
import type { Role } from './runtime/role.ts';
import { startLoop } from './runtime/start-loop.ts';

const everyMs = 10_000;
/** Orders computed again at once, so that a stop is never far. */
const batch = 100;

type LimitsRoleParts = Pick<Adapters, 'config' | 'database' | 'inTransaction' | 'clock' | 'logger'> & { engine: Pick<Engine, 'deployResources' | 'evaluateDecision'> };

/**
 * The role that brings what administrators change to the engine and to the open dues (P5.1, P5.2): proposed versions of the
 * tables of limits, and dues that are to follow a version or a province's own days.
 */
export function composeLimitsRole({ config, database, inTransaction, clock, logger, engine }: LimitsRoleParts): Role {
  return {
    name: 'limits',
    start: () => {
      const recomputation = { recomputations: createDueRecomputations(database), openOrders: createOpenOrders(database), limitVersions: createLimitVersions(database), inTransaction, clock };
      const run = async () => {
        const deployed = await deployProposed({ inTransaction, engine, clock });
        for (const { table, revision, decisionVersion } of deployed) logger.info({ table, revision, decisionVersion }, 'limits deployed');
        // Pages begin with the limit in force, and shouldn't wait for their own turn.
        if (deployed.some(({ table }) => table === 'timeLimits')) await refreshFinishLimits({ limits: createPageFinishLimitRepository(database), engine, clock });
        return (await recomputeOpenDues(recomputation, batch)) ? 1 : deployed.length;
      };
      const loop = startLoop({ name: 'limits', everyMs, run, logger });
      const stopListening = listen(config.DATABASE_URL, limitVersionChannel, () => loop.wake());
      return async () => {
        await stopListening();
        await loop.stop();
      };
    },
  };
}
