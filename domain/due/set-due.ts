import type { EngineCommands } from '../engine-command/ports.ts';
import type { OrderRouting } from '../order/ports.ts';
import { computed } from './compute.ts';
import { pausedFrom, standingPause } from './standing-pause.ts';
import type { Dues, OrderDue, ProvinceCalendars } from './ports.ts';
import { armClock } from './tell-clock.ts';
import type { DueTerms } from './terms.ts';

/** What every step on dues needs. */
export type DueRepositories = { dues: Dues; calendars: ProvinceCalendars; commands: EngineCommands };

/** A due to be set. */
export type NewDue = Pick<OrderDue, 'name' | 'unitId' | 'delegationId'> & { terms: DueTerms };

/** 12345's due of the order's present round, if it has one that is open. */
export async function orderDueOf(dues: Pick<Dues, 'openOf'>, order: Pick<OrderRouting, 'id' | 'runNo'>): Promise<OrderDue | undefined> {
  return (await dues.openOf(order.id, order.runNo)).find(({ name }) => name === 'order');
}

/** Sets a due of a locked order and starts its clock in the engine (P5.3, P5.4); where the order's clocks stand, it stands from its start. */
export async function setDue(repositories: DueRepositories, order: OrderRouting, { terms, ...facts }: NewDue): Promise<OrderDue> {
  const { dues, calendars } = repositories;
  const orderDue = await orderDueOf(dues, order);
  const due: Omit<OrderDue, 'id'> = {
    ...facts,
    orderId: order.id,
    runNo: order.runNo,
    ...computed(terms, await calendars.ofProvince(order.provinceUnitId), orderDue?.dueAt),
    state: 'open',
    isTimed: false,
    paused: facts.name === 'supervision' ? null : pausedFrom(await standingPause(dues, order), terms.startsAt),
  };
  const id = await dues.insert(due);
  await armClock(repositories, order, { id, isTimed: false });
  await dues.showOnItems(order.id);
  return { ...due, id, isTimed: true };
}

/**
 * Opens a due again that had been met: the work came back, and its clock goes on as if it had never stopped (P5.3: rework
 * neither stops nor resets a clock).
 */
export async function reopenDue(repositories: DueRepositories, order: OrderRouting, due: OrderDue): Promise<void> {
  const orderDue = await orderDueOf(repositories.dues, order);
  const time = await repositories.calendars.ofProvince(order.provinceUnitId);
  const paused = due.paused ?? (await standingPause(repositories.dues, order));
  await repositories.dues.update(due.id, { ...computed(due.terms, time, orderDue?.dueAt), state: 'open', closedAt: null, paused });
  await armClock(repositories, order, { id: due.id, isTimed: false });
  await repositories.dues.showOnItems(order.id);
}
