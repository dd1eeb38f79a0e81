import type { Knex } from 'knex';
import type { Attachment } from '../../domain/attachment/attachment.ts';
import { personalFieldList, type PersonalField } from '../../domain/order-page/personal-field.ts';
import type { OrderRecord } from '../../domain/order-page/ports.ts';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';
import { createAttachmentRepository } from './attachment-repository.ts';
import { createQualityCheckRepository } from './quality-check-repository.ts';
import { routingColumns, toRouting, type RoutingRow } from './order-repository.ts';
import { regionNameThen } from './region-rows.ts';

type RecordRow = RoutingRow & {
  region_name: string | null;
  region_text_enc: Buffer | null;
  handling_unit_name: string | null;
  agent_number: string | null;
  called_at: Date | null;
  anonymous: boolean;
  confidential: boolean;
  accused_enc: Buffer | null;
  content_enc: Buffer;
  risk: number | null;
  caller_category: string | null;
  service_type: string | null;
  end_reason: string | null;
} & Record<(typeof personalColumns)[PersonalField], Buffer | null>;

const personalColumns = {
  personName: 'person_name_enc',
  phone: 'phone_enc',
  idNumber: 'id_number_enc',
  address: 'address_enc',
  detailedAddress: 'detailed_address_enc',
  callerNumber: 'caller_number_enc',
} as const satisfies Record<PersonalField, string>;

const toView = ({ id, fileName, mediaType, sizeBytes, state, createdAt }: Attachment) => ({ id, fileName, mediaType, sizeBytes, state, createdAt });

async function readCheck(database: Knex, orderId: string, runNo: number): Promise<OrderRecord['qualityCheck']> {
  const check = await createQualityCheckRepository(database).last(orderId, runNo);
  return check ? { checkedAt: check.checkedAt, findings: check.findings, tableVersion: check.tableVersion } : null;
}

/** Reads one order whole and opens its encrypted fields. */
export async function readOrderRecord(database: Knex, cipher: FieldCipher, orderId: string): Promise<OrderRecord | undefined> {
  const row = await database('work_order')
    .leftJoin('region', 'region.code', 'work_order.region_code')
    .leftJoin('unit', 'unit.id', 'work_order.handling_unit_id')
    .where('work_order.id', orderId)
    .first<RecordRow | undefined>(
      ...routingColumns.map((column) => `work_order.${column}`),
      database.raw(`${regionNameThen} as region_name`), 'unit.name as handling_unit_name', 'region_text_enc', 'agent_number', 'called_at', 'anonymous',
      'confidential', 'accused_enc', 'content_enc', 'risk', 'caller_category', 'service_type', 'end_reason',
      ...Object.values(personalColumns),
    ); // prettier-ignore
  if (!row) return undefined;
  const open = (column: string, sealed: Buffer | null) =>
    sealed === null ? null : cipher.open(sealed, { table: 'work_order', column, rowId: row.id });
  const personal = Object.fromEntries(
    personalFieldList.map((field) => [field, open(personalColumns[field], row[personalColumns[field]])]),
  ) as Record<PersonalField, string | null>;
  return {
    ...toRouting(row),
    regionName: row.region_name,
    regionText: open('region_text_enc', row.region_text_enc),
    handlingUnitName: row.handling_unit_name,
    agentNumber: row.agent_number,
    calledAt: row.called_at,
    anonymous: row.anonymous,
    confidential: row.confidential,
    personal,
    accused: open('accused_enc', row.accused_enc),
    content: open('content_enc', row.content_enc) ?? '',
    risk: row.risk,
    callerCategory: row.caller_category,
    serviceType: row.service_type,
    endReason: row.end_reason,
    qualityCheck: await readCheck(database, row.id, row.run_no),
    attachments: (await createAttachmentRepository(database, cipher).listOfOrder(orderId)).map(toView),
  };
}
