import type { User } from '../user/user.ts';

/** That something about an order has changed; with the unit whose inbox it concerns where it was a work item. Ids only. */
export type Change = { orderId: string; unitId?: string };

/** What a page is told: look at your inbox, or at the order you show, again. */
export type Signal = 'inbox' | 'order';

/** Somebody's open page: whose it is, and the order on it if any (its scope was checked when the page asked). */
export type Watcher = { user: Pick<User, 'unitId'>; orderId?: string };

/**
 * What a change is to a watcher: nobody hears of other units' inboxes or of orders that are not before their eyes.
 * A change that is not known (after the feed was interrupted) may be any.
 */
export function signalsFor(watcher: Watcher, change: Change | undefined): Signal[] {
  const touchesInbox = change === undefined || change.unitId === watcher.user.unitId;
  const touchesOrder = watcher.orderId !== undefined && (change === undefined || change.orderId === watcher.orderId);
  return [...(touchesInbox ? (['inbox'] as const) : []), ...(touchesOrder ? (['order'] as const) : [])];
}

/** Who is told of changes; `undefined` after an interruption: anything may have changed. */
export type ChangeListener = { changed(change: Change | undefined): void; ended(): void };
