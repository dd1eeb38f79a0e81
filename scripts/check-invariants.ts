import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '../infra/postgres/connect.ts';
import { postgresFolder } from './start/data-folder.ts';
import { readStartSettings, type StartSettings } from './start/settings.ts';
import { checkDatabase } from './invariants/database-invariants.ts';

/** `npm run check:invariants`: checks a live system, read-only: the one named by DATABASE_URL, or else that of `npm start` (DATA_DIR, POSTGRES_PORT); exit code 1 on a violation. */
const databaseUrl = process.env['DATABASE_URL'] ?? urlOfStart(readStartSettings(process.env));
const database = connect(databaseUrl, { poolSize: 2, applicationName: '12317-invariants' });
let broken = 0;
try {
  for (const { invariant, meaning, checked, violations } of await checkDatabase(database)) {
    broken += violations.length;
    console.log(`${violations.length === 0 ? '✓' : '✗'} ${invariant.padEnd(4)} ${meaning}（${checked} 条）`);
    for (const violation of violations.slice(0, 20)) console.log(`    ${violation}`);
    if (violations.length > 20) console.log(`    … 另有 ${violations.length - 20} 条`);
  }
} finally {
  await database.destroy();
}
process.exitCode = broken === 0 ? 0 : 1;

/** The database of a start on this data folder; its password lies in a file that only its owner reads. */
function urlOfStart({ dataDirectory, ports }: StartSettings): string {
  const file = join(postgresFolder(dataDirectory), 'password');
  const password = existsSync(file) ? readFileSync(file, 'utf8') : 'postgres';
  return `postgres://postgres:${password}@127.0.0.1:${ports.postgres}/hotline`;
}
