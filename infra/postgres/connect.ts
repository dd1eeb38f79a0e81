import knex, { type Knex } from 'knex';
import pg from 'pg';
import { migrationSource } from './migration-source.ts';

// 64-bit integers (engine keys, positions) stay strings; a `date` stays the calendar date it is.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => text);
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/** Opens the pool of one process. `poolSize` bounds the work at once; statements that hang are cut after 30 s. */
export function connect(databaseUrl: string, options: { poolSize?: number; applicationName?: string } = {}): Knex {
  return knex({
    client: 'pg',
    connection: {
      connectionString: databaseUrl,
      application_name: options.applicationName ?? '12317',
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 30_000,
    },
    pool: { min: 0, max: options.poolSize ?? 10, acquireTimeoutMillis: 10_000 },
    acquireConnectionTimeout: 10_000,
    migrations: { migrationSource },
  });
}
