import type { Knex } from 'knex';
import type { AccessFactsSource } from '../../domain/access/facts.ts';
import type { DelegationEnd } from '../../domain/handling/ports.ts';

type OrderRow = { id: string; province_unit_id: string; sealed: boolean };

type DelegationRow = {
  id: string;
  run_no: number;
  from_unit_id: string | null;
  to_unit_id: string;
  delegated_at: Date;
  ended_at: Date | null;
  end_kind: DelegationEnd | null;
};

/** What decides who may see and act on an order. */
export function createAccessFactsRepository(database: Knex): AccessFactsSource {
  return {
    of: async (orderId) => {
      const order = await database<OrderRow>('work_order').where('id', orderId).first('province_unit_id', 'sealed');
      if (!order) return undefined;
      const delegations = (await database('delegation').where('order_id', orderId).orderBy(['delegated_at', 'id'])) as DelegationRow[];
      const barrings = (await database('order_barring').where('order_id', orderId)) as { unit_id: string | null; user_id: string | null }[];
      return {
        provinceUnitId: order.province_unit_id,
        sealed: order.sealed,
        delegations: delegations.map((row) => ({
          id: row.id,
          runNo: row.run_no,
          fromUnitId: row.from_unit_id,
          toUnitId: row.to_unit_id,
          delegatedAt: row.delegated_at,
          endedAt: row.ended_at,
          endKind: row.end_kind,
        })),
        barredUnitIds: barrings.flatMap(({ unit_id }) => unit_id ?? []),
        barredUserIds: barrings.flatMap(({ user_id }) => user_id ?? []),
      };
    },
  };
}
