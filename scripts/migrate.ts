import { connect } from '../infra/postgres/connect.ts';

/** Brings the database named by DATABASE_URL to the newest schema; a second run changes nothing. */
const databaseUrl = process.env['DATABASE_URL'];
if (!databaseUrl) throw new Error('DATABASE_URL is missing: postgres://user:password@127.0.0.1:port/database');
const database = connect(databaseUrl, { poolSize: 2, applicationName: '12317-migrate' });
try {
  const [, names] = (await database.migrate.latest()) as [number, string[]];
  console.log(names.length === 0 ? '数据库结构已是最新' : `已执行 ${names.length} 个数据库迁移`);
} finally {
  await database.destroy();
}
