import type { Knex } from 'knex';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';
import type { Petitions } from '../../domain/petition/ports.ts';

/** Petitions in one transaction; their reference may name people and is encrypted. */
export function createPetitionRepository(transaction: Knex.Transaction, { cipher }: { cipher: FieldCipher }): Petitions {
  return {
    insert: async ({ orderId, channel, receivedOn, startUnitId, registeredBy, reference }) => {
      await transaction('petition').insert({
        order_id: orderId,
        channel,
        received_on: receivedOn,
        start_unit_id: startUnitId,
        registered_by: registeredBy,
        reference_enc: reference === undefined ? null : cipher.seal(reference, { table: 'petition', column: 'reference_enc', rowId: orderId }),
      });
    },
  };
}
