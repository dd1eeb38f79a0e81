import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { DueName } from '../../domain/due/due-names.ts';
import type { DueCard, Dues, DueUpdate, OrderDue } from '../../domain/due/ports.ts';

/** A row of `due`. */
export type DueRow = {
  id: string;
  order_id: string;
  run_no: number;
  name: DueName;
  unit_id: string | null;
  delegation_id: string | null;
  starts_at: Date;
  due_at: Date;
  state: OrderDue['state'];
  terms: OrderDue['terms'];
  explanation: OrderDue['explanation'];
  yellow_at: Date;
  red_at: Date;
  escalate_at: Date;
  timed: boolean;
  paused: OrderDue['paused'];
};

type CardRow = { due_id: string; card: DueCard; due_at: Date; fired_at: Date };

/** The due of a row. */
export const toDue = (row: DueRow): OrderDue => ({
  id: row.id,
  orderId: row.order_id,
  runNo: row.run_no,
  name: row.name,
  unitId: row.unit_id,
  delegationId: row.delegation_id,
  startsAt: row.starts_at,
  dueAt: row.due_at,
  state: row.state,
  terms: row.terms,
  explanation: row.explanation,
  cards: { yellowAt: row.yellow_at, redAt: row.red_at, escalateAt: row.escalate_at },
  isTimed: row.timed,
  paused: row.paused,
});

const toColumns = ({ dueAt, state, terms, explanation, cards, isTimed, paused, closedAt }: DueUpdate) => ({
  ...(dueAt && { due_at: dueAt }),
  ...(state && { state }),
  ...(terms && { terms: JSON.stringify(terms) }),
  ...(explanation && { explanation: JSON.stringify(explanation), provisional: explanation.provisionalYears.length > 0 }),
  ...(cards && { yellow_at: cards.yellowAt, red_at: cards.redAt, escalate_at: cards.escalateAt }),
  ...(isTimed !== undefined && { timed: isTimed }),
  ...(paused !== undefined && { paused: paused && JSON.stringify(paused) }),
  ...(closedAt !== undefined && { closed_at: closedAt }),
});

/** Dues in one transaction. */
export function createDueRepository(transaction: Knex): Dues {
  return {
    insert: async (due) => {
      const id = randomUUID();
      const { orderId, runNo, name, unitId, delegationId, startsAt } = due;
      await transaction('due').insert({
        id, order_id: orderId, run_no: runNo, name, unit_id: unitId, delegation_id: delegationId, starts_at: startsAt, ...toColumns(due),
      }); // prettier-ignore
      return id;
    },
    update: async (dueId, change) => {
      const columns = toColumns(change);
      if (Object.keys(columns).length > 0) await transaction('due').where('id', dueId).update(columns);
    },
    find: async (dueId) => {
      const row = (await transaction('due').where('id', dueId).first()) as DueRow | undefined;
      return row && toDue(row);
    },
    openOf: async (orderId, runNo) => {
      const rows = (await transaction('due').where({ order_id: orderId, run_no: runNo, state: 'open' }).orderBy(['due_at', 'id'])) as DueRow[];
      return rows.map(toDue);
    },
    lastOf: async (orderId, runNo, name) => {
      const rows = (await transaction('due')
        .where({ order_id: orderId, run_no: runNo, name })
        .distinctOn('unit_id')
        .orderBy([{ column: 'unit_id' }, { column: 'set_at', order: 'desc' }])) as DueRow[];
      return rows.map(toDue);
    },
    shownOf: async (orderId) => {
      const rows = await transaction('due')
        .leftJoin('unit', 'unit.id', 'due.unit_id')
        .where('order_id', orderId)
        .orderBy([{ column: 'run_no', order: 'desc' }, { column: 'state', order: 'desc' }, { column: 'due_at' }, { column: 'due.id' }])
        .select<(DueRow & { unit_name: string | null; closed_at: Date | null })[]>('due.*', 'unit.name as unit_name');
      const cards = (await transaction('due_card').whereIn('due_id', rows.map(({ id }) => id)).orderBy('fired_at')) as CardRow[];
      const firedOf = (id: string) => cards.filter(({ due_id }) => due_id === id).map(({ card, due_at, fired_at }) => ({ card, dueAt: due_at, firedAt: fired_at }));
      return rows.map((row) => ({ ...toDue(row), unitName: row.unit_name, closedAt: row.closed_at, fired: firedOf(row.id) }));
    },
    provisionalOrders: (version, limit) =>
      transaction('due')
        .where('state', 'open')
        .where('provisional', true)
        .whereRaw(`not starts_with(coalesce(explanation ->> 'calendarVersion', ''), ?)`, [version])
        .distinct('order_id')
        .limit(limit)
        .pluck<string[]>('order_id'),
    showOnItems: async (orderId) => {
      await transaction.raw(
        `update work_item set due_at = (
           select min(due.due_at) from due
           where due.order_id = work_item.order_id and due.run_no = work_item.run_no and due.state = 'open'
             and due.name = work_item.due_name and (due.unit_id is null or due.unit_id = work_item.unit_id))
         where order_id = ? and state in ('open', 'claimed') and due_name is not null`,
        [orderId],
      );
    },
    recordCard: async ({ dueId, card, dueAt, firedAt }) => {
      const inserted = await transaction('due_card')
        .insert({ due_id: dueId, card, due_at: dueAt, fired_at: firedAt })
        .onConflict(['due_id', 'card', 'due_at'])
        .ignore()
        .returning('due_id');
      return inserted.length === 1;
    },
    hasExtensionSent: async (orderId, orderDueAt) => {
      const sent: unknown = await transaction('extension_request').where({ order_id: orderId }).whereIn('state', ['endorsed', 'sent']).where('sent_at', '<=', orderDueAt).first('id');
      return sent !== undefined;
    },
  };
}
