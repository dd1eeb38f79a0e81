import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Contacts, Informings } from '../../domain/informing/ports.ts';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';

/** Where what was said lives, for sealing and opening it. */
export const informingSummaryPlace = (rowId: string) => ({ table: 'informing', column: 'summary_enc', rowId });
export const contactNotePlace = (rowId: string) => ({ table: 'contact_log', column: 'note_enc', rowId });

/** Attempts to inform the person, in one transaction. */
export function createInformingRepository(transaction: Knex, { cipher }: { cipher: FieldCipher }): Informings {
  return {
    add: async (attempt) => {
      const id = randomUUID();
      await transaction('informing').insert({
        id,
        order_id: attempt.orderId,
        run_no: attempt.runNo,
        informed_party: attempt.informedParty,
        method: attempt.method,
        reached: attempt.reached,
        informed_at: attempt.informedAt,
        summary_enc: cipher.seal(attempt.summary, informingSummaryPlace(id)),
        informed_by: attempt.informedBy,
      });
    },
    summary: async (orderId, runNo) => {
      const { rows } = await transaction.raw<{ rows: { attempts: number; reached: boolean }[] }>(
        'select count(*)::int as attempts, coalesce(bool_or(reached), false) as reached from informing where order_id = ? and run_no = ?',
        [orderId, runNo],
      );
      return rows[0] ?? { attempts: 0, reached: false };
    },
  };
}

/** Contacts during the handling, in one transaction. */
export function createContactRepository(transaction: Knex, { cipher }: { cipher: FieldCipher }): Contacts {
  return {
    add: async (contact) => {
      const id = randomUUID();
      await transaction('contact_log').insert({
        id,
        order_id: contact.orderId,
        run_no: contact.runNo,
        contacted_at: contact.contactedAt,
        method: contact.method,
        note_enc: cipher.seal(contact.note, contactNotePlace(id)),
        contacted_by: contact.contactedBy,
      });
    },
  };
}
