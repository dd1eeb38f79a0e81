import { dueOnDate } from '../calendar/compute-due.ts';
import type { Due } from '../calendar/explanation.ts';
import { extendDue } from '../calendar/extend-due.ts';
import type { Limit } from '../calendar/schema.ts';
import type { Dues, ProvinceCalendars, ProvinceTime } from '../due/ports.ts';
import { orderDueOf } from '../due/set-due.ts';
import { assertExtensionAllowed } from '../negotiation/limits.ts';
import type { NegotiationRequest } from '../negotiation/ports.ts';
import type { OrderRouting } from '../order/ports.ts';
import type { Settings } from '../setting/settings.ts';
import { DomainError } from '../shared/domain-error.ts';

export type TermsRepositories = { dues: Pick<Dues, 'openOf'>; calendars: ProvinceCalendars; settings: Settings };

/**
 * What an extension asked now would mean (P4.2): the due before, and the due that agreeing makes, with its explanation.
 * Errors: `due-unknown`, and those of the limits.
 */
export async function extensionTerms(
  repositories: TermsRepositories,
  order: OrderRouting,
  asked: { limit: Limit; requests: readonly NegotiationRequest[]; now: Date },
): Promise<{ previousDueAt: Date; resulting: Due }> {
  const { limit, now } = asked;
  const settings = await repositories.settings.ofProvince(order.provinceUnitId);
  const time = await repositories.calendars.ofProvince(order.provinceUnitId);
  const due = await dueOf(repositories, order, asked.requests, time);
  if (!due) throw new DomainError('due-unknown', '工单尚无办结期限，无需申请延期。');
  assertExtensionAllowed({ order, requests: asked.requests, settings, limit, orderDueAt: due.dueAt, now });
  const from = settings.extensionBase === 'due' ? ({ base: 'due' } as const) : ({ base: 'approval', approvedAt: now } as const);
  return { previousDueAt: due.dueAt, resulting: extendDue(due, limit, time.calendar, { closingHour: time.closingHour, from }) };
}

/** 12345's due as it stands: the row that its clock runs by, else the date that 12345 gave, as agreed to be later since. */
async function dueOf(
  { dues }: TermsRepositories,
  order: OrderRouting,
  requests: readonly NegotiationRequest[],
  { closingHour }: ProvinceTime,
): Promise<Due | undefined> {
  const kept = await orderDueOf(dues, order);
  if (kept) return kept;
  if (order.finishBy === null) return undefined;
  const given = dueOnDate(order.finishBy, { closingHour });
  const agreed = requests.filter(({ state, runNo, extension }) => extension && state === 'agreed' && runNo === order.runNo);
  const last = agreed.at(-1)?.extension?.resultingDueAt;
  return last ? { ...given, dueAt: last } : given;
}
