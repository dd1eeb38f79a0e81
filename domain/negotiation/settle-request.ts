import type { Actor } from '../audit/ports.ts';
import { moveOrderDue } from '../due/move-order-due.ts';
import { resumeDues } from '../due/pause-dues.ts';
import { releaseClocks, type ReleaseClocksRepositories } from '../due/release-clocks.ts';
import type { Notices } from '../notice/ports.ts';
import { endOrder, type EndOrderRepositories } from '../order/end-order.ts';
import type { OrderRouting } from '../order/ports.ts';
import type { Clock } from '../shared/clock.ts';
import type { NegotiationRequest, Negotiations } from './ports.ts';
import { tellAsker } from './tell-asker.ts';

/** What a decision writes. */
export type SettleRepositories = EndOrderRepositories & ReleaseClocksRepositories & { negotiations: Negotiations; notices: Notices };

/** How it was decided, by whom, and the opinion (批复意见). */
export type Verdict = { answer: 'agreed' | 'refused'; opinion: string; actor: Actor };

/**
 * Carries a decision out on a locked order (P4.1, P4.2): an agreed withdrawal ends it, an agreed extension makes its due
 * exactly the one asked for, a refusal moves nothing. Whoever asked is told.
 */
export async function settleRequest(
  repositories: SettleRepositories,
  clock: Clock,
  order: OrderRouting,
  request: NegotiationRequest,
  { answer, opinion, actor }: Verdict,
): Promise<void> {
  const now = clock.now();
  const { kind, extension, requestNo } = request;
  await repositories.negotiations.change(request, { state: answer, waitsAtUnitId: null, decidedAt: now, opinion });
  const record = { action: `${kind}.${answer}`, actor, detail: { requestNo }, text: opinion };
  if (answer === 'agreed' && kind === 'withdrawal') await endOrder(repositories, clock, order, { ...record, to: 'withdrawn' });
  else await repositories.audit.record({ ...record, orderId: order.id, runNo: order.runNo });
  if (answer === 'agreed' && extension) {
    await resumeDues(repositories, order, 'extension', { at: now, actor });
    await moveOrderDue(repositories, order, { limit: extension.limit, dueAt: extension.resultingDueAt, actor });
  }
  // A red card that waited for the answer comes now, as of the old due (P4.2).
  if (answer === 'refused' && extension) await releaseClocks(repositories, order, { at: now, actor });
  await tellAsker(repositories.notices, request, answer, now);
}
