import { isWithin } from '../region/code.ts';
import type { RegionRepository } from '../region/ports.ts';
import { routeOf } from '../region/route.ts';
import type { OrderRouting } from '../order/ports.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError, type FieldProblem } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { Units } from '../unit/ports.ts';
import type { Users } from '../user/ports.ts';
import type { User } from '../user/user.ts';
import { completeItem, type CompletionRepositories } from '../work-item/complete-item.ts';
import { takeItem, type ItemRepositories } from '../work-item/take-item.ts';
import type { Barrings } from './ports.ts';

type Repositories = ItemRepositories &
  CompletionRepositories & { units: Units; users: Users; barrings: Barrings; regions: Pick<RegionRepository, 'find' | 'lineage'> };

/** What the reviewer decides beside accepting. */
export type InitialReviewInput = {
  user: User;
  workItemId: string;
  /** 被投诉单位: it and those below can neither see nor receive the order (complaints only). */
  accusedUnitIds?: readonly string[];
  /** 被投诉人员 who are users: they are barred (complaints only). */
  accusedUserIds?: readonly string[];
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

const invalid = (problems: FieldProblem[]) => new DomainError('validation-failed', '初审内容不符合要求。', { problems });

async function barAccused(repositories: Repositories, order: OrderRouting, input: InitialReviewInput, at: Date): Promise<void> {
  const { accusedUnitIds = [], accusedUserIds = [] } = input;
  if (order.type !== 'complaint' && accusedUnitIds.length + accusedUserIds.length > 0)
    throw invalid([{ pointer: '/accusedUnitIds', code: 'invalid', detail: '被投诉对象：只有投诉举报类工单才能指定。' }]);
  const problems = [
    ...(await unitProblems(repositories.units, order, accusedUnitIds)),
    ...(await userProblems(repositories.users, order, { accusedUserIds, reviewerId: input.user.id })),
  ];
  if (problems.length > 0) throw invalid(problems);
  for (const unitId of accusedUnitIds) await repositories.barrings.bar(order.id, { unitId }, at);
  for (const userId of accusedUserIds) await repositories.barrings.bar(order.id, { userId }, at);
}

/** The province itself can't be barred: it holds the order. Such a complaint is for 国家局. */
async function unitProblems(units: Units, order: OrderRouting, accusedUnitIds: readonly string[]): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = [];
  for (const [index, unitId] of accusedUnitIds.entries()) {
    const [, ...above] = await units.pathOf(unitId);
    if (!above.some((unit) => unit.id === order.provinceUnitId))
      problems.push({ pointer: `/accusedUnitIds/${index}`, code: 'not-in-list', detail: '被投诉单位：应为本省的市级或县级单位。' });
  }
  return problems;
}

async function userProblems(
  users: Users,
  order: OrderRouting,
  { accusedUserIds, reviewerId }: { accusedUserIds: readonly string[]; reviewerId: string },
): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = [];
  for (const [index, userId] of accusedUserIds.entries()) {
    const accused = await users.find(userId);
    if (!accused?.unitPath.includes(order.provinceUnitId) || accused.id === reviewerId)
      problems.push({ pointer: `/accusedUserIds/${index}`, code: 'not-in-list', detail: '被投诉人员：应为本省其他在岗人员。' });
  }
  return problems;
}

const regionFlags = ['regionUnresolved', 'regionAboveCounty', 'regionOutsideProvince'];

async function correctRegion(repositories: Repositories, order: OrderRouting, code: string): Promise<void> {
  if (!(await repositories.regions.find(code)))
    throw new DomainError('region-unknown', '行政区划代码不存在，请重新选择。', {
      problems: [{ pointer: '/regionCode', code: 'not-in-list', detail: '行政区划：代码不存在。' }],
    });
  if (!isWithin(code, order.provinceCode))
    throw invalid([{ pointer: '/regionCode', code: 'not-in-list', detail: '行政区划：不在本省范围内。' }]);
  // 东莞 and the like are complete although they are cities.
  const complete = routeOf(await repositories.regions.lineage(code))?.isComplete ?? false;
  const flags = order.flags.filter((flag) => !regionFlags.includes(flag));
  await repositories.orders.change(order.id, {
    regionCode: code,
    regionConfidence: 1,
    flags: complete ? flags : [...flags, 'regionAboveCounty'],
  });
}
