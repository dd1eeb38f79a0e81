import type { Knex } from 'knex';
import type { OrderPages } from '../../domain/order-page/ports.ts';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';
import { readBarred } from './delegation-repository.ts';
import { readDuplicates } from './duplicate-query.ts';
import { readOrderLinks } from './order-links-query.ts';
import { readOrderHistory } from './order-history-query.ts';
import { readOrderRecord } from './order-record-query.ts';

/** Reads of the order page, in a transaction or outside of any. */
export function createOrderPages(database: Knex, { cipher }: { cipher: FieldCipher }): OrderPages {
  return {
    record: (orderId) => readOrderRecord(database, cipher, orderId),
    barred: (orderId) => readBarred(database, orderId),
    duplicates: (orderId, choice) => readDuplicates(database, orderId, choice),
    links: (orderId, user) => readOrderLinks(database, cipher, { orderId, user }),
    history: (orderId) => readOrderHistory(database, cipher, orderId),
  };
}
