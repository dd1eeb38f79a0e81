import type { Knex } from 'knex';
import type { CallbackSender } from '../../domain/delivery/queue-ports.ts';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';
import { envelopePlace } from '../postgres/delivery-row.ts';
import { findCallbackSecrets } from '../postgres/platform-repository.ts';
import type { CallbackSender as HttpSender } from './callback-http.ts';

type Row = { envelope_enc: Buffer; callback_url: string; allowed_targets: string[] };

/** Sends what is stored: the very bytes of the first enqueuing, signed with the secrets that are in force now (P8.1). */
export function createStoredCallbackSender(database: Knex, cipher: FieldCipher, http: HttpSender): CallbackSender {
  return {
    send: async (delivery) => {
      const row = await database('delivery')
        .join('platform', 'platform.id', 'delivery.platform_id')
        .where('delivery.id', delivery.id)
        .first<Row | undefined>('envelope_enc', 'callback_url', 'allowed_targets');
      if (!row) throw new Error(`delivery ${delivery.id} is gone`);
      return http.send(
        { platformId: delivery.platformId, url: row.callback_url, allowedTargets: row.allowed_targets },
        {
          id: delivery.id,
          body: cipher.open(row.envelope_enc, envelopePlace(delivery.id)),
          secrets: await findCallbackSecrets(database, cipher, delivery.platformId),
        },
      );
    },
  };
}
