import { join } from 'node:path';
import type { Knex } from 'knex';
import { messageNames, runKey, timeToLiveMs } from '../../domain/engine-command/message-names.ts';
import { createBlindIndex } from '../../infra/crypto/blind-index.ts';
import { createFieldCipher } from '../../infra/crypto/field-cipher.ts';
import { loadKeyRing } from '../../infra/crypto/keys-file.ts';
import { createLinkFile } from '../../infra/crypto/link-file.ts';
import { createInTransaction } from '../../infra/postgres/in-transaction.ts';

type Product = { database: Knex; folder: string };

const clock = { now: () => new Date() };

/** Transactions on the database of a product under test, as its own processes make them. */
export async function transactionsOf({ database, folder }: Product) {
  const ring = await loadKeyRing(join(folder, 'keys.json'), { createIfMissing: false });
  const linkFile = createLinkFile(ring, 'intl', 'http://127.0.0.1:3000');
  return createInTransaction(database, { clock, cipher: createFieldCipher(ring, 'intl'), blindIndex: createBlindIndex(ring, 'intl'), linkFile });
}

/** Publishes an order's start once more under another message id: held while its instance lives, started when it ends. */
export async function publishLateStart(product: Product, orderId: string, name: string = messageNames.orderAccepted): Promise<string> {
  const inTransaction = await transactionsOf(product);
  const first = await product.database('engine_command').where({ order_id: orderId, name })
    .first<{ payload: { variables: Record<string, string | number> } }>('payload');
  const key = runKey(orderId, 1);
  return inTransaction(({ commands }) =>
    commands.append({
      kind: 'message', name, orderId, runNo: 1, correlationKey: key, messageId: `${key}:late`,
      timeToLiveMs: timeToLiveMs.start, variables: first.payload.variables,
    }),
  );
}
