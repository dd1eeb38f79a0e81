import type { Clock } from '../shared/clock.ts';
import { launchLimits } from './launch.ts';
import type { Launches, PageDrafts } from './ports.ts';

/** Deletes drafts that nobody wrote on for 24 hours and launches that nothing can refer to any more (P2.2). */
export async function purgePageCalls(deps: { launches: Launches; drafts: PageDrafts; wallClock: Clock }): Promise<{ launches: number; drafts: number }> {
  const now = deps.wallClock.now().getTime();
  return {
    launches: await deps.launches.purge(new Date(now - launchLimits.keptMs)),
    drafts: await deps.drafts.purge(new Date(now - launchLimits.draftMs)),
  };
}
