import type { Actor } from '../audit/ports.ts';
import type { OrderRouting } from '../order/ports.ts';
import { issueCard, type FireCardRepositories } from './fire-card.ts';
import { isHeld } from './is-held.ts';
import { resumeDues, type PauseRepositories } from './pause-dues.ts';
import { recheckClocks } from './tell-clock.ts';

export type ReleaseClocksRepositories = PauseRepositories & FireCardRepositories;

/**
 * A 延期 has ended without being agreed, refused or void: clocks that stood for it go on, and a red card that waited for it is
 * issued at once, as of the due that stands, without waiting for the engine (P4.2). The timers look again and find it
 * issued; what comes after red is theirs. The order is locked.
 */
export async function releaseClocks(repositories: ReleaseClocksRepositories, order: OrderRouting, given: { at: Date; actor: Actor }): Promise<void> {
  await resumeDues(repositories, order, 'extension', given);
  await recheckClocks(repositories, order);
  for (const due of await repositories.dues.openOf(order.id, order.runNo)) {
    if (!due.isTimed || due.cards.redAt > given.at || (await isHeld(repositories.dues, due, 'red'))) continue;
    await issueCard(repositories, order, due, 'red', given.at);
  }
}
