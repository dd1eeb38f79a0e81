import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { PlatformMessages, TakenMessage } from '../../domain/platform-message/ports.ts';

type Row = { fingerprint: Buffer; received_at: Date; run_no: number; status: TakenMessage['status'] };

/** Messages of platforms in one transaction; their texts are on the order's time line. */
export function createPlatformMessageRepository(transaction: Knex): PlatformMessages {
  return {
    find: async (orderId, kind, messageNo) => {
      const row = await transaction('platform_message')
        .where({ order_id: orderId, kind, message_no: messageNo })
        .first<Row | undefined>('fingerprint', 'received_at', 'run_no', 'status');
      return row && { orderId, kind, messageNo, fingerprint: row.fingerprint, receivedAt: row.received_at, runNo: row.run_no, status: row.status };
    },
    add: async (message) => {
      await transaction('platform_message').insert({
        id: randomUUID(),
        order_id: message.orderId,
        kind: message.kind,
        message_no: message.messageNo,
        fingerprint: message.fingerprint,
        received_at: message.receivedAt,
        run_no: message.runNo,
        status: message.status,
      });
    },
  };
}
