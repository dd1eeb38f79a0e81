import type { Knex } from 'knex';
import { endedStatuses, type OrderStatus } from '../../domain/order/status.ts';
import { transitions } from '../../domain/order/transitions.ts';
import { verifyAuditChain } from '../../infra/postgres/audit-chain.ts';

/** What a check found: each violation is one sentence with ids, never with personal data. */
export type Finding = { invariant: string; meaning: string; checked: number; violations: string[] };

type Check = (database: Knex) => Promise<Omit<Finding, 'invariant' | 'meaning'>>;

/** How long the product may take to settle before an unfinished row counts as stuck. */
const settleSeconds = 60;

const rowsOf = async <T>(database: Knex, sql: string, bindings: Record<string, unknown> = {}): Promise<T[]> =>
  (await database.raw<{ rows: T[] }>(sql, bindings as never)).rows;

const countOf = async (database: Knex, table: string): Promise<number> =>
  (await rowsOf<{ count: number }>(database, `select count(*)::int as count from ${table}`))[0]?.count ?? 0;

/** I5: per order the recorded states are a path in the allowed graph, times don't run back, the last is the current one. */
const statePaths: Check = async (database) => {
  type Row = { order_id: string; status: OrderStatus; path: { from: OrderStatus | null; to: OrderStatus }[] };
  const rows = await rowsOf<Row>(
    database,
    `select o.id as order_id, o.status,
       coalesce(jsonb_agg(jsonb_build_object('from', a.from_status, 'to', a.to_status) order by a.id)
         filter (where a.to_status is not null), '[]') as path
     from work_order o left join audit_entry a on a.order_id = o.id group by o.id`,
  );
  const violations = rows.flatMap(({ order_id, status, path }) => {
    const broken = path.find(({ from, to }, index) => {
      const previous = path[index - 1]?.to ?? null;
      return from !== previous || (from !== null && !transitions[from].includes(to));
    });
    if (broken) return [`order ${order_id}: ${broken.from ?? 'start'} → ${broken.to} is no step of its path`];
    return path.at(-1)?.to === status ? [] : [`order ${order_id}: is ${status}, last recorded ${path.at(-1)?.to ?? 'nothing'}`];
  });
  return { checked: rows.length, violations };
};

/** I3: an ended order holds nothing open; an open one is registered at the engine or its start is still under way. */
const openAndEnded: Check = async (database) => {
  const left = await rowsOf<{ id: string; what: string }>(
    database,
    `select o.id, 'work item ' || i.kind as what from work_order o join work_item i on i.order_id = o.id
       where o.status = any(:ended) and i.state in ('open', 'claimed')
     union all select o.id, 'no instance' from work_order o
       where o.status <> all(:ended) and o.accepted_at < now() - :settle * interval '1 second'
         and not exists (select 1 from order_run r where r.order_id = o.id and r.run_no = o.run_no)
         and not exists (select 1 from engine_command c where c.order_id = o.id and c.state = 'pending')`,
    { ended: [...endedStatuses], settle: settleSeconds },
  );
  return { checked: await countOf(database, 'work_order'), violations: left.map(({ id, what }) => `order ${id}: ${what}`) };
};

/** I7: nothing that must be sent lies about: commands and callbacks end or are on schedule. */
const nothingStuck: Check = async (database) => {
  const stuck = await rowsOf<{ id: string; what: string }>(
    database,
    `select id, 'command ' || name as what from engine_command
       where state = 'pending' and next_attempt_at < now() - :settle * interval '1 second'
     union all select id, 'message not consumed: ' || name from engine_command
       where state = 'published' and kind = 'message' and published_at < now() - :settle * interval '1 second'
         and exists (select 1 from work_order o where o.id = order_id and o.ended_at is null)
     union all select id, 'callback ' || kind from delivery where state = 'pending' and leased_until < now() - :settle * interval '1 second'`,
    { settle: settleSeconds },
  );
  const checked = (await countOf(database, 'engine_command')) + (await countOf(database, 'delivery'));
  return { checked, violations: stuck.map(({ id, what }) => `${id}: ${what}`) };
};

/** I9: callbacks of an order carry the numbers 1, 2, 3 …, and a completed order of a platform has its receipt. */
const receipts: Check = async (database) => {
  const wrong = await rowsOf<{ order_id: string; what: string }>(
    database,
    `select order_id, 'sequence has a gap' as what from delivery group by order_id having max(sequence) <> count(*)
     union all select o.id, 'completed without an acknowledged result' from work_order o
       where o.status = 'completed' and o.platform_id is not null and not exists (
         select 1 from delivery d where d.order_id = o.id and d.run_no = o.run_no and d.kind = 'result' and d.state = 'delivered')
     union all select order_id, 'more than one result for a round' from delivery where kind = 'result'
       group by order_id, run_no having count(*) > 1`,
  );
  return { checked: await countOf(database, 'delivery'), violations: wrong.map(({ order_id, what }) => `order ${order_id}: ${what}`) };
};

/** I10: the audit chain verifies from its first row on. */
const auditChain: Check = async (database) => {
  const report = await verifyAuditChain(database);
  return {
    checked: report.verified,
    violations: report.brokenAtId === undefined ? [] : [`audit row ${report.brokenAtId} breaks the chain`],
  };
};

// A mobile number or an ID number that stands alone in text; ids, hashes and times don't look like that.
const personal = String.raw`(^|[^0-9A-Za-z-])(1[3-9][0-9]{9}|[1-9][0-9]{5}(19|20)[0-9]{9}[0-9Xx])([^0-9A-Za-z-]|$)`;

/** I11: no phone and no ID number in what is written in plain text. */
const noPersonalData: Check = async (database) => {
  const sources: [string, string][] = [
    ['engine_command', 'payload::text'],
    ['engine_command', `coalesce(last_error, '')`],
    ['job_effect', 'exit::text'],
    ['audit_entry', 'detail::text'],
    ['delivery', `coalesce(last_error, '')`],
    ['work_item', `coalesce(note, '')`],
  ];
  let checked = 0;
  const violations: string[] = [];
  for (const [table, column] of sources) {
    checked += await countOf(database, table);
    const [row] = await rowsOf<{ count: number }>(database, `select count(*)::int as count from ${table} where ${column} ~ :personal`, { personal });
    if (row && row.count > 0) violations.push(`${table}: ${row.count} rows with what looks like a phone or ID number`);
  }
  return { checked, violations };
};

const checks: [string, string, Check][] = [
  ['I3', '未结工单有流程实例，已结工单无遗留任务', openAndEnded],
  ['I5', '状态历史合法且与现状一致', statePaths],
  ['I7', '命令与回传无滞留', nothingStuck],
  ['I9', '回传连续，办结必有签收', receipts],
  ['I10', '审计链完整', auditChain],
  ['I11', '明文字段无个人信息', noPersonalData],
];

/** Runs every check that needs the database only. I2 and I6 are constraints of the schema and can't be broken. */
export async function checkDatabase(database: Knex): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [invariant, meaning, check] of checks) findings.push({ invariant, meaning, ...(await check(database)) });
  return findings;
}
