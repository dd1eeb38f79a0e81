import type { Knex } from 'knex';
import { connect } from '../../infra/postgres/connect.ts';
import { type RunningPostgres, startPostgres } from '../../scripts/postgres/start-postgres.ts';
import { createTestDatabase } from './database.ts';

/** The database of one product under test; `server` is there where the product has a server of its own. */
export type ProductDatabase = {
  knex: Knex;
  url: string;
  server: OwnServer | undefined;
  /** Ends the connections of the test, then the database, and the server where it is the product's own. */
  end(): Promise<void>;
};

/** A server that a test may stop in any way, because nobody else is on it. */
export type OwnServer = {
  /** As a crash does; what was committed is there after {@link OwnServer.start}. */
  crash(): Promise<void>;
  start(): Promise<void>;
};

/** A database on the server of the test run, or on a server of its own in `folder` for tests that stop it. */
export async function openProductDatabase(choice: { ownServerIn?: string | undefined }): Promise<ProductDatabase> {
  if (choice.ownServerIn === undefined) {
    const database = await createTestDatabase();
    return { knex: database.knex, url: database.url, server: undefined, end: () => database.drop() };
  }
  const dataDirectory = choice.ownServerIn;
  // Durable: what an acknowledged commit is worth is the very thing such a test looks at.
  let postgres: RunningPostgres = await startPostgres({ dataDirectory });
  const { port } = postgres;
  const url = await postgres.ensureDatabase('hotline');
  const knex = connect(url, { poolSize: 4 });
  await knex.migrate.latest();
  return {
    knex,
    url,
    server: {
      crash: () => postgres.stop('immediate'),
      start: async () => {
        postgres = await startPostgres({ dataDirectory, port });
      },
    },
    end: async () => {
      await knex.destroy();
      await postgres.stop();
    },
  };
}
