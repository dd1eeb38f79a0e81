import type { Knex } from 'knex';
import type { OrderLink, OrderLinks } from '../../domain/linking/ports.ts';
import type { OrderRouting } from '../../domain/order/ports.ts';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';

export type OrderLinkRow = {
  id: string; order_id: string; run_no: number; main_order_id: string; main_run_no: number | null; state: OrderLink['state']; linked_by: string;
  linked_at: Date; reason_enc: Buffer; ended_at: Date | null; ended_by: string | null; end_reason_enc: Buffer | null;
}; // prettier-ignore

/** Where the texts of a 并单 live, for sealing and opening them. */
export const linkTextPlace = (column: 'reason_enc' | 'end_reason_enc', rowId: string) => ({ table: 'order_link', column, rowId });

/** 并单 in one transaction. */
export function createOrderLinkRepository(database: Knex, { cipher }: { cipher: FieldCipher }): OrderLinks {
  const rows = () => database<OrderLinkRow>('order_link');
  const toLink = (row: OrderLinkRow): OrderLink => ({
    id: row.id,
    orderId: row.order_id,
    runNo: row.run_no,
    mainOrderId: row.main_order_id,
    mainRunNo: row.main_run_no,
    state: row.state,
    linkedBy: row.linked_by,
    linkedAt: row.linked_at,
    reason: cipher.open(row.reason_enc, linkTextPlace('reason_enc', row.id)),
  });
  const first = async (query: Knex.QueryBuilder<OrderLinkRow, OrderLinkRow[]>) => {
    const [row] = await query.limit(1);
    return row && toLink(row);
  };
  return {
    serialise: async (provinceUnitId) => {
      await database.raw(`select pg_advisory_xact_lock(hashtext('order_link'), hashtext(?))`, [provinceUnitId]);
    },
    add: async ({ id, orderId, runNo, mainOrderId, linkedBy, linkedAt, reason }) => {
      await rows().insert({
        id, order_id: orderId, run_no: runNo, main_order_id: mainOrderId, state: 'following', linked_by: linkedBy, linked_at: linkedAt,
        reason_enc: cipher.seal(reason, linkTextPlace('reason_enc', id)),
      }); // prettier-ignore
    },
    find: (id) => first(rows().where({ id })),
    followingOf: (orderId) => first(rows().where({ order_id: orderId, state: 'following' })),
    ofRun: (orderId, runNo) => first(rows().where({ order_id: orderId, run_no: runNo }).whereIn('state', ['following', 'result_taken'])),
    followersOf: async (mainOrderId) => (await rows().where({ main_order_id: mainOrderId, state: 'following' }).orderBy('order_id')).map(toLink),
    end: async (id, { as, at, mainRunNo, byUserId, reason }) => {
      await rows().where({ id }).update({
        state: as,
        ended_at: at,
        ...(mainRunNo === undefined ? {} : { main_run_no: mainRunNo }),
        ...(byUserId === undefined ? {} : { ended_by: byUserId }),
        ...(reason === undefined ? {} : { end_reason_enc: cipher.seal(reason, linkTextPlace('end_reason_enc', id)) }),
      });
    },
  };
}

/** Whose report, answer or determination an order's result is made of: the main order's round whose result it took, or its own (P1.7). */
export async function readResultSource(database: Knex, order: OrderRouting): Promise<OrderRouting> {
  const row = await database<OrderLinkRow>('order_link').where({ order_id: order.id, run_no: order.runNo, state: 'result_taken' }).first('main_order_id', 'main_run_no');
  return row?.main_run_no ? { ...order, id: row.main_order_id, runNo: row.main_run_no } : order;
}
