import type { ChangeListener } from '../../domain/live/change.ts';
import { listen } from './listen.ts';

/** The channel of the triggers on `work_item` and `audit_entry`. */
const changeChannel = 'change';

/** Tells what has changed in the database, whoever changed it; `undefined` after an interruption: anything may have. */
export type ChangeFeed = {
  /** Calls back for each change until the returned function is called. */
  subscribe(listener: ChangeListener): () => void;
  /** Tells every listener that it is over, and stops listening. */
  close(): Promise<void>;
};

/** One LISTEN connection for a whole process, opened with the first subscriber (§3.4). */
export function createChangeFeed(databaseUrl: string): ChangeFeed {
  const listeners = new Set<ChangeListener>();
  let stop: (() => Promise<void>) | undefined;
  const tell = (payload?: string) => {
    const [orderId, unitId] = payload?.split(' ') ?? [];
    const change = orderId === undefined ? undefined : { orderId, ...(unitId === undefined ? {} : { unitId }) };
    for (const listener of listeners) listener.changed(change);
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      stop ??= listen(databaseUrl, changeChannel, tell);
      return () => {
        listeners.delete(listener);
      };
    },
    close: async () => {
      for (const listener of [...listeners]) listener.ended();
      await stop?.();
    },
  };
}
