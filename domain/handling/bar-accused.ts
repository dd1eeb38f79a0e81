import type { OrderRouting } from '../order/ports.ts';
import { DomainError, type FieldProblem } from '../shared/domain-error.ts';
import type { Units } from '../unit/ports.ts';
import type { Users } from '../user/ports.ts';
import type { User } from '../user/user.ts';
import type { Barrings } from './ports.ts';

/** Whom a complaint is about: units of the province below it, and people who are users. */
export type Accused = { accusedUnitIds?: readonly string[]; accusedUserIds?: readonly string[] };

type Repositories = { units: Units; users: Users; barrings: Barrings };

const invalid = (problems: FieldProblem[]) => new DomainError('validation-failed', '被投诉对象不符合要求。', { problems });

/**
 * 回避 (P3.1): the accused units with those below them, and the accused people, can neither see nor receive the locked order
 * from now on. Complaints only; the province itself can't be barred, it holds the order, nor can who names the others.
 * Error: `validation-failed`; then nobody is barred.
 */
export async function barAccused(
  { units, users, barrings }: Repositories,
  order: OrderRouting,
  { user, accusedUnitIds = [], accusedUserIds = [] }: { user: User } & Accused,
  at: Date,
): Promise<void> {
  if (order.type !== 'complaint' && accusedUnitIds.length + accusedUserIds.length > 0)
    throw invalid([{ pointer: '/accusedUnitIds', code: 'invalid', detail: '被投诉对象：只有投诉举报类工单才能指定。' }]);
  const problems = [...(await unitProblems(units, order, accusedUnitIds)), ...(await userProblems(users, order, { accusedUserIds, namedBy: user.id }))];
  if (problems.length > 0) throw invalid(problems);
  for (const unitId of accusedUnitIds) await barrings.bar(order.id, { unitId }, at);
  for (const userId of accusedUserIds) await barrings.bar(order.id, { userId }, at);
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
  { accusedUserIds, namedBy }: { accusedUserIds: readonly string[]; namedBy: string },
): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = [];
  for (const [index, userId] of accusedUserIds.entries()) {
    const accused = await users.find(userId);
    if (!accused?.unitPath.includes(order.provinceUnitId) || accused.id === namedBy)
      problems.push({ pointer: `/accusedUserIds/${index}`, code: 'not-in-list', detail: '被投诉人员：应为本省其他在岗人员。' });
  }
  return problems;
}
