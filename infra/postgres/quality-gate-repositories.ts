import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { isUsable } from '../../domain/attachment/attachment.ts';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';
import type { FeedbackWordings, GateEvidence } from '../../domain/quality-gate/ports.ts';
import { createAttachmentRepository } from './attachment-repository.ts';
import { createInformingRepository } from './informing-repository.ts';
import { readOrderRecord } from './order-record-query.ts';
import { readResultSource } from './order-link-repository.ts';
import { createReportRepository } from './report-repository.ts';

type Ports = { cipher: FieldCipher };

const wordingPlace = (rowId: string) => ({ table: 'feedback_wording', column: 'wording_enc', rowId });

/** The province's wordings, in one transaction. */
export function createFeedbackWordingRepository(transaction: Knex, { cipher }: Ports): FeedbackWordings {
  return {
    write: async ({ orderId, runNo, text, writtenBy, writtenAt }) => {
      const id = randomUUID();
      await transaction('feedback_wording').insert({
        id, order_id: orderId, run_no: runNo, wording_enc: cipher.seal(text, wordingPlace(id)), written_by: writtenBy, written_at: writtenAt,
      }); // prettier-ignore
    },
  };
}

/** The last wording of a round, if the province wrote one. */
export async function readWording(database: Knex, { cipher }: Ports, order: { id: string; runNo: number }): Promise<string | undefined> {
  const row = await database('feedback_wording')
    .where({ order_id: order.id, run_no: order.runNo })
    .orderBy('written_at', 'desc')
    .first<{ id: string; wording_enc: Buffer } | undefined>('id', 'wording_enc');
  return row && cipher.open(row.wording_enc, wordingPlace(row.id));
}

/** What the gate's facts follow from. `wordingOf` reads what 12345 will get to read. */
export function createGateEvidence(
  transaction: Knex,
  ports: Ports & { wordingOf: (order: Parameters<GateEvidence['of']>[0]) => Promise<string | undefined> },
): GateEvidence {
  return {
    of: async (order) => {
      const source = await readResultSource(transaction, order);
      const reports = await createReportRepository(transaction, ports).ofRun(source.id, source.runNo);
      const report = reports.findLast(({ state }) => state === 'approved');
      const own = await readOrderRecord(transaction, ports.cipher, order.id);
      // What is taken from a main order must not name that one's person either (P1.4).
      const main = source === order ? undefined : await readOrderRecord(transaction, ports.cipher, source.id);
      const { reached } = await createInformingRepository(transaction, ports).summary(order.id, order.runNo);
      const fileIds = source === order ? (report?.content.attachmentIds ?? []) : [];
      const files = await createAttachmentRepository(transaction, ports.cipher).listOfOrder(order.id);
      return {
        contacted: reached,
        wording: (await ports.wordingOf(order)) ?? '',
        findings: report?.content.findings ?? '',
        hasAmount: report?.content.amountYuan !== undefined,
        personal: [own, main].flatMap((record) => Object.values(record?.personal ?? {})).filter((value) => value !== null),
        attachmentsReadable: fileIds.every((id) => files.some((file) => file.id === id && isUsable(file) && file.storedName !== null)),
      };
    },
  };
}
