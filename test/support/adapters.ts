import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import type { Clock } from '../../domain/shared/clock.ts';
import { createBlindIndex } from '../../infra/crypto/blind-index.ts';
import { createFieldCipher } from '../../infra/crypto/field-cipher.ts';
import { createLinkFile } from '../../infra/crypto/link-file.ts';
import { readConfig, type Config } from '../../infra/config.ts';
import type { ChangeFeed } from '../../infra/postgres/change-feed.ts';
import { createInTransaction } from '../../infra/postgres/in-transaction.ts';
import { ringOf } from './key-rings.ts';
import { silentLogger } from './silent-logger.ts';

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

const filesFolder = join(tmpdir(), `12317-test-files-${process.pid}`);

/** The settings of a process under test; the database's address is that of the test run. */
export function testConfig(change: Record<string, string> = {}): Config {
  return readConfig({
    DATABASE_URL: process.env['TEST_DATABASE_URL'],
    FILES_DIR: filesFolder,
    SCAN: 'off',
    ALLOW_LOOPBACK_TARGETS: 'on',
    LOG_LEVEL: 'silent',
    ...change,
  });
}

/** The real adapters over a test's database: cipher, blind index, transactions. */
export function adaptersOver(database: Knex, clock: Clock = stoppedClock()) {
  const keyRing = ringOf(['f1']);
  const cipher = createFieldCipher(keyRing, 'intl');
  const blindIndex = createBlindIndex(keyRing, 'intl');
  const linkFile = createLinkFile(keyRing, 'intl', 'http://127.0.0.1:3000');
  const ports = { clock, cipher, blindIndex, linkFile };
  /** Nothing is heard of; tests of live updates open a feed of their own. */
  const changes: ChangeFeed = { subscribe: () => () => undefined, close: () => Promise.resolve() };
  return { config: testConfig(), keyRing, database, logger: silentLogger, changes, ...ports, inTransaction: createInTransaction(database, ports) };
}
