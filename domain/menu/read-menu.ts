import type { Calls } from '../call/ports.ts';
import { isSeatAgent } from '../call/take-call.ts';
import { readsKnowledge } from '../knowledge/find-articles.ts';
import { mayRegisterPetition, mayRegisterTransfer } from '../petition/register-petition.ts';
import type { Modes } from '../platform/modes.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { User } from '../user/user.ts';

/** Pages beside inbox and search that a user may be offered. */
export const menuEntries = ['seat', 'petition', 'nationalTransfer', 'knowledge'] as const;

export type MenuEntry = (typeof menuEntries)[number];

/**
 * The pages the user is offered, by the very rules their use cases check: the seat page only where the province takes
 * transferred calls, or while the agent still has one in hand (P3.9, P6.3).
 */
export async function readMenu(
  deps: { inTransaction: InTransaction<{ calls: Calls; modes: Modes }> },
  input: { user: User },
): Promise<MenuEntry[]> {
  const { user } = input;
  const hasSeat = isSeatAgent(user) && (await deps.inTransaction(async ({ calls, modes }) => {
    if ((await modes.ofProvince(user.unitId)).modes.includes('callTransfer')) return true;
    return (await calls.waitingFor(user)).some(({ agentId }) => agentId === user.id);
  })); // prettier-ignore
  const offered: Record<MenuEntry, boolean> = {
    seat: hasSeat,
    petition: mayRegisterPetition(user),
    nationalTransfer: mayRegisterTransfer(user),
    knowledge: readsKnowledge(user),
  };
  return menuEntries.filter((entry) => offered[entry]);
}
