import type { Knex } from 'knex';
import type { Clock } from '../../domain/shared/clock.ts';
import { createBlindIndex } from '../../infra/crypto/blind-index.ts';
import { createFieldCipher } from '../../infra/crypto/field-cipher.ts';
import { createLinkFile } from '../../infra/crypto/link-file.ts';
import { createInTransaction } from '../../infra/postgres/in-transaction.ts';
import { ringOf } from './key-rings.ts';

/** A clock that tests set; it stands still. */
export function stoppedClock(at = '2026-11-23T10:00:00+08:00'): Clock & { set(at: string): void } {
  let now = new Date(at);
  return {
    now: () => now,
    set: (text) => {
      now = new Date(text);
    },
  };
}

/** The real adapters over a test's database: cipher, blind index, transactions. */
export function adaptersOver(database: Knex, clock: Clock = stoppedClock()) {
  const ring = ringOf(['f1']);
  const cipher = createFieldCipher(ring, 'intl');
  const blindIndex = createBlindIndex(ring, 'intl');
  const linkFile = createLinkFile(ring, 'intl', 'http://127.0.0.1:3000');
  const ports = { clock, cipher, blindIndex, linkFile };
  return { database, ...ports, inTransaction: createInTransaction(database, ports) };
}
