import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { handlingLevelOf } from '../unit/unit.ts';
import type { User } from '../user/user.ts';
import { completeItem, type CompletionRepositories } from '../work-item/complete-item.ts';
import { takeItem, type ItemRepositories } from '../work-item/take-item.ts';
import { handlingVariables } from './handling-variables.ts';

type Repositories = ItemRepositories & CompletionRepositories;

/**
 * The unit that holds the order handles it itself (自行办理, P3.2). Errors: those of `takeItem`.
 */
export async function handleHere(
  deps: { inTransaction: InTransaction<Repositories>; clock: Clock },
  input: { user: User; workItemId: string },
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const taken = await takeItem(repositories, input, ['province-intake', 'city-intake', 'county-intake']);
    const { order, item } = taken;
    const level = handlingLevelOf({ id: item.unitId, level: input.user.unitLevel });
    await repositories.orders.change(order.id, { handlingUnitId: item.unitId });
    await completeItem(repositories, deps.clock, { ...taken, user: input.user }, {
      outcome: 'handle',
      variables: handlingVariables(order, { id: item.unitId, level }),
      action: 'order.handlingTaken',
      detail: { handlingUnitId: item.unitId },
    });
  });
}
