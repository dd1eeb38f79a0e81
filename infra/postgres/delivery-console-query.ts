import type { Knex } from 'knex';
import type { AlarmLine, AttemptLine, DeliveryConsole, DeliveryLine, PlatformDeliveries, SigningKey } from '../../domain/console/ports.ts';
import type { ConsoleScope } from '../../domain/console/scope.ts';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';
import type { User } from '../../domain/user/user.ts';
import { envelopePlace } from './delivery-row.ts';
import { notBarred } from './inbox-query.ts';
import { keySecretPlace } from './platform-repository.ts';

/** Spelled out as in the partial index `audit_entry_alarm`. */
const isAlarm = `audit_entry.action in
  ('delivery.died', 'order.instanceMissing', 'order.startMissing', 'workItem.jobMissing', 'engineCommand.jobMissing')`;

/** Nobody has seen to it, and a dead callback is still dead. */
const isOpen = `alarm_acknowledgement.audit_entry_id is null and (audit_entry.action <> 'delivery.died'
  or exists (select 1 from delivery where delivery.id = (audit_entry.detail ->> 'deliveryId')::uuid and delivery.state = 'dead'))`;

const lineColumns = {
  id: 'delivery.id',
  orderId: 'delivery.order_id',
  acceptanceNo: 'work_order.acceptance_no',
  platformOrderNo: 'work_order.platform_order_no',
  platformId: 'delivery.platform_id',
  platformName: 'platform.name',
  kind: 'delivery.kind',
  runNo: 'delivery.run_no',
  sequence: 'delivery.sequence',
  state: 'delivery.state',
  attempts: 'delivery.attempts',
  replays: 'delivery.replays',
  lastError: 'delivery.last_error',
  nextAttemptAt: 'delivery.next_attempt_at',
  createdAt: 'delivery.created_at',
  deliveredAt: 'delivery.delivered_at',
} as const;

type KeyRow = { key_id: string; algorithm: SigningKey['algorithm']; secret_enc: Buffer; valid_from: Date; valid_until: Date | null };

