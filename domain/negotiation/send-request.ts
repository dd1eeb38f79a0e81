import type { Deliveries, WaitingJob } from '../delivery/ports.ts';
import type { SendingState } from '../feedback/send-result.ts';
import type { EngineCommands } from '../engine-command/ports.ts';
import type { OrderLocks } from '../order/ports.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { announceDecision } from './answer-request.ts';
import { requestCallbacks, type NegotiationKind } from './kind.ts';
import { lockRequest } from './lock-request.ts';
import { isOpen, type NegotiationRequest, type Negotiations } from './ports.ts';

export type SendRequestRepositories = { orders: OrderLocks; negotiations: Negotiations; deliveries: Deliveries; commands: EngineCommands };

/**
 * 发往12345 (tables 8 and 9, §3.1.8): queues the request, which counts as sent from now on (P4.3); its receipt completes the
 * waiting job. When the job comes again, a dead callback is queued anew; a request that was answered without its receipt
 * goes on, and its decision is told once more, since the first telling may be long gone. Error: `not-found`.
 */
export async function sendRequest(
  deps: { inTransaction: InTransaction<SendRequestRepositories> },
  input: { kind: NegotiationKind; orderId: string; requestId: string; waiting: WaitingJob },
): Promise<SendingState> {
  return deps.inTransaction(async (repositories) => {
    const { deliveries, negotiations, commands } = repositories;
    const { order, request } = await lockRequest(repositories, input);
    const earlier = await deliveries.findByWaitingJob(input.waiting);
    if (earlier?.state === 'delivered') return 'acknowledged';
    if (request.state === 'voided') return 'orderEnded';
    if (!isOpen(request)) {
      await announceDecision(commands, request);
      return 'acknowledged';
    }
    if (earlier?.state === 'dead') await deliveries.requeue(earlier.id);
    if (!earlier) {
      const deliveryId = await deliveries.enqueue({ orderId: order.id, kind: requestCallbacks[input.kind], data: tableOf(request), waiting: input.waiting });
      await negotiations.change(request, { state: 'sent', deliveryId });
    }
    return 'underWay';
  });
}

/** 退单信息 (table 8) or 延期信息 (table 9) of a request. */
function tableOf({ requestNo, reason, extension }: NegotiationRequest) {
  if (extension === null) return { requestNo, reason };
  return { requestNo, reason, ...extension.limit, resultingDueAt: extension.resultingDueAt.toISOString() };
}
