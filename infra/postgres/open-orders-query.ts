import type { Knex } from 'knex';
import type { OpenDue, OpenOrder, OpenOrders } from '../../domain/due/open-dues.ts';
import { openStatuses } from '../../domain/order/status.ts';
import { type DueRow, toDue } from './due-repository.ts';

type OrderRow = {
  id: string;
  acceptance_no: string;
  type: OpenOrder['type'];
  source: OpenOrder['source'];
  service_type: string | null;
  province_code: string;
  province_unit_id: string;
  run_no: number;
  accepted_at: Date;
};
type OpenDueRow = DueRow & { unit_name: string | null; unit_level: OpenDue['level']; delegated_at: Date | null };

const orderColumns = ['id', 'acceptance_no', 'type', 'source', 'service_type', 'province_code', 'province_unit_id', 'run_no', 'accepted_at'] as const;

/** Orders that haven't ended, with the open dues of their round; no column with personal data is read. */
export function createOpenOrders(database: Knex): OpenOrders {
  const withDues = async (orders: readonly OrderRow[]): Promise<OpenOrder[]> => {
    const rows: OpenDueRow[] = await database('due')
      .leftJoin('unit', 'unit.id', 'due.unit_id')
      .leftJoin('delegation', 'delegation.id', 'due.delegation_id')
      .where('due.state', 'open')
      .whereIn('due.order_id', orders.map(({ id }) => id))
      .orderBy(['due.due_at', 'due.id'])
      .select<OpenDueRow[]>('due.*', 'unit.name as unit_name', 'unit.level as unit_level', 'delegation.delegated_at'); // prettier-ignore
    return orders.map((order) => ({
      id: order.id,
      acceptanceNo: order.acceptance_no,
      type: order.type,
      source: order.source,
      serviceType: order.service_type,
      provinceCode: order.province_code,
      provinceUnitId: order.province_unit_id,
      runNo: order.run_no,
      acceptedAt: order.accepted_at,
      dues: rows
        .filter((row) => row.order_id === order.id && row.run_no === order.run_no)
        .map((row) => ({ ...toDue(row), unitName: row.unit_name, level: row.unit_level, delegatedAt: row.delegated_at })),
    }));
  };
  const open = () => database('work_order').whereIn('status', openStatuses).select<OrderRow[]>(orderColumns);
  return {
    page: async ({ provinceCode }, afterOrderId, limit) => {
      const query = open().whereRaw(`exists (select 1 from due where due.order_id = work_order.id and due.state = 'open')`).orderBy('id').limit(limit);
      if (provinceCode !== null) void query.where('province_code', provinceCode);
      if (afterOrderId !== undefined) void query.where('id', '>', afterOrderId);
      return withDues(await query);
    },
    find: async (orderId) => (await withDues(await open().where('id', orderId)))[0],
  };
}

/** How many open dues of a province were counted through a year that isn't published yet (P5.1). */
export async function countProvisionalDues(database: Knex, provinceCode: string): Promise<number> {
  const [row] = await database('due')
    .join('work_order', 'work_order.id', 'due.order_id')
    .where({ 'due.state': 'open', 'due.provisional': true, 'work_order.province_code': provinceCode })
    .count<{ count: string }[]>();
  return Number(row?.count ?? 0);
}
