import type { Knex } from 'knex';
import type { Transfer, TransferCounts, Transfers, TransferStage } from '../../domain/petition/list-transfers.ts';
import { orderDueOf } from './figure-conditions.ts';
import { toOrderLine, type OrderLineRow } from './order-line.ts';
import { regionNameThen } from './region-rows.ts';

type Row = OrderLineRow & {
  province_unit_id: string; province_name: string; received_on: string; order_due_at: Date | null; returned: number;
  work_item_id: string | null; assignee_id: string | null; assignee_name: string | null;
}; // prettier-ignore

const stages: Readonly<Record<TransferStage, string>> = {
  awaiting: 'confirmation.id is not null',
  open: 'work_order.ended_at is null and confirmation.id is null',
  ended: 'work_order.ended_at is not null',
};

const confirmations = `left join work_item confirmation on confirmation.order_id = work_order.id and confirmation.kind = 'national-confirmation'
  and confirmation.state in ('open', 'claimed')`;

const toTransfer = (row: Row): Transfer => ({
  ...toOrderLine(row),
  provinceUnitId: row.province_unit_id,
  provinceName: row.province_name,
  receivedOn: row.received_on,
  dueAt: row.order_due_at,
  returned: row.returned,
  confirmation: row.work_item_id === null ? null : { workItemId: row.work_item_id, assignee: row.assignee_id === null ? null : { id: row.assignee_id, name: row.assignee_name ?? '' } },
});

/** 国家局's transfers, newest first. */
export function createTransfers(database: Knex): Transfers {
  const province = (unitId: string | undefined) => (unitId === undefined ? '' : 'and work_order.province_unit_id = :provinceUnitId');
  return {
    page: async ({ stage, provinceUnitId }, after, limit) => {
      const { rows } = await database.raw<{ rows: Row[] }>(
        `select work_order.id, acceptance_no, platform_order_no, work_order.type, work_order.status, sealed, region_code, ${regionNameThen} as region_name,
           problem_category, handling_unit.name as handling_unit_name, accepted_at, work_order.ended_at, finish_by, flags, work_order.province_unit_id,
           province.name as province_name, petition.received_on, ${orderDueOf('work_order')} as order_due_at,
           (select count(*)::int from work_item earlier where earlier.order_id = work_order.id and earlier.kind = 'national-confirmation' and earlier.outcome = 'returned') as returned,
           confirmation.id as work_item_id, confirmation.assignee_id, assignee.name as assignee_name
         from work_order join petition on petition.order_id = work_order.id join unit province on province.id = work_order.province_unit_id ${confirmations}
         left join region on region.code = work_order.region_code left join unit handling_unit on handling_unit.id = work_order.handling_unit_id
         left join app_user assignee on assignee.id = confirmation.assignee_id
         where work_order.source = 'national' and ${stages[stage]} ${province(provinceUnitId)}
           ${after ? 'and (accepted_at, work_order.id) < (:acceptedAt, cast(:id as uuid))' : ''}
         order by accepted_at desc, work_order.id desc limit :limit`,
        { provinceUnitId, limit, acceptedAt: after?.acceptedAt, id: after?.id },
      );
      return rows.map(toTransfer);
    },
    counts: async ({ provinceUnitId }) => {
      const counted = Object.entries(stages).map(([name, condition]) => `(count(*) filter (where ${condition}))::int as ${name}`);
      const { rows } = await database.raw<{ rows: TransferCounts[] }>(
        `select ${counted.join(', ')} from work_order ${confirmations} where work_order.source = 'national' ${province(provinceUnitId)}`,
        { provinceUnitId },
      );
      return rows[0] ?? { awaiting: 0, open: 0, ended: 0 };
    },
  };
}
