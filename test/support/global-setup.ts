import { startPostgres } from '../../scripts/postgres/start-postgres.ts';
import { throwAwayFolder } from '../../scripts/test/throw-away-folder.ts';
import { keepForTeardown } from './run-by-hand.ts';

/**
 * Gives tests that are run by hand (`npm run jest -- <path>`) a PostgreSQL of their own; `npm test` brings one.
 * Engines are started by the tests that need one, on TEST_ENGINE.
 */
export default async function globalSetup(): Promise<void> {
  if (process.env['TEST_DATABASE_URL']) return;
  const folder = await throwAwayFolder('hotline-jest-db', true);
  const postgres = await startPostgres({ dataDirectory: folder.path, durable: false });
  process.env['TEST_DATABASE_URL'] = postgres.url();
  keepForTeardown(async () => {
    await postgres.stop('immediate');
    await folder.remove();
  });
}
