import type { Settings } from '../setting/settings.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { User } from '../user/user.ts';
import { completeItem, type CompletionRepositories } from '../work-item/complete-item.ts';
import { takeItem, type ItemRepositories } from '../work-item/take-item.ts';
import type { Informings } from './ports.ts';

type Repositories = ItemRepositories & CompletionRepositories & { informings: Informings; settings: Settings };

/**
 * Confirms that the person was informed, or counts as not reachable after the attempts that the setting asks for; the
 * order then waits for the province's feedback (P3.5). Errors: those of `takeItem`, `informing-incomplete`.
 */
export async function confirmInformed(
  deps: { inTransaction: InTransaction<Repositories>; clock: Clock },
  input: { user: User; workItemId: string },
): Promise<{ reached: boolean }> {
  return deps.inTransaction(async (repositories) => {
    const taken = await takeItem(repositories, input, ['informing']);
    const { order } = taken;
    const { attempts, reached } = await repositories.informings.summary(order.id, order.runNo);
    const { informingAttempts } = await repositories.settings.ofProvince(order.provinceUnitId);
    if (!reached && attempts < informingAttempts)
      throw new DomainError('informing-incomplete', `尚未告知到当事人；已联系 ${attempts} 次，联系满 ${informingAttempts} 次仍未联系上的方可确认。`);
    await completeItem(repositories, deps.clock, { ...taken, user: input.user }, {
      outcome: 'done',
      to: 'awaiting_feedback',
      action: reached ? 'informing.confirmed' : 'informing.notReachable',
      detail: { attempts },
    });
    return { reached };
  });
}