/** Reads of the delivery console, straight from the rows. */
export function createDeliveryConsole(database: Knex, cipher: FieldCipher): DeliveryConsole {
  const ofScope = (query: Knex.QueryBuilder, { provinceUnitId }: ConsoleScope) => {
    if (provinceUnitId !== null) void query.where('work_order.province_unit_id', provinceUnitId);
  };
  const inScope = (scope: ConsoleScope, user: User) =>
    database('delivery')
      .join('work_order', 'work_order.id', 'delivery.order_id')
      .join('platform', 'platform.id', 'delivery.platform_id')
      .modify(ofScope, scope)
      .modify(notBarred, user, 'delivery.order_id');
  const alarmsOf = (scope: ConsoleScope) =>
    database('audit_entry')
      .join('work_order', 'work_order.id', 'audit_entry.order_id')
      .leftJoin('alarm_acknowledgement', 'alarm_acknowledgement.audit_entry_id', 'audit_entry.id')
      .whereRaw(isAlarm)
      .modify(ofScope, scope);
  const toKey = (row: KeyRow): SigningKey => ({
    keyId: row.key_id,
    algorithm: row.algorithm,
    secret: cipher.open(row.secret_enc, keySecretPlace(row.key_id)),
    validFrom: row.valid_from,
    validUntil: row.valid_until,
  });
  return {
    page: async (scope, user, { platformId, state, kind, orderNo }, after, limit) => {
      const query = inScope(scope, user)
        .orderBy([{ column: 'delivery.created_at', order: 'desc' }, { column: 'delivery.id', order: 'desc' }])
        .limit(limit)
        .select<DeliveryLine[]>(lineColumns);
      if (platformId !== undefined) void query.where('delivery.platform_id', platformId);
      if (state !== undefined) void query.where('delivery.state', state);
      if (kind !== undefined) void query.where('delivery.kind', kind);
      if (orderNo !== undefined) void query.whereRaw('(work_order.acceptance_no = ? or work_order.platform_order_no = ?)', [orderNo, orderNo]);
      if (after) void query.whereRaw('(delivery.created_at, delivery.id) < (?, ?::uuid)', [after.createdAt, after.id]);
      return query;
    },
    find: async (scope, user, deliveryId) => {
      const [row] = await inScope(scope, user)
        .where('delivery.id', deliveryId)
        .select<(DeliveryLine & { sealed: Buffer; sha256: Buffer })[]>({ ...lineColumns, sealed: 'delivery.envelope_enc', sha256: 'delivery.envelope_sha256' });
      if (!row) return undefined;
      const { sealed, sha256, ...line } = row;
      return { ...line, envelope: cipher.open(sealed, envelopePlace(line.id)), envelopeSha256: sha256.toString('hex') };
    },
    attempts: (deliveryId) =>
      database('delivery_attempt')
        .where('delivery_id', deliveryId)
        .orderBy('id', 'desc')
        .limit(100)
        .select<AttemptLine[]>({ attemptedAt: 'attempted_at', outcome: 'outcome', httpStatus: 'http_status', durationMs: 'duration_ms', replay: 'replay' }),
    platforms: async (scope, since) => {
      const { rows } = await database.raw<{ rows: PlatformDeliveries[] }>(
        `select platform.id as "platformId", platform.name, platform.live,
           coalesce(waiting.pending, 0)::int as pending, coalesce(lost.dead, 0)::int as dead,
           coalesce(done.delivered, 0)::int as "deliveredToday", waiting.oldest as "oldestPendingAt"
         from platform
         left join (select platform_id, count(*) as pending, min(created_at) as oldest from delivery where state = 'pending' group by 1) waiting
           on waiting.platform_id = platform.id
         left join (select platform_id, count(*) as dead from delivery where state = 'dead' group by 1) lost on lost.platform_id = platform.id
         left join (select platform_id, count(*) as delivered from delivery where state = 'delivered' and created_at >= :since group by 1) done
           on done.platform_id = platform.id
         where cast(:province as text) is null or platform.province_code = :province
         order by platform.name`,
        { since, province: scope.provinceUnitId },
      );
      return rows;
    },
    alarms: async (scope, user, onlyOpen, limit) => {
      const query = alarmsOf(scope)
        .leftJoin('app_user', 'app_user.id', 'alarm_acknowledgement.acknowledged_by')
        .modify(notBarred, user, 'audit_entry.order_id')
        .orderBy('audit_entry.id', 'desc')
        .limit(limit)
        .select<AlarmLine[]>({
          id: 'audit_entry.id',
          action: 'audit_entry.action',
          raisedAt: 'audit_entry.occurred_at',
          orderId: 'audit_entry.order_id',
          acceptanceNo: 'work_order.acceptance_no',
          detail: 'audit_entry.detail',
          acknowledgedAt: 'alarm_acknowledgement.acknowledged_at',
          acknowledgedBy: 'app_user.name',
        });
      if (onlyOpen) void query.whereRaw(isOpen);
      return query;
    },
    countOpenAlarms: async (scope) => {
      const [row] = await alarmsOf(scope).whereRaw(isOpen).count<{ count: string }[]>('* as count');
      return Number(row?.count ?? 0);
    },
    callbackKeys: async (platformId) =>
      (await database('platform_key').where({ platform_id: platformId, purpose: 'callback' }).orderBy('valid_from', 'desc').select<KeyRow[]>('*')).map(toKey),
    requestKey: async (scope, keyId) => {
      const query = database('platform_key')
        .join('platform', 'platform.id', 'platform_key.platform_id')
        .where({ key_id: keyId, purpose: 'request' })
        .select<KeyRow[]>('platform_key.*');
      if (scope.provinceUnitId !== null) void query.where('platform.province_code', scope.provinceUnitId);
      const [row] = await query;
      return row && toKey(row);
    },
  };
}
