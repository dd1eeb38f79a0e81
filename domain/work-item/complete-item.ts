import { closeDues } from '../due/close-dues.ts';
import { isMetBy } from '../due/is-met-by.ts';
import type { Dues } from '../due/ports.ts';
import type { EngineCommands, EngineVariables } from '../engine-command/ports.ts';
import { moveOrder, type MoveRepositories } from '../order/move-order.ts';
import { hasEnded, type OrderStatus } from '../order/status.ts';
import type { Clock } from '../shared/clock.ts';
import { actorOf, type User } from '../user/user.ts';
import type { WorkItems } from './ports.ts';
import type { LockedItem } from './take-item.ts';

/** What completing an item writes. */
export type CompletionRepositories = MoveRepositories & { workItems: WorkItems; dues: Dues; commands: EngineCommands };

/** How an item was done. */
export type Completion = {
  /** The outcome that the model's gateway reads. */
  outcome: string;
  /** Routing values that go with it, exactly those of the process contract. */
  variables?: EngineVariables;
  /** The order's state from now on, where this decision moves it. */
  to?: OrderStatus;
  /** Audit action, `<concept>.<pastParticiple>`. */
  action: string;
  detail?: Record<string, unknown>;
  /** What the person wrote (reason, opinion): kept encrypted. */
  text?: string;
};

/**
 * The second half of a person's decision (§3.1.5), in the transaction that wrote its facts: the item is done, the order
 * moves, the audit trail says so, the dues that it met are closed, and a command completes the job in the engine.
 */
export async function completeItem(
  repositories: CompletionRepositories,
  clock: Clock,
  taken: Pick<LockedItem, 'order' | 'item'> & { user: User },
  completion: Completion,
): Promise<void> {
  const { order, item, user } = taken;
  await repositories.workItems.complete(item.id, completion.outcome, clock.now());
  const record = {
    action: completion.action,
    actor: actorOf(user),
    detail: { workItemId: item.id, workItemKind: item.kind, outcome: completion.outcome, ...completion.detail },
    ...(completion.text === undefined ? {} : { text: completion.text }),
  };
  if (completion.to !== undefined && completion.to !== order.status)
    await moveOrder({ ...repositories, clock }, order, { ...record, to: completion.to });
  else await repositories.audit.record({ ...record, orderId: order.id, runNo: order.runNo });
  const endsOrder = completion.to !== undefined && hasEnded(completion.to);
  await closeDues(repositories, order, clock.now(), (due) => endsOrder || isMetBy(due, { ...item, outcome: completion.outcome }));
  await repositories.commands.append({
    kind: 'completeJob',
    name: item.kind,
    orderId: order.id,
    runNo: item.runNo,
    engineId: item.engineId,
    jobKey: item.jobKey,
    variables: { outcome: completion.outcome, ...completion.variables },
  });
}
