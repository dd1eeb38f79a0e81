import { join } from 'node:path';
import type { Knex } from 'knex';
import { messageNames, runKey, timeToLiveMs } from '../../domain/engine-command/message-names.ts';
import { moveOrder } from '../../domain/order/move-order.ts';
import { createBlindIndex } from '../../infra/crypto/blind-index.ts';
import { createFieldCipher } from '../../infra/crypto/field-cipher.ts';
import { loadKeyRing } from '../../infra/crypto/keys-file.ts';
import { createLinkFile } from '../../infra/crypto/link-file.ts';
import { createInTransaction } from '../../infra/postgres/in-transaction.ts';

type Product = { database: Knex; folder: string };

const clock = { now: () => new Date() };
const actor = { kind: 'system', id: 'test' } as const;

async function transactionsOf({ database, folder }: Product) {
  const ring = await loadKeyRing(join(folder, 'keys.json'), { createIfMissing: false });
  const linkFile = createLinkFile(ring, 'intl', 'http://127.0.0.1:3000');
  return createInTransaction(database, { clock, cipher: createFieldCipher(ring, 'intl'), blindIndex: createBlindIndex(ring, 'intl'), linkFile });
}

/** Ends an order as an operator does (§3.1.6): one transaction closes what is open and tells the engine. */
export async function closeByOperator(product: Product, orderId: string): Promise<void> {
  const inTransaction = await transactionsOf(product);
  await inTransaction(async (repositories) => {
    const { orders, workItems, commands } = repositories;
    const order = await orders.lock(orderId);
    if (!order) throw new Error('no such order');
    const pending = await workItems.pendingOf(orderId);
    await workItems.close(pending.map(({ id }) => id), '工单已人工关闭', clock.now());
    await moveOrder({ ...repositories, clock }, order, { to: 'closed_by_operator', action: 'order.closedByOperator', actor });
    await commands.append({
      kind: 'message', name: messageNames.orderEnded, orderId, runNo: order.runNo, correlationKey: runKey(orderId, order.runNo),
      timeToLiveMs: timeToLiveMs.other, variables: { reason: 'closed_by_operator' },
    });
  });
}

/** Publishes an order's start once more under another message id: held while its instance lives, started when it ends. */
export async function publishLateStart(product: Product, orderId: string): Promise<string> {
  const inTransaction = await transactionsOf(product);
  const first = await product.database('engine_command').where({ order_id: orderId, name: messageNames.orderAccepted })
    .first<{ payload: { variables: Record<string, string | number> } }>('payload');
  const key = runKey(orderId, 1);
  return inTransaction(({ commands }) =>
    commands.append({
      kind: 'message', name: messageNames.orderAccepted, orderId, runNo: 1, correlationKey: key, messageId: `${key}:late`,
      timeToLiveMs: timeToLiveMs.start, variables: first.payload.variables,
    }),
  );
}
