import { registerRun, type RegisterRunInput, type RegisterRunRepositories } from '../order/register-run.ts';
import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { CallOutcome, Calls } from './ports.ts';

export type RegisterCallRepositories = RegisterRunRepositories & { calls: Calls };

/** How the process of a call goes on: what the agent made of it, or nothing at all. */
export type CallValidation = { callOutcome: CallOutcome | 'duplicateStart' | 'ended' };

/**
 * 坐席登记 as the first step of a call's process (P6.2): the instance becomes the one of its order, and the agent's
 * outcome is taken from the call's record. An order that ended since is `ended`. Error: `not-found`.
 */
export async function registerCall(
  deps: { inTransaction: InTransaction<RegisterCallRepositories>; clock: Clock },
  input: RegisterRunInput,
): Promise<CallValidation> {
  return deps.inTransaction(async (repositories) => {
    const call = await repositories.calls.ofOrder(input.orderId);
    const within: InTransaction<RegisterRunRepositories> = (work) => work(repositories);
    const { validation } = await registerRun({ inTransaction: within, clock: deps.clock }, input);
    if (validation === 'duplicateStart' || !call?.outcome) return { callOutcome: validation === 'ended' ? 'ended' : 'duplicateStart' };
    // An answered or refused call has ended before its process begins, and that is its way.
    if (validation === 'ended') return { callOutcome: call.outcome === 'submitted' ? 'ended' : call.outcome };
    return { callOutcome: call.outcome };
  });
}
