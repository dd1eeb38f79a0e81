import { DomainError } from '../shared/domain-error.ts';
import type { User } from '../user/user.ts';
import type { WorkItemKind } from '../work-item/kinds.ts';
import { takeItem, type ItemRepositories, type LockedItem } from '../work-item/take-item.ts';
import { negotiationItems, negotiationNames, negotiationKinds, negotiationOf, type NegotiationStep } from './kind.ts';
import { isOpen, type NegotiationRequest, type Negotiations } from './ports.ts';

/** A step of a request in the hands of the user who takes it. */
export type TakenRequest = LockedItem & { user: User; request: NegotiationRequest };

/**
 * Takes a person's step on a request that they are about to do. Errors: those of `takeItem`, `request-not-open` where the
 * request was overtaken.
 */
export async function takeRequest(
  repositories: ItemRepositories & { negotiations: Negotiations },
  input: { user: User; workItemId: string },
  step: NegotiationStep,
): Promise<TakenRequest> {
  const kinds: WorkItemKind[] = negotiationKinds.map((kind) => negotiationItems[kind][step]);
  const taken = await takeItem(repositories, input, kinds);
  const kind = negotiationOf(taken.item.kind);
  const request = kind && (await repositories.negotiations.ofWorkItem(kind, taken.item.id));
  if (!request) throw new DomainError('not-found', '任务所属的申请不存在。');
  if (!isOpen(request)) throw new DomainError('request-not-open', `${negotiationNames[request.kind]}申请已经结束，无需再办理。`);
  return { ...taken, user: input.user, request };
}
