import type { OrderLine, OrderSearch } from '../order-page/search-orders.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { User } from '../user/user.ts';
import type { CallRecord, Calls } from './ports.ts';
import type { CallDraft } from './schema.ts';
import { assertSeatAgent, takeCall } from './take-call.ts';

/** A call on the seat page: its number is its agent's to see, with the earlier orders of that number (P6.1). */
export type CallPage = { call: CallRecord; draft: CallDraft | undefined; earlierOrders: OrderLine[] };

type Deps = { inTransaction: InTransaction<{ calls: Calls }> };

/** How many earlier orders the agent sees; more than that is a search. */
const shownOrders = 10;

/** The calls that wait for the agent or are theirs and not ended (P6.1). Error: `right-required`. */
export async function listCalls(deps: Deps, input: { user: User }): Promise<CallRecord[]> {
  assertSeatAgent(input.user);
  return deps.inTransaction(({ calls }) => calls.waitingFor(input.user));
}

/**
 * One call with its draft and the earlier orders of its number that the agent may see; sealed ones only with the right
 * to unseal (P1.4). Errors: those of `takeCall`.
 */
export async function readCall(deps: Deps & { orderSearch: OrderSearch }, input: { user: User; callId: string }): Promise<CallPage> {
  const { call, draft } = await deps.inTransaction(async ({ calls }) => {
    const taken = await takeCall(calls, input, ['announced', 'open', 'dropped', 'ended']);
    return { call: taken, draft: taken.agentId === input.user.id ? await calls.draftOf(taken.id) : undefined };
  });
  const earlierOrders = await deps.orderSearch.page(input.user, { phone: call.callerNumber }, undefined, shownOrders);
  return { call, draft, earlierOrders: earlierOrders.filter(({ id }) => id !== call.orderId) };
}
