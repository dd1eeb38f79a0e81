import type { Adapters } from '../infra/open-adapters.ts';
import { indexNames } from '../infra/postgres/index-names.ts';
import type { Role } from './runtime/role.ts';
import { startLoop } from './runtime/start-loop.ts';

/** New orders bring their index along, so looking at the start is what counts. */
const everyMs = 3_600_000;
const limit = 200;

/** The role that gives orders from before the index of names theirs (P9.2); with nothing left it asks once an hour. */
export function composeNameRole({ database, cipher, blindIndex, logger }: Pick<Adapters, 'database' | 'cipher' | 'blindIndex' | 'logger'>): Role {
  return {
    name: 'names',
    start: () => {
      let after: string | undefined;
      const run = async () => {
        const { last, indexed, unreadable } = await indexNames({ database, cipher, blindIndex }, { after, limit });
        after = last;
        if (indexed > 0) logger.info({ indexed }, 'names indexed');
        if (unreadable > 0) logger.warn({ unreadable }, 'names could not be opened and stay without an index');
        return last === undefined ? 0 : limit;
      };
      const loop = startLoop({ name: 'names', everyMs, run, logger });
      return () => loop.stop();
    },
  };
}
