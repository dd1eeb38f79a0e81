import type { Knex } from 'knex';
import type { ClientBase } from 'pg';

/** A statement that PostgreSQL parses and plans once per connection; its text, with `$1` …, never changes under its name. */
export type PreparedStatement = { name: string; text: string };

/** What knex gives its own runner: connections of the same pool. */
type ConnectionSource = { acquireConnection(): Promise<ClientBase>; releaseConnection(connection: ClientBase): Promise<void> };

/**
 * Runs a prepared statement, as a transaction of its own, without the query builder. For the few statements that every
 * request waits for: building and planning them takes longer than to run them.
 */
export async function runPrepared<Row extends object>(database: Knex, { name, text }: PreparedStatement, values: readonly unknown[]): Promise<Row[]> {
  const pool = database.client as ConnectionSource;
  const connection = await pool.acquireConnection();
  try {
    const { rows } = await connection.query<Row>({ name, text, values: [...values] });
    return rows;
  } finally {
    await pool.releaseConnection(connection);
  }
}
