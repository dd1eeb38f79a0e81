import type { AcceptanceRows } from './acceptance-rows.ts';
import { engineCommandChannel } from './engine-command-repository.ts';
import type { PreparedStatement } from './run-prepared.ts';

type Columns<Row> = readonly (keyof Row & string)[];

const orderColumns: Columns<AcceptanceRows['order']> = [
  'id', 'acceptance_no', 'type', 'source', 'docking', 'status', 'platform_id', 'platform_order_no', 'submission_fingerprint',
  'province_code', 'province_unit_id', 'accepted_at', 'agent_number', 'caller_number_enc', 'caller_number_index', 'called_at',
  'anonymous', 'confidential', 'person_name_enc', 'person_name_index', 'phone_enc', 'phone_index', 'id_number_enc', 'id_number_index', 'address_enc',
  'region_code', 'region_text_enc', 'detailed_address_enc', 'accused_enc', 'content_enc', 'problem_category', 'risk',
  'caller_category', 'service_type', 'finish_by',
]; // prettier-ignore
const keyColumns: Columns<AcceptanceRows['keys'][number]> = ['platform_id', 'key', 'fingerprint', 'order_id', 'created_at'];
const auditColumns: Columns<AcceptanceRows['audit']> = [
  'occurred_at', 'actor_kind', 'actor_id', 'unit_id', 'order_id', 'run_no', 'action', 'from_status', 'to_status', 'detail', 'text_key', 'text_enc',
]; // prettier-ignore
const commandColumns: Columns<AcceptanceRows['command']> = ['id', 'order_id', 'run_no', 'kind', 'name', 'engine_id', 'payload'];

const deliveryColumns: Columns<AcceptanceRows['deliveries'][number]> = [
  'id', 'order_id', 'platform_id', 'run_no', 'sequence', 'kind', 'envelope_enc', 'envelope_sha256', 'state', 'next_attempt_at', 'created_at',
]; // prettier-ignore

/** Inserts the given rows of those orders that were stored. */
const insertOfStored = (table: string, rows: string, columns: readonly string[]): string =>
  `insert into ${table} (${columns.join(', ')}) select ${columns.map((column) => `given.${column}`).join(', ')}
     from ${rows} given join stored on stored.id = given.order_id`;

/** What the statement tells of each order. */
export type JudgedRow = { id: string; is_stored: boolean; is_replay: boolean; region_known: boolean; unusable: string[] };

/** The statement for these orders and its values: the rows of each table as JSON. Orders without a callback don't pay for one. */
export function acceptanceOf(accepted: readonly AcceptanceRows[]): { statement: PreparedStatement; values: string[] } {
  const deliveries = accepted.flatMap((rows) => rows.deliveries);
  const given: object[][] = [
    accepted.map(({ order }) => order),
    accepted.flatMap(({ keys }) => keys),
    accepted.flatMap(({ attachments }) => attachments),
    accepted.map(({ audit }) => audit),
    accepted.map(({ command }) => command),
    accepted.flatMap(({ nonces }) => nonces),
    ...(deliveries.length > 0 ? [deliveries] : []),
  ];
  return { statement: deliveries.length > 0 ? statements.withCallbacks : statements.plain, values: given.map((rows) => JSON.stringify(rows)) };
}

const delivering = `,
  delivered as (${insertOfStored('delivery', 'json_populate_recordset(null::delivery, $7)', deliveryColumns)} returning delivery.id),
  sending as (select pg_notify('delivery', '') from delivered limit 1)`;

/**
 * Stores several acceptances in one statement, which is one transaction: each order with its key, attachments, audit
 * row, first callback and start command, or nothing of it but the nonce. An order is left out when its nonce, number or
 * key was used, its region is unknown or an attachment can't be had; of two that bring one nonce or want one attachment
 * the first gets it. A key used at the same instant breaks its unique constraint and with it the whole statement.
 */
const textOf = (delivers: boolean): string => `
  with given as (select * from json_populate_recordset(null::work_order, $1)),
  keyed as (select * from json_populate_recordset(null::idempotency_key, $2)),
  wanted as (select id, order_id, row_number() over (partition by id) as turn from json_populate_recordset(null::attachment, $3)),
  signed as (
    select *, row_number() over (partition by key_id, nonce) as turn
    from json_to_recordset($6) as signed (order_id uuid, key_id text, nonce text, expires_at timestamptz)),
  fresh as (
    insert into request_nonce (key_id, nonce, expires_at) select key_id, nonce, expires_at from signed where turn = 1
    on conflict (key_id, nonce) do nothing
    returning key_id, nonce, 1 as turn),
  usable as (
    select attachment.id, given.id as order_id
    from wanted join given on given.id = wanted.order_id join attachment on attachment.id = wanted.id
    where wanted.turn = 1 and attachment.platform_id = given.platform_id and attachment.order_id is null
      and attachment.state in ('clean', 'unscanned')
    for update of attachment),
  judged as (
    select given.id, signed.nonce is not null and fresh.nonce is null as is_replay,
      given.region_code is null or region.code is not null as region_known,
      array(select wanted.id from wanted left join usable using (id, order_id)
            where wanted.order_id = given.id and usable.id is null) as unusable
    from given left join region on region.code = given.region_code
      left join signed on signed.order_id = given.id left join fresh using (key_id, nonce, turn)),
  stored as (
    insert into work_order (${orderColumns.join(', ')}) select ${orderColumns.join(', ')} from given join judged using (id)
    where not is_replay and region_known and unusable = '{}'
      and not exists (select from keyed join idempotency_key used using (platform_id, key) where keyed.order_id = given.id)
    on conflict (platform_id, platform_order_no) do nothing
    returning id),
  kept as (${insertOfStored('idempotency_key', 'keyed', keyColumns)}),
  linked as (
    update attachment set order_id = usable.order_id from usable join stored on stored.id = usable.order_id
    where attachment.id = usable.id),
  audited as (${insertOfStored('audit_entry', 'json_populate_recordset(null::audit_entry, $4)', auditColumns)}),
  commanded as (${insertOfStored('engine_command', 'json_populate_recordset(null::engine_command, $5)', commandColumns)}),
  -- Delivered on commit, once; a hint to the dispatchers, which poll as well.
  notified as (select pg_notify('${engineCommandChannel}', '') from stored limit 1)${delivers ? delivering : ''}
  select judged.id, stored.id is not null as is_stored, is_replay, region_known, unusable
  from judged left join stored using (id) left join notified on true${delivers ? ' left join sending on true' : ''}`;

const statements = {
  plain: { name: 'store-acceptances', text: textOf(false) },
  withCallbacks: { name: 'store-acceptances-with-callbacks', text: textOf(true) },
};
