import type { Notices } from '../notice/ports.ts';
import type { Clock } from '../shared/clock.ts';
import { completeItem, type CompletionRepositories } from '../work-item/complete-item.ts';
import type { Negotiations } from './ports.ts';
import type { TakenRequest } from './take-request.ts';
import { tellAsker } from './tell-asker.ts';

/** A level above says no, with its reason: the request ends inside and doesn't count towards the limits (P4.1). */
export async function declineRequest(
  repositories: CompletionRepositories & { negotiations: Negotiations; notices: Notices },
  clock: Clock,
  taken: TakenRequest,
  opinion: string,
): Promise<void> {
  const { request } = taken;
  const now = clock.now();
  await repositories.negotiations.change(request, { state: 'declined', waitsAtUnitId: null, decidedAt: now, opinion });
  await completeItem(repositories, clock, taken, {
    outcome: 'declined',
    action: `${request.kind}.declined`,
    detail: { requestNo: request.requestNo },
    text: opinion,
  });
  await tellAsker(repositories.notices, request, 'declined', now);
}
