import type { Knex } from 'knex';
import { instantOf } from '../../domain/calendar/civil-day.ts';
import { soonHours, type Ending, type FigureCriteria, type Urgency } from '../../domain/dashboard/figure.ts';
import { levelOf, nationCode } from '../../domain/region/code.ts';

/** The 12345 due of an order in its present round, as the due stands now. `order` is the alias of its table. */
export const orderDueOf = (order: string) =>
  `(select due.due_at from due where due.order_id = ${order}.id and due.run_no = ${order}.run_no and due.name = 'order' order by due.set_at desc limit 1)`;

/** 延期 that 12345, or whoever decides in its place, was asked for. */
export const askedForExtension = (order: string) =>
  `exists (select 1 from extension_request asked where asked.order_id = ${order}.id and asked.state in ('sent', 'agreed', 'refused'))`;

/** A moment by which an order is late, or soon late, at the earliest due of its pending tasks. */
export const urgencies: Readonly<Record<Urgency, string>> = {
  open: 'true',
  late: 'min(i.due_at) < :now',
  soon: 'min(i.due_at) >= :now and min(i.due_at) < :soon',
};

/** The end of "soon", seen from `now`. */
export const soonAfter = (now: Date) => new Date(now.getTime() + soonHours * 3_600_000);

/** Tasks that wait or are in somebody's hands. Spelled out, so that it is seen to be the condition of the index. */
export const isPending = `i.state in ('open', 'claimed')`;

/** A unit with all below it, as rows of ids. */
export const subtreeOf = (unit: string) =>
  `(with recursive tree as (select cast(${unit} as text) as id union all select unit.id from tree join unit on unit.parent_id = tree.id) select id from tree)`;

/** Orders of a unit: all of 国家局's and a province's, those delegated to a city or county. Undefined where that is every order. */
export function ordersOf(unitId: string, order: string): string | undefined {
  if (unitId === nationCode) return undefined;
  if (levelOf(unitId) === 'province') return `${order}.province_unit_id = :unitId`;
  return `exists (select 1 from delegation given where given.order_id = ${order}.id and given.to_unit_id = :unitId)`;
}

const endings: Readonly<Record<Ending, string>> = {
  timed: `work_order.status = 'completed' and ${orderDueOf('work_order')} is not null`,
  onTime: `work_order.status = 'completed' and work_order.ended_at <= ${orderDueOf('work_order')}`,
  overdue: `work_order.status = 'completed' and work_order.ended_at > ${orderDueOf('work_order')}`,
  extended: askedForExtension('work_order'),
};

/** Narrows a search to what a figure of the dashboard counts, by the very conditions that counted it (P9.2). */
export function byFigure(query: Knex.QueryBuilder, criteria: FigureCriteria, now: Date): void {
  const { unitId, pending, step, acceptedFrom, acceptedTo, endedFrom, endedTo, ending, sources } = criteria;
  if (acceptedFrom !== undefined) void query.where('work_order.accepted_at', '>=', instantOf(acceptedFrom, '00:00'));
  if (acceptedTo !== undefined) void query.where('work_order.accepted_at', '<', instantOf(acceptedTo, '24:00'));
  if (endedFrom !== undefined) void query.where('work_order.ended_at', '>=', instantOf(endedFrom, '00:00'));
  if (endedTo !== undefined) void query.where('work_order.ended_at', '<', instantOf(endedTo, '24:00'));
  if (ending !== undefined) void query.whereNotNull('work_order.ended_at').whereRaw(endings[ending]);
  if (sources) void query.whereIn('work_order.source', [...sources]);
  if (pending !== undefined || step !== undefined) byTask(query, criteria, now);
  else if (unitId !== undefined) {
    const condition = ordersOf(unitId, 'work_order');
    if (condition !== undefined) void query.whereRaw(condition, { unitId });
  }
}

/** By a task at the unit or below it: pending, or done in the days. */
function byTask(query: Knex.QueryBuilder, { unitId, own, pending, step, stepFrom, stepTo }: FigureCriteria, now: Date): void {
  const at = unitId === undefined || (unitId === nationCode && !own) ? '' : own ? 'and i.unit_id = :unitId' : `and i.unit_id in ${subtreeOf(':unitId')}`;
  const of = step === undefined ? '' : 'and i.kind = :step';
  const given = { unitId, step, now, soon: soonAfter(now), from: stepFrom && instantOf(stepFrom, '00:00'), to: stepTo && instantOf(stepTo, '24:00') };
  if (pending !== undefined) {
    void query.whereRaw(`work_order.id in (select i.order_id from work_item i where ${isPending} ${at} ${of} group by i.order_id having ${urgencies[pending]})`, given);
    return;
  }
  const days = `${stepFrom === undefined ? '' : 'and i.ended_at >= :from'} ${stepTo === undefined ? '' : 'and i.ended_at < :to'}`;
  void query.whereRaw(`work_order.id in (select i.order_id from work_item i where i.state = 'completed' ${at} ${of} ${days})`, given);
}
