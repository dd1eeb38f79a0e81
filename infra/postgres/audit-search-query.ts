import type { Knex } from 'knex';
import type { AuditLine, AuditSearch } from '../../domain/admin/ports.ts';
import { verifyAuditChain } from './audit-chain.ts';

/** The whole audit trail as the audit administrator reads it. */
export function createAuditSearch(database: Knex): AuditSearch {
  return {
    page: async ({ provinceCode }, { actor, action, orderNo, from, to }, afterId, limit) => {
      const query = database('audit_entry')
        .leftJoin('app_user', (join) => join.on(database.raw(`audit_entry.actor_kind = 'user' and app_user.id::text = audit_entry.actor_id`)))
        .leftJoin('platform', (join) => join.on(database.raw(`audit_entry.actor_kind = 'platform' and platform.id::text = audit_entry.actor_id`)))
        .leftJoin('unit', 'unit.id', 'audit_entry.unit_id')
        .leftJoin('work_order', 'work_order.id', 'audit_entry.order_id')
        .orderBy('audit_entry.id', 'desc')
        .limit(limit)
        .select<AuditLine[]>(
          'audit_entry.id as id',
          'audit_entry.occurred_at as occurredAt',
          'audit_entry.actor_kind as actorKind',
          'unit.name as unitName',
          'work_order.acceptance_no as orderNo',
          'audit_entry.action as action',
          'audit_entry.from_status as fromStatus',
          'audit_entry.to_status as toStatus',
          'audit_entry.detail as detail',
          database.raw('coalesce(app_user.login, platform.name, audit_entry.actor_id) as "actorName"'),
          database.raw('audit_entry.text_enc is not null as "hasText"'),
          database.raw('audit_entry.hash is not null as "isSealed"'),
        );
      if (provinceCode !== null)
        void query.whereRaw('(unit.province_code = ? or work_order.province_unit_id = ? or platform.province_code = ?)', [provinceCode, provinceCode, provinceCode]);
      if (actor !== undefined)
        void query.whereRaw('audit_entry.actor_id in (select id::text from app_user where login = ? union all select ?)', [actor, actor]);
      if (action !== undefined) void query.whereRaw(`audit_entry.action like ?`, [`${action}%`]);
      if (orderNo !== undefined) void query.whereRaw('audit_entry.order_id in (select id from work_order where acceptance_no = ?)', [orderNo]);
      if (from !== undefined) void query.where('audit_entry.occurred_at', '>=', new Date(`${from}T00:00:00+08:00`));
      if (to !== undefined) void query.where('audit_entry.occurred_at', '<', new Date(Date.parse(`${to}T00:00:00+08:00`) + 24 * 3_600_000));
      if (afterId !== undefined) void query.where('audit_entry.id', '<', afterId);
      return query;
    },
    verify: () => verifyAuditChain(database),
  };
}
