import type { Engine } from '../domain/engine/ports.ts';
import { purgePageCalls } from '../domain/page-call/purge-page-calls.ts';
import { refreshFinishLimits } from '../domain/page-call/refresh-finish-limits.ts';
import type { Adapters } from '../infra/open-adapters.ts';
import { createPageDraftRepository } from '../infra/postgres/page-draft-repository.ts';
import { createPageFinishLimitRepository } from '../infra/postgres/page-finish-limit-repository.ts';
import { createPageLaunchRepository } from '../infra/postgres/page-launch-repository.ts';
import type { Role } from './runtime/role.ts';
import { startLoop } from './runtime/start-loop.ts';

const purgeEveryMs = 900_000;
const refreshEveryMs = 600_000;

type PageRoleParts = Pick<Adapters, 'database' | 'cipher' | 'clock' | 'logger'> & { engine: Pick<Engine, 'evaluateDecision'> };

/**
 * The role behind launched pages (P2.2): deletes what they leave behind – drafts after 24 hours, used and unused tickets –
 * and asks the limit table for the 办结日期 with which they begin.
 */
export function composePageRole({ database, cipher, clock, logger, engine }: PageRoleParts): Role {
  return {
    name: 'pages',
    start: () => {
      const launches = createPageLaunchRepository(database, cipher);
      const drafts = createPageDraftRepository(database, cipher);
      const purge = startLoop({
        name: 'purge-pages',
        everyMs: purgeEveryMs,
        run: async () => {
          const purged = await purgePageCalls({ launches, drafts, wallClock: { now: () => new Date() } });
          if (purged.launches + purged.drafts > 0) logger.info(purged, 'page drafts and launches purged');
          return 0;
        },
        logger,
      });
      const refresh = startLoop({
        name: 'refresh-finish-limits',
        everyMs: refreshEveryMs,
        run: async () => {
          await refreshFinishLimits({ limits: createPageFinishLimitRepository(database), engine, clock });
          return 0;
        },
        logger,
      });
      return async () => {
        await Promise.all([purge.stop(), refresh.stop()]);
      };
    },
  };
}
