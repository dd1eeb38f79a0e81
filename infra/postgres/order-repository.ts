import type { Knex } from 'knex';
import type { OrderChange, OrderLocks, OrderRouting } from '../../domain/order/ports.ts';

/** A row of `work_order`, as far as routing needs it. */
export type RoutingRow = {
  id: string;
  acceptance_no: string;
  type: OrderRouting['type'];
  source: OrderRouting['source'];
  docking: OrderRouting['docking'];
  platform_id: string | null;
  platform_order_no: string | null;
  province_code: string;
  province_unit_id: string;
  status: OrderRouting['status'];
  run_no: number;
  sealed: boolean;
  region_code: string | null;
  problem_category: number | null;
  flags: string[];
  handling_unit_id: string | null;
  review_rounds: number;
  accepted_at: Date;
  finish_by: string | null;
  reminders: number;
  ended_at: Date | null;
};

/** The columns of that row. */
export const routingColumns = [
  'id', 'acceptance_no', 'type', 'source', 'docking', 'platform_id', 'platform_order_no', 'province_code',
  'province_unit_id', 'status', 'run_no', 'sealed', 'region_code', 'problem_category', 'flags', 'handling_unit_id',
  'review_rounds', 'accepted_at', 'finish_by', 'reminders', 'ended_at',
] as const; // prettier-ignore

/** The routing facts of a row. */
export const toRouting = (row: RoutingRow): OrderRouting => ({
  id: row.id,
  acceptanceNo: row.acceptance_no,
  type: row.type,
  source: row.source,
  docking: row.docking,
  platformId: row.platform_id,
  platformOrderNo: row.platform_order_no,
  provinceCode: row.province_code,
  provinceUnitId: row.province_unit_id,
  status: row.status,
  runNo: row.run_no,
  sealed: row.sealed,
  regionCode: row.region_code,
  problemCategory: row.problem_category,
  flags: row.flags,
  handlingUnitId: row.handling_unit_id,
  reviewRounds: row.review_rounds,
  acceptedAt: row.accepted_at,
  finishBy: row.finish_by,
  reminders: row.reminders,
  endedAt: row.ended_at,
});

const columnOf = {
  status: 'status',
  runNo: 'run_no',
  regionCode: 'region_code',
  flags: 'flags',
  handlingUnitId: 'handling_unit_id',
  reviewRounds: 'review_rounds',
  finishBy: 'finish_by',
  reminders: 'reminders',
  regionConfidence: 'region_confidence',
  endedAt: 'ended_at',
  endReason: 'end_reason',
} as const satisfies Record<keyof OrderChange, string>;

/** Orders in one transaction: the lock every transaction takes first, and the columns the business moves. */
export function createOrderRepository(transaction: Knex.Transaction): OrderLocks {
  const lockWhere = async (column: 'id' | 'acceptance_no', value: string) => {
    const row = await transaction<RoutingRow>('work_order').where(column, value).forUpdate().first(...routingColumns);
    return row === undefined ? undefined : toRouting(row);
  };
  return {
    lock: (orderId) => lockWhere('id', orderId),
    lockByAcceptanceNo: (acceptanceNo) => lockWhere('acceptance_no', acceptanceNo),
    change: async (orderId, change) => {
      const columns = Object.entries(change).map(([name, value]) => [columnOf[name as keyof OrderChange], value] as const);
      if (columns.length > 0) await transaction('work_order').where('id', orderId).update(Object.fromEntries(columns));
    },
  };
}
