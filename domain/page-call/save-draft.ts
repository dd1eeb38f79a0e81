import type { OrderIntake } from '../order/intake-ports.ts';
import type { OrderStates } from '../order/read-order-state.ts';
import type { Clock } from '../shared/clock.ts';
import { findCallOrder, type Fingerprint } from './call-order.ts';
import { draftKeyOf, type Launch, type LaunchedCall } from './launch.ts';
import type { PageDrafts } from './ports.ts';

/** Keeps what an agent has written so far (P2.2). Once the call has become an order there is nothing left to keep. */
export async function saveDraft(
  deps: { drafts: PageDrafts; intake: Pick<OrderIntake, 'findByPlatformOrderNo'>; orderStates: OrderStates; fingerprint: Fingerprint; wallClock: Clock },
  input: { launch: Launch; call: LaunchedCall; content: string },
): Promise<{ savedAt: Date }> {
  const savedAt = deps.wallClock.now();
  if (!(await findCallOrder(deps, input.launch, input.call))) await deps.drafts.save(draftKeyOf(input.launch, input.call), input.content, savedAt);
  return { savedAt };
}
