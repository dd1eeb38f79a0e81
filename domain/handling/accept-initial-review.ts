import { isWithin } from '../region/code.ts';
import type { RegionRepository } from '../region/ports.ts';
import { routeOf } from '../region/route.ts';
import type { OrderRouting } from '../order/ports.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { Units } from '../unit/ports.ts';
import type { Users } from '../user/ports.ts';
import type { User } from '../user/user.ts';
import { completeItem, type CompletionRepositories } from '../work-item/complete-item.ts';
import { takeItem, type ItemRepositories } from '../work-item/take-item.ts';
import { type Accused, barAccused } from './bar-accused.ts';
import type { Barrings } from './ports.ts';

type Repositories = ItemRepositories &
  CompletionRepositories & { units: Units; users: Users; barrings: Barrings; regions: Pick<RegionRepository, 'find' | 'lineage'> };

/** What the reviewer decides beside accepting. */
export type InitialReviewInput = Accused & {
  user: User;
  workItemId: string;
  /** The region put right, 12 digits. */
  regionCode?: string;
  note?: string;
};

/**
 * 初审 accepts the order: the accused are barred, the region is put right, handling begins (P3.1).
 * Errors: those of `takeItem`, `validation-failed`, `region-unknown`.
 */
export async function acceptInitialReview(
  deps: { inTransaction: InTransaction<Repositories>; clock: Clock },
  input: InitialReviewInput,
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const taken = await takeItem(repositories, input, ['initial-review']);
    const { order } = taken;
    await barAccused(repositories, order, input, deps.clock.now());
    if (input.regionCode !== undefined) await correctRegion(repositories, order, input.regionCode);
    await completeItem(repositories, deps.clock, { ...taken, user: input.user }, {
      outcome: 'accepted',
      to: 'in_handling',
      action: 'order.initialReviewAccepted',
      detail: {
        barredUnitIds: input.accusedUnitIds ?? [],
        barredUserIds: input.accusedUserIds ?? [],
        ...(input.regionCode === undefined ? {} : { regionCode: input.regionCode }),
      },
      ...(input.note === undefined ? {} : { text: input.note }),
    });
  });
}

const regionFlags = ['regionUnresolved', 'regionAboveCounty', 'regionOutsideProvince'];

async function correctRegion(repositories: Repositories, order: OrderRouting, code: string): Promise<void> {
  if (!(await repositories.regions.find(code)))
    throw new DomainError('region-unknown', '行政区划代码不存在，请重新选择。', {
      problems: [{ pointer: '/regionCode', code: 'not-in-list', detail: '行政区划：代码不存在。' }],
    });
  if (!isWithin(code, order.provinceCode))
    throw new DomainError('validation-failed', '初审内容不符合要求。', {
      problems: [{ pointer: '/regionCode', code: 'not-in-list', detail: '行政区划：不在本省范围内。' }],
    });
  // 东莞 and the like are complete although they are cities.
  const complete = routeOf(await repositories.regions.lineage(code))?.isComplete ?? false;
  const flags = order.flags.filter((flag) => !regionFlags.includes(flag));
  await repositories.orders.change(order.id, {
    regionCode: code,
    regionConfidence: 1,
    flags: complete ? flags : [...flags, 'regionAboveCounty'],
  });
}
