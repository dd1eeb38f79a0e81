import type { Express } from 'express';
import { createApp } from '../../api/app.ts';
import { composePlatform } from '../../api/compose-platform.ts';
import { insertUnits } from '../builders/organisation.ts';
import { insertPlatform, type TestPlatform } from '../builders/platform.ts';
import { insertRegions } from '../builders/region.ts';
import { adaptersOver, stoppedClock } from './adapters.ts';
import { platformClient } from './api-client.ts';
import { createTestDatabase } from './database.ts';
import { silentLogger } from './silent-logger.ts';

/** The platforms' side of the API over adapters that are there. */
export function platformSideOf(parts: Parameters<typeof composePlatform>[0]): Express {
  return createApp({
    logger: silentLogger,
    readiness: () => Promise.resolve({ database: true, stopping: false }),
    platform: composePlatform(parts),
    workbench: [],
    open: [],
  });
}

/** The platforms' side of the API over a database of its own, with units, regions and one platform of 湖南. */
export async function openPlatformApi(choice: Parameters<typeof insertPlatform>[2] = {}) {
  const database = await createTestDatabase();
  const clock = stoppedClock();
  const adapters = adaptersOver(database.knex, clock);
  await insertUnits(database.knex);
  const platform: TestPlatform = await insertPlatform(database.knex, adapters.cipher, choice);
  await insertRegions(database.knex);
  const app = platformSideOf(adapters);
  return { ...adapters, clock, knex: database.knex, app, platform, client: platformClient(app, platform.requestKey), close: () => database.drop() };
}

/** A running platform API of tests. */
export type PlatformApi = Awaited<ReturnType<typeof openPlatformApi>>;
