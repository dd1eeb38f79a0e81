import type { OrderIntake } from '../order/intake-ports.ts';
import { readOrderState, type OrderState, type OrderStates } from '../order/read-order-state.ts';
import type { Launch, LaunchedCall } from './launch.ts';

/**
 * What makes a page's order a repeat (P1.3): the call itself, not what was typed. Whatever the same agent submits again
 * for the same call, the first order answers.
 */
export const callIdentity = ({ agentNumber }: Launch, { callId, orderType }: LaunchedCall): object => ({ docking: 'page', agentNumber, callId, orderType });

/** Digest over what makes two submissions the same. */
export type Fingerprint = (type: string, content: object) => Buffer;

/** The order that this call has become, if it has (P2.2). */
export async function findCallOrder(
  deps: { intake: Pick<OrderIntake, 'findByPlatformOrderNo'>; orderStates: OrderStates; fingerprint: Fingerprint },
  launch: Launch,
  call: LaunchedCall,
): Promise<OrderState | undefined> {
  const accepted = await deps.intake.findByPlatformOrderNo(launch.platformId, call.platformOrderNo);
  if (!accepted?.fingerprint.equals(deps.fingerprint(call.orderType, callIdentity(launch, call)))) return undefined;
  return readOrderState(deps, { platformId: launch.platformId, acceptanceNo: accepted.acceptanceNo });
}
