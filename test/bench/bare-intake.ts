import express from 'express';
import pg from 'pg';

/** The control of the intake benchmark: what Express and one insert cost without any of our rules. Run as a process. */
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });
await pool.query('create table if not exists bare_order (id bigint generated always as identity primary key, body jsonb not null)');
const app = express();
app.use(express.json());
app.post('/orders', async (request, response) => {
  await pool.query('insert into bare_order (body) values ($1)', [JSON.stringify(request.body)]);
  response.status(201).json({ ok: true });
});
app.listen(Number(process.env['PORT']), '127.0.0.1');
