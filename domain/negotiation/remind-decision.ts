import type { AuditTrail } from '../audit/ports.ts';
import { computeDue } from '../calendar/compute-due.ts';
import type { ProvinceCalendars } from '../due/ports.ts';
import type { Notices } from '../notice/ports.ts';
import type { OrderLocks, OrderRouting } from '../order/ports.ts';
import type { Settings } from '../setting/settings.ts';
import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { negotiationNames, type NegotiationKind } from './kind.ts';
import { lockRequest } from './lock-request.ts';
import { isOpen, type Negotiations } from './ports.ts';

export type RemindRepositories = {
  orders: OrderLocks;
  negotiations: Negotiations;
  settings: Settings;
  calendars: ProvinceCalendars;
  notices: Notices;
  audit: AuditTrail;
};

type Deps = { inTransaction: InTransaction<RemindRepositories>; clock: Clock };
type Ids = { kind: NegotiationKind; orderId: string; requestId: string };

/** When the decision will be reminded (确定催复时间, P4.1), as an instant for the model's timer. Error: `not-found`. */
export async function planReminder(deps: Deps, ids: Ids): Promise<{ remindAt: string }> {
  return deps.inTransaction(async (repositories) => {
    const { order } = await lockRequest(repositories, ids);
    return { remindAt: await nextReminder(repositories, order, deps.clock.now()) };
  });
}

/**
 * No answer yet (催复, P4.1): recorded and told to the province's handlers, who talk to 12345; from the set number of
 * reminders on to the supervisor as well. Never an automatic yes. A request that was decided meanwhile is left alone.
 * Error: `not-found`.
 */
export async function remindDecision(deps: Deps, ids: Ids): Promise<{ remindAt: string }> {
  return deps.inTransaction(async (repositories) => {
    const { order, request } = await lockRequest(repositories, ids);
    const now = deps.clock.now();
    const remindAt = await nextReminder(repositories, order, now);
    if (!isOpen(request)) return { remindAt };
    const { decisionReminder } = await repositories.settings.ofProvince(order.provinceUnitId);
    const reminders = request.reminders + 1;
    const isEscalated = reminders >= decisionReminder.escalateFrom;
    await repositories.negotiations.change(request, { reminders });
    await repositories.audit.record({
      action: `${request.kind}.reminded`,
      actor: { kind: 'system', id: 'workers' },
      orderId: order.id,
      runNo: order.runNo,
      detail: { requestNo: request.requestNo, reminders, escalated: isEscalated },
    });
    await repositories.notices.tell({
      orderId: order.id,
      kind: 'requestWaiting',
      facts: { request: negotiationNames[request.kind], reminders },
      event: `request:${request.id}:reminder:${reminders}`,
      to: { units: [{ unitId: order.provinceUnitId, rights: isEscalated ? ['handler', 'supervisor'] : ['handler'] }] },
      bySms: isEscalated,
      at: now,
    });
    return { remindAt };
  });
}

async function nextReminder({ settings, calendars }: RemindRepositories, order: OrderRouting, now: Date): Promise<string> {
  const { decisionReminder } = await settings.ofProvince(order.provinceUnitId);
  const { calendar, closingHour } = await calendars.ofProvince(order.provinceUnitId);
  return computeDue(now, decisionReminder.every, calendar, { closingHour }).dueAt.toISOString();
}
