import type { NewAcceptance, NewOrder } from '../../domain/order/intake-ports.ts';
import { normalizeName } from '../../domain/person/name.ts';
import { normalizePhone } from '../../domain/person/phone.ts';
import type { BlindIndex, FieldCipher } from '../../domain/personal-data/ports.ts';
import type { Clock } from '../../domain/shared/clock.ts';
import { toAuditRow } from './audit-repository.ts';
import { newDeliveryRow } from './delivery-row.ts';
import { newCommandRow } from './engine-command-row.ts';
import { hexBytes } from './hex-bytes.ts';

/** What turns an acceptance into rows. */
export type AcceptanceRowPorts = { cipher: FieldCipher; blindIndex: BlindIndex; clock: Clock };

/** An order as a row of `work_order`: personal data and texts encrypted; name, phone, caller and ID numbers with a blind index. */
export function toOrderRow(order: NewOrder, ports: Pick<AcceptanceRowPorts, 'cipher' | 'blindIndex'>) {
  const seal = (column: string, text: string | undefined) =>
    text === undefined ? undefined : hexBytes(ports.cipher.seal(text, { table: 'work_order', column, rowId: order.id }));
  const phoneIndex = (phone: string | undefined) => (phone === undefined ? undefined : hexBytes(ports.blindIndex.of('phone', normalizePhone(phone))));
  return {
    id: order.id,
    acceptance_no: order.acceptanceNo,
    type: order.type,
    source: order.source,
    docking: order.docking,
    status: order.status,
    platform_id: order.platformId,
    platform_order_no: order.platformOrderNo,
    submission_fingerprint: hexBytes(order.fingerprint),
    province_code: order.provinceCode,
    province_unit_id: order.provinceUnitId,
    accepted_at: order.acceptedAt,
    agent_number: order.agentNumber,
    caller_number_enc: seal('caller_number_enc', order.callerNumber),
    caller_number_index: phoneIndex(order.callerNumber),
    called_at: order.calledAt,
    anonymous: order.anonymous,
    confidential: order.confidential,
    person_name_enc: seal('person_name_enc', order.personName),
    person_name_index: order.personName === undefined ? undefined : hexBytes(ports.blindIndex.of('name', normalizeName(order.personName))),
    phone_enc: seal('phone_enc', order.phone),
    phone_index: phoneIndex(order.phone),
    id_number_enc: seal('id_number_enc', order.idNumber),
    id_number_index: order.idNumber === undefined ? undefined : hexBytes(ports.blindIndex.of('id-number', order.idNumber)),
    address_enc: seal('address_enc', order.address),
    region_code: order.regionCode,
    region_text_enc: seal('region_text_enc', order.regionText),
    detailed_address_enc: seal('detailed_address_enc', order.detailedAddress),
    accused_enc: seal('accused_enc', order.accused),
    content_enc: seal('content_enc', order.content),
    problem_category: order.problemCategory,
    risk: order.risk,
    caller_category: order.callerCategory,
    service_type: order.serviceType,
    finish_by: order.finishBy,
  };
}

/** The rows of each table that one acceptance makes; `attachments` are those it asks for. */
export function toAcceptanceRows({ order, idempotencyKey, nonce, attachmentIds, audit, callback, start }: NewAcceptance, ports: AcceptanceRowPorts) {
  const key = { platform_id: order.platformId, key: idempotencyKey, fingerprint: hexBytes(order.fingerprint), order_id: order.id, created_at: order.acceptedAt };
  return {
    order: toOrderRow(order, ports),
    keys: idempotencyKey === undefined ? [] : [key],
    nonces: nonce === undefined ? [] : [{ order_id: order.id, key_id: nonce.keyId, nonce: nonce.nonce, expires_at: nonce.expiresAt }],
    attachments: attachmentIds.map((id) => ({ id, order_id: order.id })),
    audit: toAuditRow(audit, ports),
    command: newCommandRow(start),
    deliveries: callback === undefined ? [] : [firstDelivery(order, callback, ports)],
  };
}

function firstDelivery(order: NewOrder, callback: NonNullable<NewAcceptance['callback']>, { cipher }: AcceptanceRowPorts) {
  if (order.platformId === null) throw new Error('a callback needs a platform to go to');
  const row = newDeliveryRow({ order: { ...order, platformId: order.platformId, runNo: 1 }, sequence: 1, ...callback, now: order.acceptedAt }, cipher);
  return { ...row, envelope_enc: hexBytes(row.envelope_enc), envelope_sha256: hexBytes(row.envelope_sha256) };
}

/** The rows of one acceptance. */
export type AcceptanceRows = ReturnType<typeof toAcceptanceRows>;
