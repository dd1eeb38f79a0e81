import { recomputeProvisionalDues } from '../domain/due/recompute-provisional-dues.ts';
import { publishedHolidays } from '../infra/calendar/published-holidays.ts';
import type { Adapters } from '../infra/open-adapters.ts';
import { createDueRepository } from '../infra/postgres/due-repository.ts';
import type { Role } from './runtime/role.ts';
import { startLoop } from './runtime/start-loop.ts';

/** A newer calendar comes with a newer build, so looking at the start is what counts. */
const everyMs = 3_600_000;
const limit = 200;

/** The role that computes provisional dues again when the holidays of their years are published (P5.1). */
export function composeCalendarRole({ database, inTransaction, logger }: Pick<Adapters, 'database' | 'inTransaction' | 'logger'>): Role {
  return {
    name: 'calendar',
    start: () => {
      const calendarVersion = publishedHolidays().version;
      const dues = createDueRepository(database);
      const run = async () => {
        const orders = await recomputeProvisionalDues({ dues, inTransaction }, { calendarVersion, limit });
        if (orders > 0) logger.info({ orders, calendarVersion }, 'provisional dues computed again');
        return orders < limit ? 0 : orders;
      };
      const loop = startLoop({ name: 'calendar', everyMs, run, logger });
      return () => loop.stop();
    },
  };
}
