import { computeDue } from '../calendar/compute-due.ts';
import { endText, limitText } from '../calendar/chinese-dates.ts';
import type { Limit } from '../calendar/schema.ts';
import type { ProvinceTime } from '../due/ports.ts';
import type { OrderRouting } from '../order/ports.ts';
import type { ProvinceSettings } from '../setting/settings.ts';
import { DomainError } from '../shared/domain-error.ts';
import { negotiationNames, type NegotiationKind } from './kind.ts';
import type { NegotiationRequest } from './ports.ts';

const limitReached = (kind: NegotiationKind, most: number) =>
  new DomainError('request-limit-reached', `本工单${negotiationNames[kind]}已申请${most}次，达到本省上限；内部未同意的不计。`);
const tooLate = (detail: string) => new DomainError('request-too-late', detail);

type Asked = Pick<NegotiationRequest, 'kind' | 'runNo' | 'state'>;
type Order = Pick<OrderRouting, 'runNo' | 'acceptedAt'>;

/** Those of this round that count: a declined one never reached 12345, a voided one was overtaken (P4.1). */
const counted = (kind: NegotiationKind, order: Order, requests: readonly Asked[]) =>
  requests.filter((one) => one.kind === kind && one.runNo === order.runNo && one.state !== 'declined' && one.state !== 'voided').length;

/** Whether 退单 may be asked: how often, and until when after our acceptance (P4.1). Errors: `request-limit-reached`, `request-too-late`. */
export function assertWithdrawalAllowed(input: {
  order: Order;
  requests: readonly Asked[];
  settings: Pick<ProvinceSettings, 'withdrawalMaxRequests' | 'withdrawalWindow'>;
  time: Pick<ProvinceTime, 'calendar' | 'closingHour'>;
  now: Date;
}): void {
  const { order, settings, time, now } = input;
  if (counted('withdrawal', order, input.requests) >= settings.withdrawalMaxRequests) throw limitReached('withdrawal', settings.withdrawalMaxRequests);
  if (settings.withdrawalWindow === null) return;
  const { dueAt } = computeDue(order.acceptedAt, settings.withdrawalWindow, time.calendar, { closingHour: time.closingHour });
  if (now >= dueAt) throw tooLate(`退单须在受理后${limitText(settings.withdrawalWindow)}内申请，已于${endText(dueAt)}截止。`);
}

/**
 * Whether 延期 may be asked: how often, for how long, and before 12345's due (P4.2).
 * Errors: `request-limit-reached`, `validation-failed`, `request-too-late`.
 */
export function assertExtensionAllowed(input: {
  order: Order;
  requests: readonly Asked[];
  settings: Pick<ProvinceSettings, 'extensionMaxRequests' | 'extensionMaxDays'>;
  limit: Limit;
  orderDueAt: Date;
  now: Date;
}): void {
  const { order, settings, limit } = input;
  assertBeforeDue(input.orderDueAt, input.now);
  if (counted('extension', order, input.requests) >= settings.extensionMaxRequests) throw limitReached('extension', settings.extensionMaxRequests);
  const most = settings.extensionMaxDays * (limit.unit === 'hour' ? 24 : 1);
  if (limit.amount > most)
    throw new DomainError('validation-failed', '延期时间超过本省上限。', {
      problems: [{ pointer: '/amount', code: 'too-big', detail: `延期时间：一次最多${limitText({ amount: most, unit: limit.unit })}。` }],
    });
}

/** What counts is that the province sends it before 12345's due (P4.2). Error: `request-too-late`. */
export function assertBeforeDue(orderDueAt: Date, now: Date): void {
  if (now >= orderDueAt) throw tooLate(`办结期限${endText(orderDueAt)}已过，不能再申请延期。`);
}
