import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';
import type { Supervision, SupervisionReplyView, Supervisions, SupervisionState } from '../../domain/supervision/ports.ts';

type Row = { id: string; order_id: string; run_no: number; issuing_unit_id: string; handling_unit_id: string; state: SupervisionState };
type ViewRow = Row & { issuing_name: string; handling_name: string; issuer: string; issued_at: Date; ended_at: Date | null; reply_by: Date; demand_enc: Buffer };
type ReplyRow = {
  id: string;
  supervision_id: string;
  text_enc: Buffer;
  replier: string;
  replied_at: Date;
  decision: 'accepted' | 'returned' | null;
  opinion_enc: Buffer | null;
  decider: string | null;
  decided_at: Date | null;
};

const demandPlace = (rowId: string) => ({ table: 'supervision_order', column: 'demand_enc', rowId });
const replyPlace = (column: 'text_enc' | 'opinion_enc', rowId: string) => ({ table: 'supervision_reply', column, rowId });

const toSupervision = (row: Row): Supervision => ({
  id: row.id,
  orderId: row.order_id,
  runNo: row.run_no,
  issuingUnitId: row.issuing_unit_id,
  handlingUnitId: row.handling_unit_id,
  state: row.state,
});

/** 督办单 and replies, in one transaction or outside of any. */
export function createSupervisionRepository(database: Knex, { cipher }: { cipher: FieldCipher }): Supervisions {
  const first = async (where: object) => {
    const row = (await database('supervision_order').where(where).first()) as Row | undefined;
    return row && toSupervision(row);
  };
  const toReply = (row: ReplyRow): SupervisionReplyView => ({
    text: cipher.open(row.text_enc, replyPlace('text_enc', row.id)),
    repliedBy: row.replier,
    repliedAt: row.replied_at,
    decision: row.decision,
    opinion: row.opinion_enc && cipher.open(row.opinion_enc, replyPlace('opinion_enc', row.id)),
    decidedBy: row.decider,
    decidedAt: row.decided_at,
  });
  return {
    add: async ({ orderId, runNo, issuingUnitId, handlingUnitId, issuedBy, issuedAt, replyBy, demand }) => {
      const id = randomUUID();
      await database('supervision_order').insert({
        id, order_id: orderId, run_no: runNo, issuing_unit_id: issuingUnitId, handling_unit_id: handlingUnitId, issued_by: issuedBy, issued_at: issuedAt,
        reply_by: replyBy, demand_enc: cipher.seal(demand, demandPlace(id)), state: 'open',
      }); // prettier-ignore
      return id;
    },
    find: (id) => first({ id }),
    openOf: (orderId) => first({ order_id: orderId, state: 'open' }),
    end: async (id, state, at) => {
      await database('supervision_order').where('id', id).update({ state, ended_at: at });
    },
    addReply: async (supervisionId, { text, byUserId, at }) => {
      const id = randomUUID();
      await database('supervision_reply').insert({ id, supervision_id: supervisionId, replied_by: byUserId, replied_at: at, text_enc: cipher.seal(text, replyPlace('text_enc', id)) });
    },
    decideReply: async (supervisionId, { decision, opinion, byUserId, at }) => {
      const undecided = database('supervision_reply').where({ supervision_id: supervisionId, decision: null });
      const last = await undecided.orderBy('replied_at', 'desc').first<{ id: string } | undefined>('id');
      if (!last) throw new Error(`supervision ${supervisionId} has no reply to decide`);
      const sealed = cipher.seal(opinion, replyPlace('opinion_enc', last.id));
      await database('supervision_reply').where('id', last.id).update({ decision, opinion_enc: sealed, decided_by: byUserId, decided_at: at });
    },
    ofOrder: async (orderId) => {
      const rows = await database('supervision_order')
        .join('unit as issuing', 'issuing.id', 'issuing_unit_id')
        .join('unit as handling', 'handling.id', 'handling_unit_id')
        .join('app_user as issuer', 'issuer.id', 'issued_by')
        .where('order_id', orderId)
        .orderBy('issued_at', 'desc')
        .select<ViewRow[]>('supervision_order.*', 'issuing.name as issuing_name', 'handling.name as handling_name', 'issuer.name as issuer');
      const replies = await database('supervision_reply')
        .join('app_user as replier', 'replier.id', 'replied_by')
        .leftJoin('app_user as decider', 'decider.id', 'decided_by')
        .whereIn('supervision_id', rows.map(({ id }) => id))
        .orderBy('replied_at')
        .select<ReplyRow[]>('supervision_reply.*', 'replier.name as replier', 'decider.name as decider');
      return rows.map((row) => ({
        ...toSupervision(row),
        issuingUnitName: row.issuing_name,
        handlingUnitName: row.handling_name,
        issuedBy: row.issuer,
        issuedAt: row.issued_at,
        endedAt: row.ended_at,
        replyBy: row.reply_by,
        demand: cipher.open(row.demand_enc, demandPlace(row.id)),
        replies: replies.filter((reply) => reply.supervision_id === row.id).map(toReply),
      }));
    },
  };
}
