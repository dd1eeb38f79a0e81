import pg from 'pg';

/**
 * Listens on one PostgreSQL channel with a connection of its own and calls `wake` for each notification with what it
 * carries, and once without anything after each (re)connection. A wake-up is only a hint: when the connection is lost it
 * is opened again, and the caller polls as well. Returns the stop.
 */
export function listen(databaseUrl: string, channel: string, wake: (payload?: string) => void): () => Promise<void> {
  let stopped = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;

  const open = async () => {
    if (stopped) return;
    const opened = new pg.Client({ connectionString: databaseUrl, application_name: `12317-listen-${channel}` });
    client = opened;
    opened.on('notification', ({ payload }) => {
      wake(payload);
    });
    opened.on('error', () => {
      if (!stopped && client === opened) timer = setTimeout(() => void open().catch(retry), 1000);
    });
    await opened.connect();
    await opened.query(`listen ${pg.escapeIdentifier(channel)}`);
    wake();
  };
  const retry = () => {
    if (!stopped) timer = setTimeout(() => void open().catch(retry), 1000);
  };
  void open().catch(retry);

  return async () => {
    stopped = true;
    clearTimeout(timer);
    await client?.end().catch(() => undefined);
  };
}
