import type { Knex } from 'knex';
import type { LinkView, OrderLinksView } from '../../domain/order-page/ports.ts';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';
import type { User } from '../../domain/user/user.ts';
import { notBarred } from './inbox-query.ts';
import { linkTextPlace, type OrderLinkRow } from './order-link-repository.ts';

type Row = OrderLinkRow & { other_id: string; acceptance_no: string; status: LinkView['other']['status']; doer_name: string; doer_unit_name: string };

/** The 并单 of an order at both of its ends, oldest first; orders from which the user is barred are left out (P1.7). */
export async function readOrderLinks(database: Knex, cipher: FieldCipher, { orderId, user }: { orderId: string; user: User }): Promise<OrderLinksView> {
  const read = async (own: 'order_id' | 'main_order_id', other: 'order_id' | 'main_order_id') => {
    const rows = await database('order_link')
      .join('work_order as other', 'other.id', `order_link.${other}`)
      .join('app_user as doer', 'doer.id', 'order_link.linked_by')
      .join('unit as doer_unit', 'doer_unit.id', 'doer.unit_id')
      .where(`order_link.${own}`, orderId)
      .modify(notBarred, user, 'other.id')
      .orderBy(['order_link.linked_at', 'order_link.id'])
      .select<Row[]>('order_link.*', 'other.id as other_id', 'other.acceptance_no', 'other.status', 'doer.name as doer_name', 'doer_unit.name as doer_unit_name');
    return rows.map((row) => toView(cipher, row));
  };
  return { mains: await read('order_id', 'main_order_id'), followers: await read('main_order_id', 'order_id') };
}

function toView(cipher: FieldCipher, row: Row): LinkView {
  return {
    id: row.id,
    state: row.state,
    runNo: row.run_no,
    linkedAt: row.linked_at,
    reason: cipher.open(row.reason_enc, linkTextPlace('reason_enc', row.id)),
    byUserId: row.linked_by,
    byName: row.doer_name,
    unitName: row.doer_unit_name,
    other: { id: row.other_id, acceptanceNo: row.acceptance_no, status: row.status },
    endedAt: row.ended_at,
    endReason: row.end_reason_enc === null ? null : cipher.open(row.end_reason_enc, linkTextPlace('end_reason_enc', row.id)),
  };
}
