import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { ReferralView } from '../../domain/order-page/ports.ts';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';
import type { Referrals } from '../../domain/referral/ports.ts';

type Column = 'organ_enc' | 'document_no_enc' | 'reason_enc';
const place = (column: Column, rowId: string) => ({ table: 'referral', column, rowId });

/** A referral as it is kept, with its texts opened. */
export type StoredReferral = Omit<ReferralView, 'byUserId' | 'byName' | 'unitName'> & { referredBy: string };

/** Referrals in one transaction; what people wrote is encrypted. */
export function createReferralRepository(transaction: Knex, { cipher }: { cipher: FieldCipher }): Referrals {
  return {
    add: async ({ orderId, runNo, referredBy, referredAt, organ, documentNo, documentOn, reason }) => {
      const id = randomUUID();
      const seal = (column: Column, text: string) => cipher.seal(text, place(column, id));
      await transaction('referral').insert({
        id,
        order_id: orderId,
        run_no: runNo,
        referred_by: referredBy,
        referred_at: referredAt,
        organ_enc: seal('organ_enc', organ),
        document_no_enc: documentNo === undefined ? null : seal('document_no_enc', documentNo),
        document_on: documentOn ?? null,
        reason_enc: seal('reason_enc', reason),
      });
    },
    supersede: async (orderId, runNo, at) => {
      await transaction('referral').where({ order_id: orderId, run_no: runNo, superseded_at: null }).update({ superseded_at: at });
    },
  };
}

export type ReferralRow = {
  id: string; run_no: number; referred_by: string; referred_at: Date; organ_enc: Buffer; document_no_enc: Buffer | null;
  document_on: string | null; reason_enc: Buffer; superseded_at: Date | null;
}; // prettier-ignore

/** Opens the texts of a row. */
export function toReferral(row: ReferralRow, cipher: FieldCipher): StoredReferral {
  return {
    runNo: row.run_no,
    referredBy: row.referred_by,
    referredAt: row.referred_at,
    organ: cipher.open(row.organ_enc, place('organ_enc', row.id)),
    documentNo: row.document_no_enc === null ? null : cipher.open(row.document_no_enc, place('document_no_enc', row.id)),
    documentOn: row.document_on,
    reason: cipher.open(row.reason_enc, place('reason_enc', row.id)),
    supersededAt: row.superseded_at,
  };
}

/** The referral that is the result of a round, if it is. */
export async function readReferral(database: Knex, cipher: FieldCipher, order: { id: string; runNo: number }): Promise<StoredReferral | undefined> {
  const row = await database('referral')
    .where({ order_id: order.id, run_no: order.runNo, superseded_at: null })
    .first<ReferralRow | undefined>('*');
  return row && toReferral(row, cipher);
}
