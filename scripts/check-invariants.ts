import { connect } from '../infra/postgres/connect.ts';
import { checkDatabase } from './invariants/database-invariants.ts';

/** `npm run check:invariants`: checks a live system named by DATABASE_URL, read-only; exit code 1 on a violation. */
const databaseUrl = process.env['DATABASE_URL'] ?? 'postgres://postgres:postgres@127.0.0.1:54329/postgres';
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
