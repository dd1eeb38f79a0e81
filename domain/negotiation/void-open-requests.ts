import type { AuditTrail } from '../audit/ports.ts';
import { messageNames, timeToLiveMs } from '../engine-command/message-names.ts';
import type { EngineCommands } from '../engine-command/ports.ts';
import type { OrderRouting } from '../order/ports.ts';
import { negotiationNames } from './kind.ts';
import { isOpen, type NegotiationRequest, type Negotiations } from './ports.ts';

export type VoidRepositories = { negotiations: Negotiations; commands: EngineCommands; audit: AuditTrail };

/** Why requests are void: read by people beside the request. */
export type VoidReason = 'orderEnded' | 'resultSent' | 'orderTakenBack';

/**
 * Voids the open requests of a locked order that have nothing to ask for any more (P4.3): its end, its result on the way, or
 * that the unit whose word is awaited no longer holds it (`only`). Their human tasks close, their instances are told.
 */
export async function voidOpenRequests(
  { negotiations, commands, audit }: VoidRepositories,
  order: Pick<OrderRouting, 'id' | 'runNo'>,
  why: { reason: VoidReason; at: Date; only?: (request: NegotiationRequest) => boolean },
): Promise<void> {
  for (const request of (await negotiations.allOf(order.id)).filter(isOpen)) {
    if (why.only && !why.only(request)) continue;
    await negotiations.change(request, { state: 'voided', waitsAtUnitId: null, decidedAt: why.at });
    await negotiations.closeItems(request, `${negotiationNames[request.kind]}申请已失效`, why.at);
    await audit.record({
      action: `${request.kind}.voided`,
      actor: { kind: 'system', id: 'negotiation' },
      orderId: order.id,
      runNo: order.runNo,
      detail: { requestNo: request.requestNo, reason: why.reason },
    });
    await commands.append({
      kind: 'message',
      name: messageNames.requestVoided,
      orderId: order.id,
      runNo: order.runNo,
      correlationKey: request.id,
      timeToLiveMs: timeToLiveMs.other,
      variables: {},
    });
  }
}

/** 收回 and 退回: a request whose next word belongs to a unit that just lost the order has nobody left to endorse it; all others go on. */
export async function voidStrandedRequests(
  repositories: VoidRepositories,
  order: Pick<OrderRouting, 'id' | 'runNo'>,
  lost: { unitIds: readonly string[]; at: Date },
): Promise<void> {
  await voidOpenRequests(repositories, order, {
    reason: 'orderTakenBack',
    at: lost.at,
    only: ({ waitsAtUnitId }) => waitsAtUnitId !== null && lost.unitIds.includes(waitsAtUnitId),
  });
}
