import { DomainError } from '../shared/domain-error.ts';
import type { ErrorCode } from '../shared/error-codes.ts';

/** What became of one of the orders. */
export type ActResult = { orderId: string; done: true } | { orderId: string; done: false; code: ErrorCode; detail: string };

/**
 * Does the same with several orders, each in a transaction of its own: one that refuses does not cost the others.
 * Returns a result per order in the order asked.
 */
export async function actOnSeveral(orderIds: readonly string[], act: (orderId: string) => Promise<void>): Promise<ActResult[]> {
  const results: ActResult[] = [];
  for (const orderId of new Set(orderIds)) results.push(await tryTo(act, orderId));
  return results;
}

async function tryTo(act: (orderId: string) => Promise<void>, orderId: string): Promise<ActResult> {
  try {
    await act(orderId);
    return { orderId, done: true };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { orderId, done: false, code: error.code, detail: error.detail };
  }
}
