import { purgePageCalls } from '../domain/page-call/purge-page-calls.ts';
import type { Adapters } from '../infra/open-adapters.ts';
import { createPageDraftRepository } from '../infra/postgres/page-draft-repository.ts';
import { createPageLaunchRepository } from '../infra/postgres/page-launch-repository.ts';
import type { Role } from './runtime/role.ts';
import { startLoop } from './runtime/start-loop.ts';

const purgeEveryMs = 900_000;

/** The role that deletes what launched pages leave behind: drafts after 24 hours, used and unused tickets (P2.2). */
export function composePageRole({ database, cipher, logger }: Pick<Adapters, 'database' | 'cipher' | 'logger'>): Role {
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
      return () => purge.stop();
    },
  };
}
