import { readConfig } from '../infra/config.ts';
import { createBlindIndex } from '../infra/crypto/blind-index.ts';
import { createFieldCipher } from '../infra/crypto/field-cipher.ts';
import { loadKeyRing } from '../infra/crypto/keys-file.ts';
import { createLinkFile } from '../infra/crypto/link-file.ts';
import { connectEngine } from '../infra/engine/engine-client.ts';
import { pairEngine } from '../infra/engine/pair-engine.ts';
import { createLogger } from '../infra/logger.ts';
import { businessClockChannel, openBusinessClock } from '../infra/postgres/business-clock.ts';
import { connect } from '../infra/postgres/connect.ts';
import { createInTransaction } from '../infra/postgres/in-transaction.ts';
import { listen } from '../infra/postgres/listen.ts';
import { composeDeliveryRoles } from './compose-delivery-roles.ts';
import { composeEngineRoles } from './compose-engine-roles.ts';
import { runRoles } from './run-roles.ts';

/**
 * The workers process (§3.1.14): dispatcher, workers, reconciler, sender and sealer, as `WORKER_ROLES` selects.
 * Any number of these processes may run side by side.
 */
const config = readConfig(process.env);
const logger = createLogger({ name: 'workers', level: config.LOG_LEVEL });
const database = connect(config.DATABASE_URL, { poolSize: config.DATABASE_POOL_SIZE, applicationName: '12317-workers' });
const engineId = await pairEngine(database, config.ENGINE_ID);
const keyRing = await loadKeyRing(config.KEYS_FILE, { createIfMissing: config.DEMO });
const cipher = createFieldCipher(keyRing, config.CRYPTO_PROFILE);
const blindIndex = createBlindIndex(keyRing, config.CRYPTO_PROFILE);
const clock = await openBusinessClock(database, { controlled: config.CLOCK_CONTROLLED, logger });
const stopClockNotices = listen(config.DATABASE_URL, businessClockChannel, () => {
  clock.refresh().catch(() => undefined);
});
const inTransaction = createInTransaction(database, {
  clock,
  cipher,
  blindIndex,
  linkFile: createLinkFile(keyRing, config.CRYPTO_PROFILE, config.PUBLIC_URL),
});
const engine = connectEngine(config.ZEEBE_ADDRESS);

const roles = [
  ...composeEngineRoles({
    database,
    databaseUrl: config.DATABASE_URL,
    poolSize: config.DATABASE_POOL_SIZE,
    inTransaction,
    clock,
    engine,
    engineId,
    gatewayAddress: config.ZEEBE_ADDRESS,
    logger,
  }),
  ...composeDeliveryRoles({
    database,
    databaseUrl: config.DATABASE_URL,
    inTransaction,
    clock,
    cipher,
    allowLoopbackTargets: config.ALLOW_LOOPBACK_TARGETS,
    logger,
  }),
];

runRoles({
  roles,
  selected: config.WORKER_ROLES,
  logger,
  close: async () => {
    await engine.close();
    clock.stop();
    await stopClockNotices();
    await database.destroy();
  },
});
