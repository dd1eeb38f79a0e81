import pg from 'pg';

/** What is written for `count` orders, in this order; each statement sees the tables that those before it have made. */
const statements: readonly string[] = [
  // Places that handle orders: counties, and cities without any. 湖南 stands first, and the first have the most.
  `create temp table bench_place on commit drop as
   select row_number() over (order by (unit.province_code <> '430000000000'), md5(unit.id)) as n, unit.id, unit.level,
          unit.province_code as province, case when above.level = 'city' then above.id end as city,
          (select id from app_user where app_user.unit_id = unit.id and login like '%-handler') as handler,
          (select id from app_user where app_user.unit_id = unit.province_code and login like '%-handler') as province_handler
   from unit join unit above on above.id = unit.parent_id
   where unit.level = 'county' or (unit.level = 'city' and not exists (select 1 from unit below where below.parent_id = unit.id))`,
  // Two years of orders; one in twelve is under way, rather the young ones.
  `create temp table bench_order on commit drop as
   select n, gen_random_uuid() as id, 1 + floor(power(random(), 1.5) * (select count(*) from bench_place))::int as place_n,
          random() as r_type, random() as r_level, random() as r_kind, random() as r_state, random() as r_anonymous,
          now() - (1 - power(random(), 0.8)) * interval '730 days' as accepted_at, random() < 0.083 as open
   from generate_series(1, :count) n`,
  `create temp table bench on commit drop as
   select o.n, o.id, o.r_kind, o.r_state, o.r_anonymous < 0.12 as anonymous, o.open, o.accepted_at, o.accepted_at + interval '12 days' as ended_at,
          o.accepted_at + interval '15 days' as due_at, p.id as place, p.level as place_level, p.province, p.city, p.handler, p.province_handler,
          case when r_type < 0.62 then 'complaint' when r_type < 0.88 then 'consultation' else 'declaration' end as type,
          case when r_level < 0.1 then p.province when r_level < 0.25 then coalesce(p.city, p.id) else p.id end as handling_unit,
          case when not o.open and r_kind < 0.03 then 'withdrawn' when not o.open then 'completed' when r_kind < 0.2 then 'pending_review' when r_kind < 0.8 then 'in_handling'
               when r_kind < 0.9 then 'under_report_review' else 'awaiting_informing' end as status
   from bench_order o join bench_place p on p.n = o.place_n`,
  `create index on bench (id)`,
  `insert into platform (id, code, name, province_code, callback_url, anonymity_rule, live)
   select gen_random_uuid(), 'bench-' || left(id, 2), name || '12345', id, 'http://127.0.0.1:1', 'literal', true from unit where level = 'province'`,
  // As long as sealed fields are; whoever opens an order's page does so on one of the samples, which hold real ones.
  `insert into work_order (id, acceptance_no, type, source, docking, platform_id, platform_order_no, submission_fingerprint, province_code,
     province_unit_id, status, agent_number, caller_number_enc, caller_number_index, called_at, anonymous, person_name_enc, phone_enc, phone_index,
     id_number_enc, id_number_index, address_enc, region_code, detailed_address_enc, accused_enc, content_enc, problem_category, risk, finish_by,
     handling_unit_id, accepted_at, ended_at, end_reason)
   select b.id, extract(year from b.accepted_at) || '-' || left(province, 2) || '-' || lpad(n::text, 9, '0') || '-0', type, 'workOrder', 'interface',
     platform.id, 'P' || n, decode(md5(n::text) || md5('f' || n), 'hex'), province, province, status, 'A' || n % 400,
     decode(repeat(md5(n || 'c'), 3), 'hex'), decode(md5('phone' || (random() * :count * 0.7)::int), 'hex'), b.accepted_at - interval '20 minutes', anonymous,
     decode(repeat(md5(n || 'n'), 3), 'hex'), decode(repeat(md5(n || 'p'), 3), 'hex'), decode(md5('phone' || (random() * :count * 0.7)::int), 'hex'),
     decode(repeat(md5(n || 'i'), 4), 'hex'), decode(md5('id' || n), 'hex'), decode(repeat(md5(n || 'a'), 7), 'hex'), place,
     decode(repeat(md5(n || 'd'), 5), 'hex'), decode(repeat(md5(n || 'u'), 4), 'hex'), decode(repeat(md5(n || 't'), 30), 'hex'),
     case when type = 'complaint' then 1 + floor(power(random(), 2) * 24)::int end, case when type = 'declaration' then 1 + n % 6 end,
     (b.due_at at time zone 'Asia/Shanghai')::date, case when status <> 'pending_review' then handling_unit end, b.accepted_at,
     case when not open then b.ended_at end, case status when 'withdrawn' then 'withdrawal.agreed' when 'completed' then 'result-acknowledged' end
   from bench b join platform on platform.province_code = b.province`,
  `insert into delegation (id, order_id, run_no, from_unit_id, to_unit_id, by_user_id, delegated_at, ended_at, end_kind)
   select gen_random_uuid(), b.id, 1, step.from_unit, step.to_unit, province_handler, b.accepted_at + interval '1 day' * step.turn,
          case when not open then b.ended_at end, case when not open then 'order_ended' end
   from bench b cross join lateral (values (1, province, coalesce(city, place)), (2, city, place)) as step (turn, from_unit, to_unit)
   where status <> 'pending_review' and handling_unit <> province and from_unit is not null and (step.turn = 1 or handling_unit = place) and from_unit <> to_unit`,
  `insert into work_item (id, order_id, run_no, kind, unit_id, process_id, element_id, engine_id, job_key, element_instance_key, process_instance_key, state,
     assignee_id, created_at, claimed_at, ended_at, outcome, due_at, due_name)
   select gen_random_uuid(), b.id, 1, step.kind, step.unit, 'orderHandling', 'userTask_' || step.kind, '0197a3c2-0000-7000-8000-000000000001', n * 10 + step.turn,
          n * 10 + step.turn, n, 'completed', step.assignee, b.accepted_at + step.turn * interval '1 day', b.accepted_at + step.turn * interval '1 day 1 hour',
          b.accepted_at + step.turn * interval '1 day 2 hours', 'accepted', b.due_at, 'unit'
   from bench b cross join lateral (values (1, 'initial-review', province, province_handler), (2, 'province-intake', province, province_handler),
     (3, 'county-intake', place, handler), (4, 'investigation', place, handler), (5, 'informing', place, handler)) as step (turn, kind, unit, assignee)
   where step.turn <= case when status = 'pending_review' then 0 when open then 3 else 5 end`,
  `insert into work_item (id, order_id, run_no, kind, unit_id, process_id, element_id, engine_id, job_key, element_instance_key, process_instance_key, state,
     assignee_id, created_at, claimed_at, due_at, due_name)
   select gen_random_uuid(), b.id, 1, step.kind, step.unit, 'orderHandling', 'userTask_' || step.kind, '0197a3c2-0000-7000-8000-000000000001', n * 10 + 9, n * 10 + 9, n,
          case when r_state < 0.6 then 'open' else 'claimed' end, case when r_state >= 0.6 then step.assignee end, b.accepted_at + interval '3 days',
          case when r_state >= 0.6 then b.accepted_at + interval '4 days' end, case when r_state < 0.9 then b.due_at end, 'unit'
   from bench b cross join lateral (select
     case when status = 'pending_review' then 'initial-review' when status = 'under_report_review' then 'report-review'
          when status = 'awaiting_informing' then 'informing' when r_kind < 0.3 then 'province-intake' else 'investigation' end as kind,
     case when status in ('pending_review') or r_kind < 0.3 then province else handling_unit end as unit,
     case when status in ('pending_review') or r_kind < 0.3 then province_handler else handler end as assignee) as step
   where open`,
  `insert into audit_entry (occurred_at, recorded_at, actor_kind, actor_id, unit_id, order_id, run_no, action, detail, chain_position, hash)
   select b.accepted_at + step * interval '1 day', b.accepted_at + step * interval '1 day', case when step = 1 then 'platform' else 'user' end,
          case when step = 1 then (select id from platform where province_code = b.province)::text when step < 4 then province_handler::text else handler::text end,
          case when step < 4 then province else place end, b.id, 1, (array['order.accepted','workItem.claimed','review.accepted','workItem.claimed',
          'order.delegated','workItem.claimed','report.submitted','order.informed'])[step], '{}', n * 8 + step, decode(md5(n::text) || md5(step::text), 'hex')
   from bench b cross join generate_series(1, 8) step`,
  `insert into delivery (id, order_id, platform_id, run_no, sequence, kind, envelope_enc, envelope_sha256, state, attempts, next_attempt_at, created_at, delivered_at)
   select gen_random_uuid(), b.id, platform.id, 1, message.turn, message.kind, decode(repeat(md5(b.n::text), 60), 'hex'), decode(md5(b.n::text) || md5('s'), 'hex'),
          'delivered', 1, message.at, message.at, message.at
   from bench b join platform on platform.province_code = b.province
   cross join lateral (values (1, 'accepted', b.accepted_at), (2, 'result', b.ended_at)) as message (turn, kind, at) where message.turn = 1 or not open`,
  `insert into delivery_attempt (delivery_id, attempted_at, outcome, http_status, duration_ms) select id, created_at, 'delivered', 200, 31 from delivery`,
  `insert into due (id, order_id, run_no, name, unit_id, starts_at, due_at, state, terms, explanation, provisional, yellow_at, red_at, escalate_at, timed, closed_at)
   select gen_random_uuid(), b.id, 1, 'order', null, b.accepted_at, b.due_at, case when open then 'open' else 'closed' end, '{}', '{}', false,
          b.due_at - interval '3 days', b.due_at, b.due_at + interval '2 days', true, case when not open then b.ended_at end from bench b`,
  `insert into investigation_report (id, order_id, run_no, version, unit_id, investigator_id, investigated_at, investigators_enc, findings_enc, truthfulness, state, submitted_at)
   select gen_random_uuid(), b.id, 1, 1, place, handler, b.accepted_at + interval '8 days', decode(repeat(md5(n || 'w'), 8), 'hex'),
          decode(repeat(md5(n || 'g'), 40), 'hex'), 'true', 'approved', b.accepted_at + interval '9 days'
   from bench b where not open and type = 'complaint'`,
  `insert into informing (id, order_id, run_no, informed_party, method, reached, informed_at, summary_enc, informed_by)
   select gen_random_uuid(), b.id, 1, 'reporter', 'phone', true, b.ended_at, decode(repeat(md5(n || 's'), 10), 'hex'), handler from bench b where not open`,
  `insert into order_barring (order_id, unit_id, barred_at) select id, place, accepted_at from bench where n % 100 = 0`,
];

/**
 * Fills a database that has regions, units and people with `count` orders of two years over all provinces, with what
 * each leaves behind: about 22 rows. Sealed columns hold bytes of the usual length that nobody can open.
 */
export async function fillOrders(databaseUrl: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // Neither triggers nor ties are checked: the rows fit by making, and nobody listens.
    await client.query('begin; set local session_replication_role = replica; select setseed(0.12317)');
    for (const statement of statements) await client.query(statement.replaceAll(':count', String(count)));
    await client.query('commit');
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}
