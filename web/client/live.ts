import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';

/** Whether the server tells this page of changes: not at this moment, yes, or no longer since a while. */
export type Connection = 'opening' | 'open' | 'lost';

/** A restart of the server is over sooner; nobody needs to hear of it. */
const lostAfterMs = 5_000;
/** A connection that the browser gave up is opened anew after this long. */
const reopenAfterMs = 5_000;

let connection: Connection = 'opening';
const listeners = new Set<() => void>();
const become = (next: Connection): void => {
  connection = next;
  for (const listener of listeners) listener();
};
const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** The connection, for whoever tells people about it. */
export const useConnection = (): Connection => useSyncExternalStore(listen, () => connection);

/** Whether the server tells this page of changes; while it doesn't, lists look again by themselves. */
export const isLive = (): boolean => connection === 'open';

/** What each message says is to be asked for again. */
const keysOf = { inbox: ['inbox'], order: ['order', 'item'] } as const;

/** Whether somebody writes in a task's form just now: it must not go from under their hands. Sending it tells what changed. */
const isWriting = (): boolean => document.activeElement?.matches('.order-side :is(input, textarea)') ?? false;

/**
 * Listens to what changes on the server and asks again for what it concerns; what is shown stays until the answer is
 * there, so nothing jumps. A lost connection opens by itself again, and what it missed is asked for.
 */
export function useLiveUpdates(orderId: string | undefined): void {
  const client = useQueryClient();
  useEffect(() => {
    let source: EventSource;
    let reopening: number | undefined;
    let losing: number | undefined;
    const askAgain = (keys: readonly string[]) => {
      for (const key of keys) void client.invalidateQueries({ queryKey: [key], refetchType: isWriting() ? 'none' : 'active' });
    };
    const pause = () => {
      if (connection === 'open') become('opening');
    };
    const lose = () => {
      pause();
      losing ??= window.setTimeout(() => become('lost'), lostAfterMs);
      // A gateway's error page ends an EventSource for good, other than a connection that broke.
      if (source.readyState === EventSource.CLOSED) reopening = window.setTimeout(connect, reopenAfterMs);
    };
    const hear = () => {
      window.clearTimeout(losing);
      const missedSomething = losing !== undefined;
      losing = undefined;
      become('open');
      if (missedSomething) Object.values(keysOf).forEach(askAgain);
    };
    const connect = () => {
      source = new EventSource(`/api/workbench/events${orderId === undefined ? '' : `?orderId=${orderId}`}`);
      source.addEventListener('ready', hear);
      source.addEventListener('error', lose);
      for (const [event, keys] of Object.entries(keysOf)) source.addEventListener(event, () => askAgain(keys));
    };
    connect();
    return () => {
      window.clearTimeout(losing);
      window.clearTimeout(reopening);
      source.close();
      pause();
    };
  }, [client, orderId]);
}
