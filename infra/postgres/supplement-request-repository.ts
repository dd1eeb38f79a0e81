import type { Knex } from 'knex';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';
import type { SupplementRequest, SupplementRequests } from '../../domain/supplement/ports.ts';

type Row = {
  id: string; request_no: string; order_id: string; run_no: number; state: SupplementRequest['state']; asked_by: string; asked_unit_id: string;
  asked_at: Date; reason_enc: Buffer; remind_at: Date; reply_by: Date; reminded_at: Date | null; ended_at: Date | null; reply_command_id: string | null;
}; // prettier-ignore

/** Where a request's reason lives, for sealing and opening it. */
export const supplementReasonPlace = (rowId: string) => ({ table: 'supplement_request', column: 'reason_enc', rowId });

/** 补正 requests, in a transaction or, to read, outside of any. */
export function createSupplementRequestRepository(database: Knex, { cipher }: { cipher: FieldCipher }): SupplementRequests {
  const rows = () => database<Row>('supplement_request');
  const toRequest = (row: Row): SupplementRequest => ({
    id: row.id,
    requestNo: row.request_no,
    orderId: row.order_id,
    runNo: row.run_no,
    state: row.state,
    askedBy: row.asked_by,
    askedUnitId: row.asked_unit_id,
    askedAt: row.asked_at,
    reason: cipher.open(row.reason_enc, supplementReasonPlace(row.id)),
    remindAt: row.remind_at,
    replyBy: row.reply_by,
    remindedAt: row.reminded_at,
    endedAt: row.ended_at,
    replyCommandId: row.reply_command_id,
  });
  const findWhere = async (where: Partial<Row>) => {
    const row = await rows().where(where).first();
    return row && toRequest(row);
  };
  return {
    add: async (request) => {
      await rows().insert({
        id: request.id,
        request_no: request.requestNo,
        order_id: request.orderId,
        run_no: request.runNo,
        state: 'open',
        asked_by: request.askedBy,
        asked_unit_id: request.askedUnitId,
        asked_at: request.askedAt,
        reason_enc: cipher.seal(request.reason, supplementReasonPlace(request.id)),
        remind_at: request.remindAt,
        reply_by: request.replyBy,
      });
    },
    find: (id) => findWhere({ id }),
    findByNo: (orderId, requestNo) => findWhere({ order_id: orderId, request_no: requestNo }),
    openOf: (orderId) => findWhere({ order_id: orderId, state: 'open' }),
    countOf: async (orderId) => {
      const [counted] = await database('supplement_request').where('order_id', orderId).count<{ count: string }[]>('* as count');
      return Number(counted?.count ?? 0);
    },
    end: async (id, state, at, replyCommandId) => {
      await rows().where({ id }).update({ state, ended_at: at, reply_command_id: replyCommandId ?? null });
    },
    noteReminder: async (id, at) => {
      await rows().where({ id }).update({ reminded_at: at });
    },
  };
}
