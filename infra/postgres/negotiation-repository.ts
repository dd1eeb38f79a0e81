import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { LimitUnit } from '../../domain/calendar/schema.ts';
import { negotiationKinds, type NegotiationKind } from '../../domain/negotiation/kind.ts';
import type { NegotiationRequest, Negotiations, RequestChange, RequestState } from '../../domain/negotiation/ports.ts';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';

type Row = {
  id: string;
  request_no: string;
  order_id: string;
  run_no: number;
  state: RequestState;
  asked_by: string;
  asked_unit_id: string;
  asked_at: Date;
  reason_enc: Buffer;
  waits_at_unit_id: string | null;
  sent_at: Date | null;
  decided_at: Date | null;
  opinion_enc: Buffer | null;
  delivery_id: string | null;
  reminders: number;
  amount?: number;
  unit?: LimitUnit;
  previous_due_at?: Date | null;
  resulting_due_at?: Date | null;
};

const tables = { withdrawal: 'withdrawal_request', extension: 'extension_request' } as const;
const place = (kind: NegotiationKind, column: 'reason_enc' | 'opinion_enc', rowId: string) => ({ table: tables[kind], column, rowId });

const toRequest = (kind: NegotiationKind, row: Row, cipher: FieldCipher): NegotiationRequest => ({
  id: row.id,
  kind,
  requestNo: row.request_no,
  orderId: row.order_id,
  runNo: row.run_no,
  state: row.state,
  askedBy: row.asked_by,
  askedUnitId: row.asked_unit_id,
  askedAt: row.asked_at,
  reason: cipher.open(row.reason_enc, place(kind, 'reason_enc', row.id)),
  waitsAtUnitId: row.waits_at_unit_id,
  sentAt: row.sent_at,
  decidedAt: row.decided_at,
  opinion: row.opinion_enc === null ? null : cipher.open(row.opinion_enc, place(kind, 'opinion_enc', row.id)),
  deliveryId: row.delivery_id,
  reminders: row.reminders,
  extension:
    row.amount && row.unit && row.previous_due_at && row.resulting_due_at
      ? { limit: { amount: row.amount, unit: row.unit }, previousDueAt: row.previous_due_at, resultingDueAt: row.resulting_due_at }
      : null,
});

/** Withdrawals and extensions, in a transaction or outside of any; reasons and opinions are encrypted. */
export function createNegotiationRepository(database: Knex, { cipher }: { cipher: FieldCipher }): Negotiations {
  const find = async (kind: NegotiationKind, id: string) => {
    const row = (await database(tables[kind]).where({ id }).first()) as Row | undefined;
    return row && toRequest(kind, row, cipher);
  };
  return {
    add: async ({ kind, reason, extension, ...asked }) => {
      const id = randomUUID();
      await database(tables[kind]).insert({
        id,
        request_no: asked.requestNo,
        order_id: asked.orderId,
        run_no: asked.runNo,
        state: 'asked',
        asked_by: asked.askedBy,
        asked_unit_id: asked.askedUnitId,
        asked_at: asked.askedAt,
        reason_enc: cipher.seal(reason, place(kind, 'reason_enc', id)),
        waits_at_unit_id: asked.waitsAtUnitId,
        ...(extension && { ...extension.limit, previous_due_at: extension.previousDueAt, resulting_due_at: extension.resultingDueAt }),
      });
      return { ...asked, id, kind, reason, extension, state: 'asked', sentAt: null, decidedAt: null, opinion: null, deliveryId: null, reminders: 0 };
    },
    find,
    ofWorkItem: async (kind, workItemId) => {
      const table = tables[kind];
      const row = await database(table)
        .join('work_item', (join) => join.on('work_item.process_instance_key', `${table}.process_instance_key`).on('work_item.engine_id', `${table}.engine_id`))
        .where('work_item.id', workItemId)
        .first<{ id: string } | undefined>(`${table}.id`);
      return row && find(kind, row.id);
    },
    allOf: async (orderId) => {
      const found: NegotiationRequest[] = [];
      for (const kind of negotiationKinds) {
        const rows = (await database(tables[kind]).where('order_id', orderId).orderBy(['asked_at', 'request_no'])) as Row[];
        found.push(...rows.map((row) => toRequest(kind, row, cipher)));
      }
      return found.toSorted((one, other) => one.askedAt.getTime() - other.askedAt.getTime());
    },
    startUnitOf: async (orderId) => {
      const row = await database('petition').where('order_id', orderId).first<{ start_unit_id: string } | undefined>('start_unit_id');
      return row?.start_unit_id;
    },
    change: async ({ id, kind }, change) => {
      await database(tables[kind]).where({ id }).update(toColumns(kind, id, change, cipher));
    },
    register: async ({ id, kind }, { engineId, processInstanceKey }) => {
      const changed = await database(tables[kind])
        .where({ id })
        .whereRaw('(process_instance_key is null or (engine_id = ? and process_instance_key = ?))', [engineId, processInstanceKey])
        .update({ engine_id: engineId, process_instance_key: processInstanceKey });
      return changed === 1;
    },
    closeItems: async ({ id, kind }, note, at) => {
      const instance = database(tables[kind]).where({ id }).whereNotNull('process_instance_key').select('engine_id', 'process_instance_key');
      await database('work_item')
        .whereIn(['engine_id', 'process_instance_key'], instance)
        .whereIn('state', ['open', 'claimed'])
        .update({ state: 'closed', note, ended_at: at });
    },
  };
}

function toColumns(kind: NegotiationKind, id: string, { state, opinion, ...change }: RequestChange, cipher: FieldCipher) {
  return {
    ...(state && { state }),
    ...(change.waitsAtUnitId !== undefined && { waits_at_unit_id: change.waitsAtUnitId }),
    ...(change.sentAt && { sent_at: change.sentAt }),
    ...(change.decidedAt && { decided_at: change.decidedAt }),
    ...(typeof opinion === 'string' && { opinion_enc: cipher.seal(opinion, place(kind, 'opinion_enc', id)) }),
    ...(change.deliveryId && { delivery_id: change.deliveryId }),
    ...(change.reminders !== undefined && { reminders: change.reminders }),
  };
}
