import { writeFile } from 'node:fs/promises';
import { describeSchema } from '../infra/postgres/describe-schema.ts';
import { createTestDatabase } from '../test/support/database.ts';

/** Writes migrations/schema.sql from a freshly migrated database on the server named by TEST_DATABASE_URL. */
const database = await createTestDatabase();
try {
  await writeFile(new URL('../migrations/schema.sql', import.meta.url), await describeSchema(database.knex));
  console.log('migrations/schema.sql written');
} finally {
  await database.drop();
}
