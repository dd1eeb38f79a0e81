import type { Knex } from 'knex';
import type { CallOutcome, CallRecord, Calls, CallState } from '../../domain/call/ports.ts';
import { callDraft } from '../../domain/call/schema.ts';
import { normalizePhone } from '../../domain/person/phone.ts';
import type { BlindIndex, FieldCipher } from '../../domain/personal-data/ports.ts';

type Row = {
  id: string;
  province_unit_id: string;
  platform_id: string | null;
  call_id: string | null;
  caller_number_enc: Buffer;
  called_at: Date;
  recorded_at: Date;
  state: CallState;
  target_login: string | null;
  agent_id: string | null;
  draft_enc: Buffer | null;
  outcome: CallOutcome | null;
  order_id: string | null;
};

const place = (column: 'caller_number_enc' | 'draft_enc', rowId: string) => ({ table: 'call_record', column, rowId });

/** Calls in one transaction; number and draft are encrypted, the number has a blind index. */
export function createCallRepository(transaction: Knex.Transaction, { cipher, blindIndex }: { cipher: FieldCipher; blindIndex: BlindIndex }): Calls {
  const toCall = (row: Row): CallRecord => ({
    id: row.id,
    provinceUnitId: row.province_unit_id,
    platformId: row.platform_id,
    callId: row.call_id,
    callerNumber: cipher.open(row.caller_number_enc, place('caller_number_enc', row.id)),
    calledAt: row.called_at,
    recordedAt: row.recorded_at,
    state: row.state,
    targetLogin: row.target_login,
    agentId: row.agent_id,
    outcome: row.outcome,
    orderId: row.order_id,
  });
  const find = async (query: Knex.QueryBuilder<Row, Row[]>) => {
    const [row] = await query.limit(1);
    return row && toCall(row);
  };
  const calls = () => transaction<Row>('call_record');
  return {
    lock: (id) => find(calls().where({ id }).forUpdate()),
    findByCallId: (platformId, callId) => find(calls().where({ platform_id: platformId, call_id: callId })),
    ofOrder: (orderId) => find(calls().where({ order_id: orderId })),
    insert: async (call) => {
      const inserted = await transaction('call_record')
        .insert({
          id: call.id,
          province_unit_id: call.provinceUnitId,
          platform_id: call.platformId,
          call_id: call.callId,
          caller_number_enc: cipher.seal(call.callerNumber, place('caller_number_enc', call.id)),
          caller_number_index: blindIndex.of('phone', normalizePhone(call.callerNumber)),
          called_at: call.calledAt,
          recorded_at: call.recordedAt,
          state: call.state,
          target_login: call.targetLogin,
          agent_id: call.agentId,
        })
        .onConflict(['platform_id', 'call_id'])
        .ignore()
        .returning('id');
      return inserted.length > 0;
    },
    isSeatAgent: async (unitId, login) => {
      const found: unknown = await transaction('app_user')
        .where({ unit_id: unitId, login, active: true })
        .whereRaw(`'seatAgent' = any(rights)`)
        .first('id');
      return found !== undefined;
    },
    change: async (id, { state, agentId }) => {
      await calls().where({ id }).update({ ...(state ? { state } : {}), ...(agentId === undefined ? {} : { agent_id: agentId }) });
    },
    end: async (id, { outcome, orderId, at }) => {
      // The order keeps what was typed; the draft has done its work.
      await transaction('call_record').where({ id }).update({ state: 'ended', outcome, order_id: orderId, ended_at: at, draft_enc: null });
    },
    saveDraft: async (id, draft) => {
      await calls().where({ id }).update({ draft_enc: cipher.seal(JSON.stringify(draft), place('draft_enc', id)) });
    },
    draftOf: async (id) => {
      const row = await calls().where({ id }).first('draft_enc');
      return row?.draft_enc ? callDraft.parse(JSON.parse(cipher.open(row.draft_enc, place('draft_enc', id)))) : undefined;
    },
    waitingFor: async ({ id, login, unitId }) => {
      const rows = await calls()
        .where({ province_unit_id: unitId })
        .whereNot('state', 'ended')
        .andWhere((own) => {
          void own.where('agent_id', id).orWhere((announced) => {
            void announced.whereNull('agent_id').andWhere((mine) => {
              void mine.whereNull('target_login').orWhere('target_login', login);
            });
          });
        })
        .orderBy('called_at')
        .limit(50);
      return rows.map(toCall);
    },
  };
}
