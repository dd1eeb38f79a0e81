import type { Knex } from 'knex';

/** What people record while they handle an order: tables 6 and 7 of the scheme, answers, reviews, contacts, informing. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table investigation_report (
      id uuid primary key,
      order_id uuid not null references work_order (id),
      run_no integer not null,
      version integer not null,
      unit_id text not null references unit (id),
      investigator_id uuid not null references app_user (id),
      investigated_at timestamptz not null,
      investigators_enc bytea not null,
      findings_enc bytea not null,
      truthfulness text not null check (truthfulness in ('true', 'partlyTrue', 'untrue')),
      amount_yuan numeric(16, 2),
      attachment_ids uuid[] not null default '{}',
      state text not null check (state in ('draft', 'submitted', 'sent_back', 'approved')),
      submitted_at timestamptz,
      unique (order_id, run_no, version)
    )`);
  await knex.raw(`
    create table consultation_answer (
      id uuid primary key,
      order_id uuid not null references work_order (id),
      run_no integer not null,
      version integer not null,
      unit_id text not null references unit (id),
      answered_by uuid not null references app_user (id),
      answered_at timestamptz not null,
      answer_enc bytea not null,
      state text not null check (state in ('draft', 'submitted', 'sent_back', 'approved')),
      unique (order_id, run_no, version)
    )`);
  await knex.raw(`
    create table declaration_step (
      id uuid primary key,
      order_id uuid not null references work_order (id),
      run_no integer not null,
      version integer not null,
      step text not null check (step in ('acceptance', 'household_check', 'public_notice', 'determination')),
      unit_id text not null references unit (id),
      recorded_by uuid not null references app_user (id),
      recorded_at timestamptz not null,
      authorisation text check (authorisation in ('pending', 'provided')),
      result text check (result in ('included', 'notIncluded')),
      record_enc bytea not null,
      state text not null check (state in ('submitted', 'sent_back', 'approved')),
      unique (order_id, run_no, step, version),
      constraint declaration_step_result_at_determination check ((result is not null) = (step = 'determination'))
    )`);
  await knex.raw(`
    create table report_review (
      id uuid primary key,
      order_id uuid not null references work_order (id),
      run_no integer not null,
      subject text not null check (subject in ('investigation', 'answer', 'determination')),
      subject_version integer not null,
      level text not null check (level in ('county', 'city', 'province')),
      unit_id text not null references unit (id),
      reviewer_id uuid not null references app_user (id),
      decision text not null check (decision in ('approved', 'sentBack')),
      opinion_enc bytea not null,
      reviewed_at timestamptz not null
    )`);
  await knex.raw('create index report_review_order on report_review (order_id, run_no, reviewed_at)');
  await knex.raw(`
    create table informing (
      id uuid primary key,
      order_id uuid not null references work_order (id),
      run_no integer not null,
      informed_party text not null check (informed_party in ('concerned', 'reporter')),
      method text not null check (method in ('phone', 'visit', 'letter', 'message', 'other')),
      reached boolean not null,
      informed_at timestamptz not null,
      summary_enc bytea not null,
      informed_by uuid not null references app_user (id)
    )`);
  await knex.raw('create index informing_order on informing (order_id, run_no, informed_at)');
  await knex.raw(`
    create table contact_log (
      id uuid primary key,
      order_id uuid not null references work_order (id),
      run_no integer not null,
      contacted_at timestamptz not null,
      method text not null check (method in ('phone', 'visit', 'letter', 'message', 'other')),
      note_enc bytea not null,
      contacted_by uuid not null references app_user (id)
    )`);
  await knex.raw('create index contact_log_order on contact_log (order_id, run_no, contacted_at)');
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['contact_log', 'informing', 'report_review', 'declaration_step', 'consultation_answer', 'investigation_report'])
    await knex.schema.dropTable(table);
}
