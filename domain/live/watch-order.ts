import { assertMayAct } from '../access/authorise.ts';
import type { AccessFactsSource } from '../access/facts.ts';
import type { User } from '../user/user.ts';

/** Checks that the user may see the order whose changes the page wants to hear of. Error: `not-found`. */
export async function watchOrder(deps: { access: AccessFactsSource }, input: { user: User; orderId: string }): Promise<void> {
  assertMayAct(input.user, 'view', await deps.access.of(input.orderId));
}
