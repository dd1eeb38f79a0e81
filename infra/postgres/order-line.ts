import type { OrderLine } from '../../domain/order-page/search-orders.ts';

/** A row of a list of orders, joined with the names of its region and unit. */
export type OrderLineRow = {
  id: string; acceptance_no: string; platform_order_no: string | null; type: OrderLine['type']; status: OrderLine['status']; sealed: boolean;
  region_code: string | null; region_name: string | null; problem_category: number | null; handling_unit_name: string | null;
  accepted_at: Date; ended_at: Date | null; finish_by: string | null; flags: string[];
}; // prettier-ignore

/** The line of a row. */
export const toOrderLine = (row: OrderLineRow): OrderLine => ({
  id: row.id,
  acceptanceNo: row.acceptance_no,
  platformOrderNo: row.platform_order_no,
  type: row.type,
  status: row.status,
  sealed: row.sealed,
  regionCode: row.region_code,
  regionName: row.region_name,
  problemCategory: row.problem_category,
  handlingUnitName: row.handling_unit_name,
  acceptedAt: row.accepted_at,
  endedAt: row.ended_at,
  finishBy: row.finish_by,
  flags: row.flags,
});
