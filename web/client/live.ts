import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

let open = false;

/** Whether the server tells this page of changes; while it doesn't, lists look again by themselves. */
export const isLive = (): boolean => open;

/** What each message says is to be asked for again. */
const keysOf = { inbox: ['inbox'], order: ['order', 'item'] } as const;

/** Whether somebody writes in a task's form just now: it must not go from under their hands. Sending it tells what changed. */
const isWriting = (): boolean => document.activeElement?.matches('.order-side :is(input, textarea)') ?? false;

/**
 * Listens to what changes on the server and asks again for what it concerns; what is shown stays until the answer is
 * there, so nothing jumps. A lost connection opens by itself again.
 */
export function useLiveUpdates(orderId: string | undefined): void {
  const client = useQueryClient();
  useEffect(() => {
    const source = new EventSource(`/api/workbench/events${orderId === undefined ? '' : `?orderId=${orderId}`}`);
    source.addEventListener('ready', () => (open = true));
    source.addEventListener('error', () => (open = false));
    for (const [event, keys] of Object.entries(keysOf))
      source.addEventListener(event, () => {
        for (const key of keys) void client.invalidateQueries({ queryKey: [key], refetchType: isWriting() ? 'none' : 'active' });
      });
    return () => {
      open = false;
      source.close();
    };
  }, [client, orderId]);
}
