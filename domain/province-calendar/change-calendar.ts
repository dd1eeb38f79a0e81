import type { SettingRegister, UnitRegister } from '../admin/ports.ts';
import type { AuditTrail } from '../audit/ports.ts';
import type { Closure } from '../calendar/schema.ts';
import { withClosures, type WorkCalendar } from '../calendar/work-calendar.ts';
import { effectOn, type Effect, type OpenOrders } from '../due/open-dues.ts';
import type { Recomputations } from '../due/recompute-open-dues.ts';
import type { Settings } from '../setting/settings.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError, type FieldProblem } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { actorOf, type User } from '../user/user.ts';
import { ownProvince } from './read-calendar.ts';
import type { ProvinceDays } from './schema.ts';

type Wanted = { user: User; provinceUnitId: string; days: ProvinceDays };

const isSame = (one: readonly Closure[], other: readonly Closure[]) =>
  one.length === other.length && one.every(({ on, working, name }, index) => on === other[index]?.on && working === other[index].working && name === other[index].name);

/** Days that say nothing new: a worked day that is worked anyway, a day off on a day off. */
function checkDays(open: WorkCalendar, before: ProvinceDays, { closingHour, closures }: ProvinceDays): void {
  const problems = closures.flatMap(({ on, working }, index): FieldProblem[] => {
    const [off, worked] = [open.daysOff.has(on), open.workedWeekends.has(on)];
    const isWorked = worked || (!off && ![0, 6].includes(new Date(`${on}T00:00:00Z`).getUTCDay()));
    if (isWorked !== working) return [];
    return [{ pointer: `/days/closures/${index}/on`, code: 'invalid', detail: `${on}：本来就是${working ? '工作日' : '休息日'}，不需要安排。` }];
  });
  if (problems.length > 0) throw new DomainError('validation-failed', `共有 ${problems.length} 处不符合要求，未保存任何内容。`, { problems });
  if (closingHour === before.closingHour && isSame(before.closures, closures))
    throw new DomainError('validation-failed', '没有任何改动，未保存。', { problems: [{ pointer: '/days', code: 'invalid', detail: '与现行的安排相同。' }] });
}

const sorted = (days: ProvinceDays): ProvinceDays => ({ ...days, closures: days.closures.toSorted((one, other) => one.on.localeCompare(other.on)) });

/**
 * Which open dues would move if the province's own days were these (P5.1). Nothing is written. Errors: `right-required`,
 * `not-found`, `validation-failed`.
 */
export async function previewDays(deps: { settings: Settings; publicCalendar: () => WorkCalendar; openOrders: OpenOrders }, input: Wanted): Promise<{ effect: Effect }> {
  const scope = ownProvince(input.user, input.provinceUnitId);
  const { cards, closingHour, closures } = await deps.settings.ofProvince(scope.provinceCode);
  const open = deps.publicCalendar();
  const days = sorted(input.days);
  checkDays(open, sorted({ closingHour, closures: [...closures] }), days);
  const time = { calendar: withClosures(open, days.closures), closingHour: days.closingHour, policy: cards };
  return { effect: await effectOn(deps.openOrders, scope, () => Promise.resolve({ time, termsOf: ({ terms }) => terms })) };
}

type Repositories = { unitRegister: UnitRegister; settings: Settings; settingRegister: SettingRegister; recomputations: Recomputations; audit: AuditTrail };

/**
 * Sets the province's own days with a reason (P5.1). Every open due follows, as the law counts: a worker computes them again
 * and audits what moves. Errors: `right-required`, `not-found`, `validation-failed`.
 */
export async function changeDays(
  deps: { inTransaction: InTransaction<Repositories>; publicCalendar: () => WorkCalendar; clock: Clock },
  input: Wanted & { reason: string },
): Promise<void> {
  const { provinceCode } = ownProvince(input.user, input.provinceUnitId);
  await deps.inTransaction(async ({ unitRegister, settings, settingRegister, recomputations, audit }) => {
    const unit = await unitRegister.lock({ provinceCode }, provinceCode);
    if (!unit) throw new DomainError('not-found', '该省不存在或不在您的权限范围内。');
    const { closingHour, closures } = await settings.ofProvince(unit.id);
    const before = sorted({ closingHour, closures: [...closures] });
    const after = sorted(input.days);
    checkDays(deps.publicCalendar(), before, after);
    await settingRegister.set(unit.id, 'closingHour', after.closingHour);
    await settingRegister.set(unit.id, 'closures', after.closures);
    await recomputations.request({ cause: 'newCalendar', table: null, revision: null, provinceUnitId: unit.id, requestedBy: input.user.id, at: deps.clock.now() });
    await audit.record({ action: 'calendar.changed', actor: actorOf(input.user), detail: { unitId: unit.id, reason: input.reason, before, after } });
  });
}
