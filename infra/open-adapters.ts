import type { Knex } from 'knex';
import type { BlindIndex, FieldCipher } from '../domain/personal-data/ports.ts';
import type { Clock } from '../domain/shared/clock.ts';
import type { InTransaction } from '../domain/shared/in-transaction.ts';
import type { Logger } from '../domain/shared/logger.ts';
import { readConfig, type Config } from './config.ts';
import { createBlindIndex } from './crypto/blind-index.ts';
import { createFieldCipher } from './crypto/field-cipher.ts';
import type { KeyRing } from './crypto/key-ring.ts';
import { loadKeyRing } from './crypto/keys-file.ts';
import { createLinkFile } from './crypto/link-file.ts';
import { createLogger } from './logger.ts';
import { businessClockChannel, openBusinessClock } from './postgres/business-clock.ts';
import { createChangeFeed, type ChangeFeed } from './postgres/change-feed.ts';
import { connect } from './postgres/connect.ts';
import { createInTransaction, type Repositories } from './postgres/in-transaction.ts';
import { listen } from './postgres/listen.ts';

/** What every process of the product works with. */
export type Adapters = {
  config: Config;
  logger: Logger;
  database: Knex;
  keyRing: KeyRing;
  cipher: FieldCipher;
  blindIndex: BlindIndex;
  clock: Clock;
  inTransaction: InTransaction<Repositories>;
  /** What other transactions changed, for open pages; listens from the first subscriber on. */
  changes: ChangeFeed;
  /** Ends change feed, clock, notices and pool, in this order. */
  close(): Promise<void>;
};

/** Reads the environment and opens what both processes share: log, pool, keys, business clock, transactions. */
export async function openAdapters(processName: 'api' | 'workers', environment: NodeJS.ProcessEnv): Promise<Adapters> {
  const config = readConfig(environment);
  const logger = createLogger({ name: processName, level: config.LOG_LEVEL });
  const database = connect(config.DATABASE_URL, { poolSize: config.DATABASE_POOL_SIZE, applicationName: `12317-${processName}` });
  const keyRing = await loadKeyRing(config.KEYS_FILE, { createIfMissing: config.DEMO });
  const cipher = createFieldCipher(keyRing, config.CRYPTO_PROFILE);
  const blindIndex = createBlindIndex(keyRing, config.CRYPTO_PROFILE);
  const clock = await openBusinessClock(database, { controlled: config.CLOCK_CONTROLLED, logger });
  const stopNotices = listen(config.DATABASE_URL, businessClockChannel, () => {
    clock.refresh().catch(() => undefined);
  });
  const changes = createChangeFeed(config.DATABASE_URL);
  const linkFile = createLinkFile(keyRing, config.CRYPTO_PROFILE, config.PUBLIC_URL);
  return {
    config,
    logger,
    database,
    keyRing,
    cipher,
    blindIndex,
    clock,
    inTransaction: createInTransaction(database, { clock, cipher, blindIndex, linkFile }),
    changes,
    close: async () => {
      await changes.close();
      clock.stop();
      await stopNotices();
      await database.destroy();
    },
  };
}
