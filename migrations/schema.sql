create sequence acceptance_number
create table alarm_acknowledgement
  audit_entry_id bigint not null
  acknowledged_by uuid not null
  acknowledged_at timestamp with time zone not null
create table app_user
  id uuid not null
  login text not null
  password_hash text not null
  name text not null
  duty text not null
  phone_enc bytea not null
  unit_id text not null
  rights text[] not null
  active boolean not null default true
  failed_logins integer not null default 0
  locked_until timestamp with time zone
  must_change_password boolean not null default false
create table attachment
  id uuid not null
  platform_id uuid
  uploaded_by uuid
  order_id uuid
  file_name_enc bytea not null
  media_type text not null
  size_bytes integer not null
  sha256 bytea not null
  stored_name text
  state text not null
  threat_name text
  scan_attempts integer not null default 0
  scanned_at timestamp with time zone
  created_at timestamp with time zone not null
create table audit_entry
  id bigint not null generated as identity
  occurred_at timestamp with time zone not null
  recorded_at timestamp with time zone not null default now()
  actor_kind text not null
  actor_id text not null
  unit_id text
  order_id uuid
  run_no integer
  action text not null
  from_status text
  to_status text
  detail jsonb not null default '{}'::jsonb
  text_key uuid
  text_enc bytea
  chain_position bigint
  hash bytea
create table business_clock
  id smallint not null
  offset_ms bigint not null default '0'::bigint
create table call_record
  id uuid not null
  province_unit_id text not null
  platform_id uuid
  call_id text
  caller_number_enc bytea not null
  caller_number_index bytea not null
  called_at timestamp with time zone not null
  recorded_at timestamp with time zone not null
  state text not null
  target_login text
  agent_id uuid
  draft_enc bytea
  outcome text
  order_id uuid
  ended_at timestamp with time zone
create table consultation_answer
  id uuid not null
  order_id uuid not null
  run_no integer not null
  version integer not null
  unit_id text not null
  answered_by uuid not null
  answered_at timestamp with time zone not null
  answer_enc bytea not null
  state text not null
create table contact_log
  id uuid not null
  order_id uuid not null
  run_no integer not null
  contacted_at timestamp with time zone not null
  method text not null
  note_enc bytea not null
  contacted_by uuid not null
create table declaration_step
  id uuid not null
  order_id uuid not null
  run_no integer not null
  version integer not null
  step text not null
  unit_id text not null
  recorded_by uuid not null
  recorded_at timestamp with time zone not null
  authorisation text
  result text
  record_enc bytea not null
  state text not null
create table delegation
  id uuid not null
  order_id uuid not null
  run_no integer not null
  from_unit_id text
  to_unit_id text not null
  by_user_id uuid
  instruction_enc bytea
  delegated_at timestamp with time zone not null
  ended_at timestamp with time zone
  end_kind text
  end_reason_enc bytea
  ended_by_user_id uuid
  recall_command_id uuid
create table delivery
  id uuid not null
  order_id uuid not null
  platform_id uuid not null
  run_no integer not null
  sequence integer not null
  kind text not null
  envelope_enc bytea not null
  envelope_sha256 bytea not null
  state text not null
  attempts integer not null default 0
  next_attempt_at timestamp with time zone not null
  leased_until timestamp with time zone
  last_error text
  waiting_engine_id uuid
  waiting_job_key bigint
  created_at timestamp with time zone not null
  delivered_at timestamp with time zone
  replays integer not null default 0
create table delivery_attempt
  id bigint not null generated as identity
  delivery_id uuid not null
  attempted_at timestamp with time zone not null
  outcome text not null
  http_status integer
  duration_ms integer not null
  replay boolean not null default false
create table due
  id uuid not null
  order_id uuid not null
  run_no integer not null
  name text not null
  unit_id text
  delegation_id uuid
  starts_at timestamp with time zone not null
  due_at timestamp with time zone not null
  state text not null
  terms jsonb not null
  explanation jsonb not null
  provisional boolean not null
  yellow_at timestamp with time zone not null
  red_at timestamp with time zone not null
  escalate_at timestamp with time zone not null
  timed boolean not null
  paused jsonb
  set_at timestamp with time zone not null default now()
  closed_at timestamp with time zone
create table due_card
  due_id uuid not null
  card text not null
  due_at timestamp with time zone not null
  fired_at timestamp with time zone not null
create table due_recomputation
  id bigint not null generated as identity
  cause text not null
  table_id text
  revision integer
  province_unit_id text
  requested_by uuid not null
  requested_at timestamp with time zone not null
  after_order_id uuid
  moved integer not null default 0
  finished_at timestamp with time zone
create table engine_command
  id uuid not null
  position bigint not null generated as identity
  order_id uuid not null
  run_no integer not null
  kind text not null
  name text not null
  engine_id uuid
  payload jsonb not null
  state text not null default 'pending'::text
  attempts integer not null default 0
  outcome_unknown boolean not null default false
  next_attempt_at timestamp with time zone not null default now()
  leased_until timestamp with time zone
  last_error text
  created_at timestamp with time zone not null default now()
  published_at timestamp with time zone
  consumed_at timestamp with time zone
create table engine_identity
  id smallint not null
  engine_id uuid not null
  paired_at timestamp with time zone not null default now()
create table extension_request
  id uuid not null
  request_no text not null
  order_id uuid not null
  run_no integer not null
  state text not null
  asked_by uuid not null
  asked_unit_id text not null
  asked_at timestamp with time zone not null
  reason_enc bytea not null
  amount integer not null
  unit text not null default 'day'::text
  resulting_due_at timestamp with time zone
  sent_at timestamp with time zone
  decided_at timestamp with time zone
  opinion_enc bytea
  waits_at_unit_id text
  engine_id uuid
  process_instance_key bigint
  delivery_id uuid
  reminders integer not null default 0
  previous_due_at timestamp with time zone
create table feedback_wording
  id uuid not null
  order_id uuid not null
  run_no integer not null
  wording_enc bytea not null
  written_by uuid not null
  written_at timestamp with time zone not null
create table idempotency_key
  platform_id uuid not null
  key text not null
  fingerprint bytea not null
  order_id uuid not null
  created_at timestamp with time zone not null
create table informing
  id uuid not null
  order_id uuid not null
  run_no integer not null
  informed_party text not null
  method text not null
  reached boolean not null
  informed_at timestamp with time zone not null
  summary_enc bytea not null
  informed_by uuid not null
create table investigation_report
  id uuid not null
  order_id uuid not null
  run_no integer not null
  version integer not null
  unit_id text not null
  investigator_id uuid not null
  investigated_at timestamp with time zone
  investigators_enc bytea
  findings_enc bytea
  truthfulness text
  amount_yuan numeric(16,2)
  attachment_ids uuid[] not null default '{}'::uuid[]
  state text not null
  submitted_at timestamp with time zone
  informing_text_enc bytea
create table job_effect
  engine_id uuid not null
  element_instance_key bigint not null
  kind text not null
  exit jsonb not null
  recorded_at timestamp with time zone not null default now()
create table knowledge_article
  id uuid not null
  province_unit_id text not null
  title text not null
  body text not null
  category smallint
  tags text[] not null default '{}'::text[]
  state text not null
  version integer not null
  updated_by uuid not null
  updated_at timestamp with time zone not null
create table limit_table_version
  table_id text not null
  revision integer not null
  state text not null
  rows jsonb not null
  dmn text not null
  origin text not null
  reason text not null
  author_id uuid
  applies_to_open boolean not null default false
  created_at timestamp with time zone not null
  decision_version integer
  deployed_at timestamp with time zone
  problem text
create table notice
  id uuid not null default gen_random_uuid()
  user_id uuid not null
  order_id uuid not null
  kind text not null
  facts jsonb not null
  event text not null
  created_at timestamp with time zone not null
  read_at timestamp with time zone
create table order_barring
  order_id uuid not null
  unit_id text
  user_id uuid
  barred_at timestamp with time zone not null
create table order_link
  id uuid not null
  order_id uuid not null
  run_no integer not null
  main_order_id uuid not null
  main_run_no integer
  state text not null
  linked_by uuid not null
  linked_at timestamp with time zone not null
  reason_enc bytea not null
  ended_at timestamp with time zone
  ended_by uuid
  end_reason_enc bytea
create table order_run
  order_id uuid not null
  run_no integer not null
  engine_id uuid not null
  process_instance_key bigint not null
  registered_at timestamp with time zone not null
create table page_draft
  platform_id uuid not null
  agent_number text not null
  call_id text not null
  order_type text not null
  content_enc bytea not null
  saved_at timestamp with time zone not null
create table page_finish_limit
  province text not null
  amount integer not null
  unit text not null
  clause text not null
  evaluated_at timestamp with time zone not null
create table page_launch
  id uuid not null
  platform_id uuid not null
  agent_number text not null
  frame_origins text[] not null
  order_type text
  platform_order_no text
  call_id text
  caller_number_enc bytea
  called_at text
  acceptance_no text
  ticket_hash bytea not null
  ticket_expires_at timestamp with time zone not null
  session_hash bytea
  session_expires_at timestamp with time zone
  created_at timestamp with time zone not null default now()
create table petition
  order_id uuid not null
  channel text not null
  received_on date not null
  start_unit_id text not null
  registered_by uuid not null
  reference_enc bytea
create table platform
  id uuid not null
  code text not null
  name text not null
  province_code text not null
  work_order_transfer boolean not null default true
  call_transfer boolean not null default false
  interface_call boolean not null default true
  page_call boolean not null default false
  anonymity_rule text
  callback_url text not null
  allowed_targets text[] not null default '{}'::text[]
  allowed_origins text[] not null default '{}'::text[]
  sends_accepted boolean not null default false
  sends_status_changed boolean not null default false
  live boolean not null default false
  transfer_number text not null default '02112317'::text
create table platform_key
  key_id text not null
  platform_id uuid not null
  purpose text not null
  algorithm text not null
  secret_enc bytea not null
  valid_from timestamp with time zone not null
  valid_until timestamp with time zone
create table platform_message
  id uuid not null
  order_id uuid not null
  kind text not null
  message_no text not null
  fingerprint bytea not null
  received_at timestamp with time zone not null
  run_no integer not null
  status text not null
create table province_setting
  unit_id text not null
  name text not null
  value jsonb not null
create table quality_check
  id bigint not null generated as identity
  order_id uuid not null
  run_no integer not null
  checked_at timestamp with time zone not null
  facts jsonb not null
  findings jsonb not null
  table_version integer
create table reconciliation
  platform_id uuid not null
  day date not null
  compared_at timestamp with time zone not null
  order_count integer not null
  difference_count integer not null
create table reconciliation_difference
  id uuid not null
  platform_id uuid not null
  day date not null
  kind text not null
  platform_order_no text not null
  order_id uuid
  ours jsonb
  theirs jsonb
  state text not null
  found_at timestamp with time zone not null
  settled_at timestamp with time zone
  settled_by uuid
create table referral
  id uuid not null
  order_id uuid not null
  run_no integer not null
  referred_by uuid not null
  referred_at timestamp with time zone not null
  organ_enc bytea not null
  document_no_enc bytea
  document_on date
  reason_enc bytea not null
  superseded_at timestamp with time zone
create table region
  code text not null
  parent_code text not null
  level smallint not null
  kind text not null
  name text not null
  full_name text not null
  short_name text not null
  pinyin text not null
  initials text not null
  in_use boolean not null default true
  source text not null
  source_on date not null
  is_local boolean not null default false
create table region_former_name
  code text not null
  full_name text not null
  until timestamp with time zone not null
create table region_load
  id integer not null generated as identity
  digest text not null
  source text not null
  source_on date not null
  region_count integer not null
  changed_count integer not null
  loaded_at timestamp with time zone not null
  kind text not null default 'edition'::text
  province_code text
  loaded_by uuid
create table report_review
  id uuid not null
  order_id uuid not null
  run_no integer not null
  subject text not null
  subject_version integer not null
  level text not null
  unit_id text not null
  reviewer_id uuid not null
  decision text not null
  opinion_enc bytea not null
  reviewed_at timestamp with time zone not null
create table request_nonce
  key_id text not null
  nonce text not null
  expires_at timestamp with time zone not null
create table review_plan
  order_id uuid not null
  run_no integer not null
  subject text not null
  subject_version integer not null
  levels jsonb not null
  planned_at timestamp with time zone not null
create table saved_filter
  id uuid not null default gen_random_uuid()
  user_id uuid not null
  page text not null
  name text not null
  criteria jsonb not null
  is_default boolean not null
create table session
  token_hash bytea not null
  user_id uuid not null
  created_at timestamp with time zone not null
  last_seen_at timestamp with time zone not null
  expires_at timestamp with time zone not null
create table sms_message
  id uuid not null default gen_random_uuid()
  notice_id uuid not null
  state text not null default 'pending'::text
  attempts integer not null default 0
  next_attempt_at timestamp with time zone not null default now()
  leased_until timestamp with time zone
  last_error text
  sent_at timestamp with time zone
  queued_at timestamp with time zone not null default now()
create table supervision_order
  id uuid not null
  order_id uuid not null
  run_no integer not null
  issuing_unit_id text not null
  handling_unit_id text not null
  issued_by uuid not null
  issued_at timestamp with time zone not null
  reply_by timestamp with time zone not null
  demand_enc bytea not null
  state text not null
  ended_at timestamp with time zone
create table supervision_reply
  id uuid not null
  supervision_id uuid not null
  replied_by uuid not null
  replied_at timestamp with time zone not null
  text_enc bytea not null
  decision text
  opinion_enc bytea
  decided_by uuid
  decided_at timestamp with time zone
create table supplement_request
  id uuid not null
  request_no text not null
  order_id uuid not null
  run_no integer not null
  state text not null
  asked_by uuid not null
  asked_unit_id text not null
  asked_at timestamp with time zone not null
  reason_enc bytea not null
  remind_at timestamp with time zone not null
  reply_by timestamp with time zone not null
  reminded_at timestamp with time zone
  ended_at timestamp with time zone
  reply_command_id uuid
create table unit
  id text not null
  name text not null
  level text not null
  province_code text
  parent_id text
  in_use boolean not null default true
  phone text
create table withdrawal_request
  id uuid not null
  request_no text not null
  order_id uuid not null
  run_no integer not null
  state text not null
  asked_by uuid not null
  asked_unit_id text not null
  asked_at timestamp with time zone not null
  reason_enc bytea not null
  sent_at timestamp with time zone
  decided_at timestamp with time zone
  opinion_enc bytea
  waits_at_unit_id text
  engine_id uuid
  process_instance_key bigint
  delivery_id uuid
  reminders integer not null default 0
create table work_item
  id uuid not null
  order_id uuid not null
  run_no integer not null
  kind text not null
  unit_id text not null
  element_id text not null
  engine_id uuid not null
  job_key bigint not null
  element_instance_key bigint not null
  process_instance_key bigint not null
  state text not null
  assignee_id uuid
  created_at timestamp with time zone not null
  claimed_at timestamp with time zone
  ended_at timestamp with time zone
  outcome text
  note text
  due_at timestamp with time zone
  due_name text
  title text
  urged boolean not null default false
  process_id text not null
create table work_order
  id uuid not null
  acceptance_no text not null
  type text not null
  source text not null
  docking text not null
  platform_id uuid
  platform_order_no text
  submission_fingerprint bytea not null
  province_code text not null
  province_unit_id text not null
  status text not null
  run_no integer not null default 1
  agent_number text
  caller_number_enc bytea
  caller_number_index bytea
  called_at timestamp with time zone
  anonymous boolean not null default false
  confidential boolean not null default false
  sealed boolean not null generated as ((anonymous OR confidential)) stored
  person_name_enc bytea
  phone_enc bytea
  phone_index bytea
  id_number_enc bytea
  id_number_index bytea
  address_enc bytea
  region_code text
  region_text_enc bytea
  region_confidence numeric(4,3)
  detailed_address_enc bytea
  accused_enc bytea
  content_enc bytea not null
  problem_category smallint
  risk smallint
  caller_category text
  service_type text
  finish_by date
  flags text[] not null default '{}'::text[]
  handling_unit_id text
  review_rounds integer not null default 0
  accepted_at timestamp with time zone not null
  ended_at timestamp with time zone
  end_reason text
  reminders integer not null default 0
  person_name_index bytea
constraint alarm_acknowledgement.alarm_acknowledgement_acknowledged_by_fkey FOREIGN KEY (acknowledged_by) REFERENCES app_user(id)
constraint alarm_acknowledgement.alarm_acknowledgement_pkey PRIMARY KEY (audit_entry_id)
constraint app_user.app_user_login_key UNIQUE (login)
constraint app_user.app_user_pkey PRIMARY KEY (id)
constraint app_user.app_user_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
constraint attachment.attachment_one_owner CHECK (((platform_id IS NULL) <> (uploaded_by IS NULL)))
constraint attachment.attachment_order_id_fkey FOREIGN KEY (order_id) REFERENCES work_order(id)
constraint attachment.attachment_pkey PRIMARY KEY (id)
constraint attachment.attachment_platform_id_fkey FOREIGN KEY (platform_id) REFERENCES platform(id)
constraint attachment.attachment_size_bytes_check CHECK ((size_bytes > 0))
constraint attachment.attachment_state_check CHECK ((state = ANY (ARRAY['quarantined'::text, 'clean'::text, 'infected'::text, 'unscanned'::text])))
constraint attachment.attachment_stored_name_key UNIQUE (stored_name)
constraint attachment.attachment_taken_is_usable CHECK (((order_id IS NULL) OR (state = ANY (ARRAY['clean'::text, 'unscanned'::text]))))
constraint attachment.attachment_uploaded_by_fkey FOREIGN KEY (uploaded_by) REFERENCES app_user(id)
constraint attachment.attachment_usable_has_content CHECK (((state = 'infected'::text) OR (stored_name IS NOT NULL)))
constraint audit_entry.audit_entry_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['user'::text, 'platform'::text, 'system'::text])))
constraint audit_entry.audit_entry_pkey PRIMARY KEY (id)
constraint business_clock.business_clock_id_check CHECK ((id = '1'::smallint))
constraint business_clock.business_clock_pkey PRIMARY KEY (id)
constraint call_record.call_record_agent CHECK (((state = 'announced'::text) OR (agent_id IS NOT NULL)))
constraint call_record.call_record_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES app_user(id)
constraint call_record.call_record_end CHECK (((state = 'ended'::text) = ((outcome IS NOT NULL) AND (order_id IS NOT NULL) AND (ended_at IS NOT NULL))))
constraint call_record.call_record_order_id_fkey FOREIGN KEY (order_id) REFERENCES work_order(id)
constraint call_record.call_record_order_id_key UNIQUE (order_id)
constraint call_record.call_record_outcome_check CHECK ((outcome = ANY (ARRAY['submitted'::text, 'answered'::text, 'outOfScope'::text])))
constraint call_record.call_record_pkey PRIMARY KEY (id)
constraint call_record.call_record_platform_id_call_id_key UNIQUE (platform_id, call_id)
constraint call_record.call_record_platform_id_fkey FOREIGN KEY (platform_id) REFERENCES platform(id)
constraint call_record.call_record_platform_pair CHECK (((platform_id IS NULL) = (call_id IS NULL)))
constraint call_record.call_record_province_unit_id_fkey FOREIGN KEY (province_unit_id) REFERENCES unit(id)
constraint call_record.call_record_state_check CHECK ((state = ANY (ARRAY['announced'::text, 'open'::text, 'dropped'::text, 'ended'::text])))
constraint consultation_answer.consultation_answer_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES app_user(id)
constraint consultation_answer.consultation_answer_order_id_fkey FOREIGN KEY (order_id) REFERENCES work_order(id)
constraint consultation_answer.consultation_answer_order_id_run_no_version_key UNIQUE (order_id, run_no, version)
constraint consultation_answer.consultation_answer_pkey PRIMARY KEY (id)
constraint consultation_answer.consultation_answer_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'sent_back'::text, 'approved'::text])))
constraint consultation_answer.consultation_answer_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
constraint contact_log.contact_log_contacted_by_fkey FOREIGN KEY (contacted_by) REFERENCES app_user(id)
constraint contact_log.contact_log_method_check CHECK ((method = ANY (ARRAY['phone'::text, 'visit'::text, 'letter'::text, 'message'::text, 'other'::text])))
constraint contact_log.contact_log_order_id_fkey FOREIGN KEY (order_id) REFERENCES work_order(id)
constraint contact_log.contact_log_pkey PRIMARY KEY (id)
constraint declaration_step.declaration_step_authorisation_check CHECK ((authorisation = ANY (ARRAY['pending'::text, 'provided'::text])))
constraint declaration_step.declaration_step_order_id_fkey FOREIGN KEY (order_id) REFERENCES work_order(id)
constraint declaration_step.declaration_step_order_id_run_no_step_version_key UNIQUE (order_id, run_no, step, version)
constraint declaration_step.declaration_step_pkey PRIMARY KEY (id)
constraint declaration_step.declaration_step_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES app_user(id)
constraint declaration_step.declaration_step_result_at_determination CHECK (((result IS NOT NULL) = (step = 'determination'::text)))
constraint declaration_step.declaration_step_result_check CHECK ((result = ANY (ARRAY['included'::text, 'notIncluded'::text])))
constraint declaration_step.declaration_step_state_check CHECK ((state = ANY (ARRAY['submitted'::text, 'sent_back'::text, 'approved'::text])))
constraint declaration_step.declaration_step_step_check CHECK ((step = ANY (ARRAY['acceptance'::text, 'household_check'::text, 'public_notice'::text, 'determination'::text])))
constraint declaration_step.declaration_step_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
constraint delegation.delegation_by_user_id_fkey FOREIGN KEY (by_user_id) REFERENCES app_user(id)
constraint delegation.delegation_end_kind_check CHECK ((end_kind = ANY (ARRAY['recalled'::text, 'handed_back'::text, 'order_ended'::text])))
constraint delegation.delegation_ended_by_user_id_fkey FOREIGN KEY (ended_by_user_id) REFERENCES app_user(id)
constraint delegation.delegation_from_unit_id_fkey FOREIGN KEY (from_unit_id) REFERENCES unit(id)
constraint delegation.delegation_order_id_fkey FOREIGN KEY (order_id) REFERENCES work_order(id)
constraint delegation.delegation_pkey PRIMARY KEY (id)
constraint delegation.delegation_recall_command_id_fkey FOREIGN KEY (recall_command_id) REFERENCES engine_command(id)
constraint delegation.delegation_recall_command_id_key UNIQUE (recall_command_id)
constraint delegation.delegation_to_unit_id_fkey FOREIGN KEY (to_unit_id) REFERENCES unit(id)
constraint delivery.delivery_order_id_fkey FOREIGN KEY (order_id) REFERENCES work_order(id)
constraint delivery.delivery_order_id_sequence_key UNIQUE (order_id, sequence)
constraint delivery.delivery_pkey PRIMARY KEY (id)
constraint delivery.delivery_platform_id_fkey FOREIGN KEY (platform_id) REFERENCES platform(id)
constraint delivery.delivery_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'delivered'::text, 'dead'::text])))
constraint delivery_attempt.delivery_attempt_delivery_id_fkey FOREIGN KEY (delivery_id) REFERENCES delivery(id)
constraint delivery_attempt.delivery_attempt_pkey PRIMARY KEY (id)
constraint due.due_closed_has_time CHECK (((state = 'closed'::text) = (closed_at IS NOT NULL)))
constraint due.due_delegation_id_fkey FOREIGN KEY (delegation_id) REFERENCES delegation(id)
constraint due.due_order_id_fkey FOREIGN KEY (order_id) REFERENCES work_order(id)
constraint due.due_pkey PRIMARY KEY (id)
constraint due.due_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text])))
constraint due.due_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
constraint due_card.due_card_card_check CHECK ((card = ANY (ARRAY['yellow'::text, 'red'::text, 'escalation'::text])))
constraint due_card.due_card_due_id_fkey FOREIGN KEY (due_id) REFERENCES due(id)
constraint due_card.due_card_pkey PRIMARY KEY (due_id, card, due_at)
constraint due_recomputation.due_recomputation_cause_check CHECK ((cause = ANY (ARRAY['newLimits'::text, 'newCalendar'::text])))
constraint due_recomputation.due_recomputation_names_its_cause CHECK ((((cause = 'newLimits'::text) = (revision IS NOT NULL)) AND ((cause = 'newCalendar'::text) = (province_unit_id IS NOT NULL))))
constraint due_recomputation.due_recomputation_pkey PRIMARY KEY (id)
constraint due_recomputation.due_recomputation_province_unit_id_fkey FOREIGN KEY (province_unit_id) REFERENCES unit(id)
constraint due_recomputation.due_recomputation_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES app_user(id)
constraint due_recomputation.due_recomputation_table_id_revision_fkey FOREIGN KEY (table_id, revision) REFERENCES limit_table_version(table_id, revision)
constraint engine_command.engine_command_kind_check CHECK ((kind = ANY (ARRAY['message'::text, 'completeJob'::text, 'failJob'::text])))
constraint engine_command.engine_command_order_id_fkey FOREIGN KEY (order_id) REFERENCES work_order(id)
constraint engine_command.engine_command_pkey PRIMARY KEY (id)
constraint engine_command.engine_command_position_key UNIQUE ("position")
constraint engine_command.engine_command_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'published'::text, 'consumed'::text, 'void'::text])))
constraint engine_identity.engine_identity_id_check CHECK ((id = 1))
constraint engine_identity.engine_identity_pkey PRIMARY KEY (id)
constraint extension_request.extension_request_amount_check CHECK ((amount > 0))
constraint extension_request.extension_request_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES app_user(id)
constraint extension_request.extension_request_asked_unit_id_fkey FOREIGN KEY (asked_unit_id) REFERENCES unit(id)
constraint extension_request.extension_request_delivery_id_fkey FOREIGN KEY (delivery_id) REFERENCES delivery(id)
constraint extension_request.extension_request_order_id_fkey FOREIGN KEY (order_id) REFERENCES work_order(id)
constraint extension_request.extension_request_pkey PRIMARY KEY (id)
constraint extension_request.extension_request_request_no_key UNIQUE (request_no)
constraint extension_request.extension_request_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'endorsed'::text, 'sent'::text, 'agreed'::text, 'refused'::text, 'declined'::text, 'voided'::text])))
constraint extension_request.extension_request_unit_check CHECK ((unit = ANY (ARRAY['day'::text, 'workingDay'::text, 'hour'::text])))
constraint extension_request.extension_request_waits_at_unit_id_fkey FOREIGN KEY (waits_at_unit_id) REFERENCES unit(id)
constraint feedback_wording.feedback_wording_order_id_fkey FOREIGN KEY (order_id) REFERENCES work_order(id)
constraint feedback_wording.feedback_wording_pkey PRIMARY KEY (id)
constraint feedback_wording.feedback_wording_written_by_fkey FOREIGN KEY (written_by) REFERENCES app_user(id)
constraint idempotency_key.idempotency_key_order_id_fkey FOREIGN KEY (order_id) REFERENCES work_order(id)
constraint idempotency_key.idempotency_key_pkey PRIMARY KEY (platform_id, key)
constraint idempotency_key.idempotency_key_platform_id_fkey FOREIGN KEY (platform_id) REFERENCES platform(id)
constraint informing.informing_informed_by_fkey FOREIGN KEY (informed_by) REFERENCES app_user(id)
constraint informing.informing_informed_party_check CHECK ((informed_party = ANY (ARRAY['concerned'::text, 'reporter'::text])))
constraint informing.informing_method_check CHECK ((method = ANY (ARRAY['phone'::text, 'visit'::text, 'letter'::text, 'message'::text, 'other'::text])))
constraint informing.informing_order_id_fkey FOREIGN KEY (order_id) REFERENCES work_order(id)
constraint informing.informing_pkey PRIMARY KEY (id)
constraint investigation_report.investigation_report_complete_once_submitted CHECK (((state = 'draft'::text) OR ((investigated_at IS NOT NULL) AND (investigators_enc IS NOT NULL) AND (findings_enc IS NOT NULL) AND (truthfulness IS NOT NULL))))
constraint investigation_report.investigation_report_investigator_id_fkey FOREIGN KEY (investigator_id) REFERENCES app_user(id)
constraint investigation_report.investigation_report_order_id_fkey FOREIGN KEY (order_id) REFERENCES work_order(id)
constraint investigation_report.investigation_report_order_id_run_no_version_key UNIQUE (order_id, run_no, version)
constraint investigation_report.investigation_report_pkey PRIMARY KEY (id)
constraint investigation_report.investigation_report_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'sent_back'::text, 'approved'::text, 'referred'::text])))
constraint investigation_report.investigation_report_submitted_at CHECK (((state = 'draft'::text) = (submitted_at IS NULL)))
constraint investigation_report.investigation_report_truthfulness_check CHECK ((truthfulness = ANY (ARRAY['true'::text, 'partlyTrue'::text, 'untrue'::text])))
constraint investigation_report.investigation_report_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
constraint job_effect.job_effect_pkey PRIMARY KEY (engine_id, element_instance_key, kind)
constraint knowledge_article.knowledge_article_pkey PRIMARY KEY (id)
constraint knowledge_article.knowledge_article_province_unit_id_fkey FOREIGN KEY (province_unit_id) REFERENCES unit(id)
constraint knowledge_article.knowledge_article_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text])))
constraint knowledge_article.knowledge_article_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES app_user(id)
constraint knowledge_article.knowledge_article_version_check CHECK ((version >= 1))
constraint limit_table_version.limit_table_version_author_id_fkey FOREIGN KEY (author_id) REFERENCES app_user(id)
constraint limit_table_version.limit_table_version_in_force_is_deployed CHECK (((state = 'inForce'::text) = ((decision_version IS NOT NULL) AND (deployed_at IS NOT NULL))))
constraint limit_table_version.limit_table_version_origin_check CHECK ((origin = ANY (ARRAY['file'::text, 'page'::text])))
constraint limit_table_version.limit_table_version_page_has_author CHECK (((origin = 'file'::text) OR (author_id IS NOT NULL)))
constraint limit_table_version.limit_table_version_pkey PRIMARY KEY (table_id, revision)
constraint limit_table_version.limit_table_version_revision_check CHECK ((revision > 0))
constraint limit_table_version.limit_table_version_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'inForce'::text, 'refused'::text])))
constraint limit_table_version.limit_table_version_table_id_check CHECK ((table_id = ANY (ARRAY['timeLimits'::text, 'levelBudgets'::text])))
constraint notice.notice_once UNIQUE (user_id, event)
constraint notice.notice_order_id_fkey FOREIGN KEY (order_id) REFERENCES work_order(id)
constraint notice.notice_pkey PRIMARY KEY (id)
constraint notice.notice_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id)
constraint order_barring.order_barring_names_one CHECK (((unit_id IS NULL) <> (user_id IS NULL)))
constraint order_barring.order_barring_order_id_fkey FOREIGN KEY (order_id) REFERENCES work_order(id)
constraint order_barring.order_barring_order_id_unit_id_user_id_key UNIQUE NULLS NOT DISTINCT (order_id, unit_id, user_id)
constraint order_barring.order_barring_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
constraint order_barring.order_barring_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id)
constraint order_link.order_link_end CHECK (((state = 'following'::text) = (ended_at IS NULL)))
constraint order_link.order_link_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES app_user(id)
constraint order_link.order_link_linked_by_fkey FOREIGN KEY (linked_by) REFERENCES app_user(id)
constraint order_link.order_link_main_order_id_fkey FOREIGN KEY (main_order_id) REFERENCES work_order(id)
constraint order_link.order_link_names_round CHECK (((state <> 'result_taken'::text) OR (main_run_no IS NOT NULL)))
constraint order_link.order_link_order_id_fkey FOREIGN KEY (order_id) REFERENCES work_order(id)
constraint order_link.order_link_pkey PRIMARY KEY (id)
constraint order_link.order_link_state_check CHECK ((state = ANY (ARRAY['following'::text, 'result_taken'::text, 'undone'::text, 'main_ended'::text, 'voided'::text])))
constraint order_link.order_link_two_orders CHECK ((order_id <> main_order_id))
constraint order_run.order_run_order_id_fkey FOREIGN KEY (order_id) REFERENCES work_order(id)
constraint order_run.order_run_pkey PRIMARY KEY (order_id, run_no)
constraint page_draft.page_draft_pkey PRIMARY KEY (platform_id, agent_number, call_id, order_type)
constraint page_draft.page_draft_platform_id_fkey FOREIGN KEY (platform_id) REFERENCES platform(id)
constraint page_finish_limit.page_finish_limit_pkey PRIMARY KEY (province)
constraint page_launch.page_launch_one_purpose CHECK (((acceptance_no IS NULL) <> (order_type IS NULL)))
constraint page_launch.page_launch_pkey PRIMARY KEY (id)
constraint page_launch.page_launch_platform_id_fkey FOREIGN KEY (platform_id) REFERENCES platform(id)
constraint page_launch.page_launch_session_hash_key UNIQUE (session_hash)
constraint page_launch.page_launch_ticket_hash_key UNIQUE (ticket_hash)
constraint page_launch.page_launch_whole_call CHECK ((num_nonnulls(order_type, platform_order_no, call_id, caller_number_enc, called_at) = ANY (ARRAY[0, 5])))
constraint page_launch.page_launch_whole_session CHECK (((session_hash IS NULL) = (session_expires_at IS NULL)))
constraint petition.petition_channel_check CHECK ((channel = ANY (ARRAY['letter'::text, 'visit'::text, 'email'::text, 'national'::text])))
constraint petition.petition_order_id_fkey FOREIGN KEY (order_id) REFERENCES work_order(id)
constraint petition.petition_pkey PRIMARY KEY (order_id)
constraint petition.petition_registered_by_fkey FOREIGN KEY (registered_by) REFERENCES app_user(id)
constraint petition.petition_start_unit_id_fkey FOREIGN KEY (start_unit_id) REFERENCES unit(id)
constraint platform.platform_anonymity_rule_check CHECK ((anonymity_rule = ANY (ARRAY['literal'::text, 'required-unless-anonymous'::text, 'always-optional'::text])))
constraint platform.platform_code_key UNIQUE (code)
constraint platform.platform_live_needs_anonymity_rule CHECK (((NOT live) OR (anonymity_rule IS NOT NULL)))
constraint platform.platform_pkey PRIMARY KEY (id)
constraint platform_key.platform_key_algorithm_check CHECK ((algorithm = ANY (ARRAY['HMAC-SHA256'::text, 'HMAC-SM3'::text])))
constraint platform_key.platform_key_pkey PRIMARY KEY (key_id)
constraint platform_key.platform_key_platform_id_fkey FOREIGN KEY (platform_id) REFERENCES platform(id)
constraint platform_key.platform_key_purpose_check CHECK ((purpose = ANY (ARRAY['request'::text, 'callback'::text])))
constraint platform_message.platform_message_kind_check CHECK ((kind = ANY (ARRAY['reminder'::text, 'supplement'::text, 'cancellation'::text, 'rehandling'::text])))
constraint platform_message.platform_message_order_id_fkey FOREIGN KEY (order_id) REFERENCES work_order(id)
constraint platform_message.platform_message_order_id_kind_message_no_key UNIQUE (order_id, kind, message_no)
constraint platform_message.platform_message_pkey PRIMARY KEY (id)
constraint province_setting.province_setting_pkey PRIMARY KEY (unit_id, name)
constraint province_setting.province_setting_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
constraint quality_check.quality_check_order_id_fkey FOREIGN KEY (order_id) REFERENCES work_order(id)
constraint quality_check.quality_check_pkey PRIMARY KEY (id)
constraint reconciliation.reconciliation_pkey PRIMARY KEY (platform_id, day)
constraint reconciliation.reconciliation_platform_id_fkey FOREIGN KEY (platform_id) REFERENCES platform(id)
constraint reconciliation_difference.reconciliation_difference_kind_check CHECK ((kind = ANY (ARRAY['missingThere'::text, 'missingHere'::text, 'acceptanceNoDiffers'::text, 'messageMissing'::text, 'payloadDiffers'::text, 'statusDiffers'::text])))
constraint reconciliation_difference.reconciliation_difference_order_id_fkey FOREIGN KEY (order_id) REFERENCES work_order(id)
constraint reconciliation_difference.reconciliation_difference_pkey PRIMARY KEY (id)
constraint reconciliation_difference.reconciliation_difference_platform_id_fkey FOREIGN KEY (platform_id) REFERENCES platform(id)
constraint reconciliation_difference.reconciliation_difference_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES app_user(id)
constraint reconciliation_difference.reconciliation_difference_state_check CHECK ((state = ANY (ARRAY['open'::text, 'repaired'::text, 'settled'::text, 'gone'::text])))
constraint referral.referral_order_id_fkey FOREIGN KEY (order_id) REFERENCES work_order(id)
constraint referral.referral_pkey PRIMARY KEY (id)
constraint referral.referral_referred_by_fkey FOREIGN KEY (referred_by) REFERENCES app_user(id)
constraint region.region_code_check CHECK ((code ~ '^[1-9][0-9]{11}$'::text))
constraint region.region_kind_check CHECK ((kind = ANY (ARRAY['ordinary'::text, 'pseudo'::text, 'virtual'::text])))
constraint region.region_level_check CHECK (((level >= 1) AND (level <= 5)))
constraint region.region_parent_code_check CHECK ((parent_code ~ '^[0-9]{12}$'::text))
constraint region.region_pkey PRIMARY KEY (code)
constraint region_former_name.region_former_name_pkey PRIMARY KEY (code, until)
constraint region_load.region_load_kind_check CHECK ((kind = ANY (ARRAY['edition'::text, 'local'::text])))
constraint region_load.region_load_loaded_by_fkey FOREIGN KEY (loaded_by) REFERENCES app_user(id)
constraint region_load.region_load_pkey PRIMARY KEY (id)
constraint report_review.report_review_decision_check CHECK ((decision = ANY (ARRAY['approved'::text, 'sentBack'::text])))
constraint report_review.report_review_level_check CHECK ((level = ANY (ARRAY['county'::text, 'city'::text, 'province'::text])))
constraint report_review.report_review_order_id_fkey FOREIGN KEY (order_id) REFERENCES work_order(id)
constraint report_review.report_review_pkey PRIMARY KEY (id)
constraint report_review.report_review_reviewer_id_fkey FOREIGN KEY (reviewer_id) REFERENCES app_user(id)
constraint report_review.report_review_subject_check CHECK ((subject = ANY (ARRAY['investigation'::text, 'answer'::text, 'determination'::text])))
constraint report_review.report_review_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
constraint request_nonce.request_nonce_pkey PRIMARY KEY (key_id, nonce)
constraint review_plan.review_plan_order_id_fkey FOREIGN KEY (order_id) REFERENCES work_order(id)
constraint review_plan.review_plan_pkey PRIMARY KEY (order_id, run_no, subject, subject_version)
constraint review_plan.review_plan_subject_check CHECK ((subject = ANY (ARRAY['investigation'::text, 'answer'::text, 'determination'::text])))
constraint saved_filter.saved_filter_name UNIQUE (user_id, page, name)
constraint saved_filter.saved_filter_page_check CHECK ((page = ANY (ARRAY['inbox'::text, 'search'::text])))
constraint saved_filter.saved_filter_pkey PRIMARY KEY (id)
constraint saved_filter.saved_filter_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id)
constraint session.session_pkey PRIMARY KEY (token_hash)
constraint session.session_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id)
constraint sms_message.sms_message_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notice(id)
constraint sms_message.sms_message_notice_id_key UNIQUE (notice_id)
constraint sms_message.sms_message_pkey PRIMARY KEY (id)
constraint sms_message.sms_message_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'sent'::text, 'dead'::text])))
constraint supervision_order.supervision_order_handling_unit_id_fkey FOREIGN KEY (handling_unit_id) REFERENCES unit(id)
constraint supervision_order.supervision_order_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES app_user(id)
constraint supervision_order.supervision_order_issuing_unit_id_fkey FOREIGN KEY (issuing_unit_id) REFERENCES unit(id)
constraint supervision_order.supervision_order_order_id_fkey FOREIGN KEY (order_id) REFERENCES work_order(id)
constraint supervision_order.supervision_order_pkey PRIMARY KEY (id)
constraint supervision_order.supervision_order_state_check CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'closed'::text])))
constraint supervision_reply.supervision_reply_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES app_user(id)
constraint supervision_reply.supervision_reply_decision_check CHECK ((decision = ANY (ARRAY['accepted'::text, 'returned'::text])))
constraint supervision_reply.supervision_reply_pkey PRIMARY KEY (id)
constraint supervision_reply.supervision_reply_replied_by_fkey FOREIGN KEY (replied_by) REFERENCES app_user(id)
constraint supervision_reply.supervision_reply_supervision_id_fkey FOREIGN KEY (supervision_id) REFERENCES supervision_order(id)
constraint supplement_request.supplement_request_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES app_user(id)
constraint supplement_request.supplement_request_asked_unit_id_fkey FOREIGN KEY (asked_unit_id) REFERENCES unit(id)
constraint supplement_request.supplement_request_order_id_fkey FOREIGN KEY (order_id) REFERENCES work_order(id)
constraint supplement_request.supplement_request_pkey PRIMARY KEY (id)
constraint supplement_request.supplement_request_reply_command_id_fkey FOREIGN KEY (reply_command_id) REFERENCES engine_command(id)
constraint supplement_request.supplement_request_request_no_key UNIQUE (request_no)
constraint supplement_request.supplement_request_state_check CHECK ((state = ANY (ARRAY['open'::text, 'answered'::text, 'timed_out'::text, 'voided'::text])))
constraint unit.unit_level_check CHECK ((level = ANY (ARRAY['national'::text, 'province'::text, 'city'::text, 'county'::text])))
constraint unit.unit_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES unit(id)
constraint unit.unit_pkey PRIMARY KEY (id)
constraint withdrawal_request.withdrawal_request_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES app_user(id)
constraint withdrawal_request.withdrawal_request_asked_unit_id_fkey FOREIGN KEY (asked_unit_id) REFERENCES unit(id)
constraint withdrawal_request.withdrawal_request_delivery_id_fkey FOREIGN KEY (delivery_id) REFERENCES delivery(id)
constraint withdrawal_request.withdrawal_request_order_id_fkey FOREIGN KEY (order_id) REFERENCES work_order(id)
constraint withdrawal_request.withdrawal_request_pkey PRIMARY KEY (id)
constraint withdrawal_request.withdrawal_request_request_no_key UNIQUE (request_no)
constraint withdrawal_request.withdrawal_request_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'endorsed'::text, 'sent'::text, 'agreed'::text, 'refused'::text, 'declined'::text, 'voided'::text])))
constraint withdrawal_request.withdrawal_request_waits_at_unit_id_fkey FOREIGN KEY (waits_at_unit_id) REFERENCES unit(id)
constraint work_item.work_item_assignee_id_fkey FOREIGN KEY (assignee_id) REFERENCES app_user(id)
constraint work_item.work_item_claimed_by_someone CHECK (((state <> 'claimed'::text) OR (assignee_id IS NOT NULL)))
constraint work_item.work_item_engine_id_job_key_key UNIQUE (engine_id, job_key)
constraint work_item.work_item_order_id_fkey FOREIGN KEY (order_id) REFERENCES work_order(id)
constraint work_item.work_item_pkey PRIMARY KEY (id)
constraint work_item.work_item_state_check CHECK ((state = ANY (ARRAY['open'::text, 'claimed'::text, 'completed'::text, 'closed'::text])))
constraint work_item.work_item_title_check CHECK (((char_length(title) >= 1) AND (char_length(title) <= 60)))
constraint work_item.work_item_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
constraint work_order.work_order_acceptance_no_key UNIQUE (acceptance_no)
constraint work_order.work_order_docking_check CHECK ((docking = ANY (ARRAY['interface'::text, 'page'::text, 'none'::text])))
constraint work_order.work_order_handling_unit_id_fkey FOREIGN KEY (handling_unit_id) REFERENCES unit(id)
constraint work_order.work_order_pkey PRIMARY KEY (id)
constraint work_order.work_order_platform_id_fkey FOREIGN KEY (platform_id) REFERENCES platform(id)
constraint work_order.work_order_platform_pair CHECK (((platform_id IS NULL) = (platform_order_no IS NULL)))
constraint work_order.work_order_province_unit_id_fkey FOREIGN KEY (province_unit_id) REFERENCES unit(id)
constraint work_order.work_order_reminders_check CHECK ((reminders >= 0))
constraint work_order.work_order_run_no_check CHECK ((run_no >= 1))
constraint work_order.work_order_source_check CHECK ((source = ANY (ARRAY['workOrder'::text, 'call'::text, 'petition'::text, 'national'::text])))
constraint work_order.work_order_status_check CHECK ((status = ANY (ARRAY['pending_review'::text, 'awaiting_supplement'::text, 'in_handling'::text, 'under_report_review'::text, 'awaiting_informing'::text, 'awaiting_feedback'::text, 'awaiting_receipt'::text, 'completed'::text, 'withdrawn'::text, 'cancelled'::text, 'answered_on_call'::text, 'not_accepted'::text, 'closed_by_operator'::text])))
constraint work_order.work_order_type_check CHECK ((type = ANY (ARRAY['complaint'::text, 'consultation'::text, 'declaration'::text])))
CREATE INDEX app_user_unit_id ON public.app_user USING btree (unit_id)
CREATE INDEX attachment_order ON public.attachment USING btree (order_id, created_at) WHERE (order_id IS NOT NULL)
CREATE INDEX attachment_quarantined ON public.attachment USING btree (scanned_at NULLS FIRST, created_at) WHERE (state = 'quarantined'::text)
CREATE INDEX attachment_unreferenced ON public.attachment USING btree (created_at) WHERE (order_id IS NULL)
CREATE INDEX audit_entry_actor ON public.audit_entry USING btree (actor_id, id DESC)
CREATE INDEX audit_entry_alarm ON public.audit_entry USING btree (id DESC) WHERE (action = ANY (ARRAY['delivery.died'::text, 'order.instanceMissing'::text, 'order.startMissing'::text, 'workItem.jobMissing'::text, 'engineCommand.jobMissing'::text]))
CREATE INDEX audit_entry_order ON public.audit_entry USING btree (order_id, id) WHERE (order_id IS NOT NULL)
CREATE INDEX audit_entry_unsealed ON public.audit_entry USING btree (id) WHERE (hash IS NULL)
CREATE UNIQUE INDEX audit_entry_chain_position ON public.audit_entry USING btree (chain_position) WHERE (chain_position IS NOT NULL)
CREATE INDEX call_record_waiting ON public.call_record USING btree (province_unit_id, called_at) WHERE (state <> 'ended'::text)
CREATE INDEX contact_log_order ON public.contact_log USING btree (order_id, run_no, contacted_at)
CREATE INDEX delegation_order ON public.delegation USING btree (order_id, to_unit_id)
CREATE INDEX delegation_to_unit ON public.delegation USING btree (to_unit_id, delegated_at DESC)
CREATE INDEX delivery_created ON public.delivery USING btree (created_at DESC, id DESC)
CREATE INDEX delivery_dead ON public.delivery USING btree (created_at DESC, id DESC) WHERE (state = 'dead'::text)
CREATE INDEX delivery_due ON public.delivery USING btree (platform_id, next_attempt_at) WHERE (state = 'pending'::text)
CREATE INDEX delivery_attempt_delivery ON public.delivery_attempt USING btree (delivery_id, id)
CREATE INDEX due_of_order ON public.due USING btree (order_id, run_no)
CREATE INDEX due_open_order ON public.due USING btree (order_id) WHERE (state = 'open'::text)
CREATE INDEX due_provisional ON public.due USING btree (id) WHERE (provisional AND (state = 'open'::text))
CREATE UNIQUE INDEX due_one_open ON public.due USING btree (order_id, run_no, name, COALESCE(unit_id, ''::text)) WHERE (state = 'open'::text)
CREATE INDEX due_recomputation_open ON public.due_recomputation USING btree (id) WHERE (finished_at IS NULL)
CREATE INDEX engine_command_due ON public.engine_command USING btree (next_attempt_at) WHERE (state = 'pending'::text)
CREATE INDEX engine_command_head ON public.engine_command USING btree (order_id, "position") WHERE (state = 'pending'::text)
CREATE INDEX engine_command_unconsumed ON public.engine_command USING btree (published_at) WHERE (state = 'published'::text)
CREATE INDEX extension_request_order ON public.extension_request USING btree (order_id, asked_at)
CREATE UNIQUE INDEX extension_request_one_open ON public.extension_request USING btree (order_id) WHERE (state = ANY (ARRAY['asked'::text, 'endorsed'::text, 'sent'::text]))
CREATE INDEX feedback_wording_order ON public.feedback_wording USING btree (order_id, run_no, written_at)
CREATE INDEX informing_order ON public.informing USING btree (order_id, run_no, informed_at)
CREATE INDEX knowledge_article_province ON public.knowledge_article USING btree (province_unit_id, state, updated_at DESC)
CREATE UNIQUE INDEX limit_table_version_one_proposed ON public.limit_table_version USING btree (table_id) WHERE (state = 'proposed'::text)
CREATE INDEX notice_of_user ON public.notice USING btree (user_id, created_at DESC, id)
CREATE INDEX notice_unread ON public.notice USING btree (user_id) WHERE (read_at IS NULL)
CREATE INDEX order_link_main ON public.order_link USING btree (main_order_id)
CREATE INDEX order_link_order ON public.order_link USING btree (order_id, run_no)
CREATE UNIQUE INDEX order_link_one_holds ON public.order_link USING btree (order_id) WHERE (state = 'following'::text)
CREATE INDEX page_draft_saved_at ON public.page_draft USING btree (saved_at)
CREATE INDEX page_launch_created_at ON public.page_launch USING btree (created_at)
CREATE INDEX platform_key_platform_id ON public.platform_key USING btree (platform_id, purpose)
CREATE INDEX quality_check_order ON public.quality_check USING btree (order_id, run_no, id)
CREATE UNIQUE INDEX reconciliation_difference_open ON public.reconciliation_difference USING btree (platform_id, day, platform_order_no) WHERE (state = 'open'::text)
CREATE INDEX referral_order ON public.referral USING btree (order_id)
CREATE UNIQUE INDEX referral_holding ON public.referral USING btree (order_id, run_no) WHERE (superseded_at IS NULL)
CREATE INDEX region_initials ON public.region USING btree (level, initials, code)
CREATE INDEX region_name ON public.region USING btree (level, name, code)
CREATE INDEX region_parent_code ON public.region USING btree (parent_code, code)
CREATE INDEX region_pinyin ON public.region USING btree (level, pinyin, code)
CREATE INDEX region_short_name ON public.region USING btree (level, code) INCLUDE (short_name) WHERE ((level <= 4) AND in_use AND (kind <> 'pseudo'::text))
CREATE INDEX region_load_digest ON public.region_load USING btree (digest)
CREATE INDEX report_review_order ON public.report_review USING btree (order_id, run_no, reviewed_at)
CREATE INDEX request_nonce_expires_at ON public.request_nonce USING btree (expires_at)
CREATE UNIQUE INDEX saved_filter_default ON public.saved_filter USING btree (user_id, page) WHERE is_default
CREATE INDEX session_user_id ON public.session USING btree (user_id)
CREATE INDEX sms_message_pending ON public.sms_message USING btree (next_attempt_at) WHERE (state = 'pending'::text)
CREATE INDEX supervision_order_of_order ON public.supervision_order USING btree (order_id)
CREATE UNIQUE INDEX supervision_order_one_open ON public.supervision_order USING btree (order_id) WHERE (state = 'open'::text)
CREATE INDEX supervision_reply_of_order ON public.supervision_reply USING btree (supervision_id, replied_at)
CREATE INDEX supplement_request_order ON public.supplement_request USING btree (order_id, asked_at)
CREATE UNIQUE INDEX supplement_request_one_open ON public.supplement_request USING btree (order_id) WHERE (state = 'open'::text)
CREATE INDEX unit_parent_id ON public.unit USING btree (parent_id)
CREATE INDEX withdrawal_request_order ON public.withdrawal_request USING btree (order_id, asked_at)
CREATE UNIQUE INDEX withdrawal_request_one_open ON public.withdrawal_request USING btree (order_id) WHERE (state = ANY (ARRAY['asked'::text, 'endorsed'::text, 'sent'::text]))
CREATE INDEX work_item_done ON public.work_item USING btree (unit_id, ended_at) INCLUDE (kind, created_at, order_id) WHERE (state = 'completed'::text)
CREATE INDEX work_item_inbox ON public.work_item USING btree (unit_id, urged DESC, due_at, created_at, id) WHERE (state = ANY (ARRAY['open'::text, 'claimed'::text]))
CREATE INDEX work_item_order ON public.work_item USING btree (order_id, created_at)
CREATE INDEX work_item_pending ON public.work_item USING btree (unit_id, kind, due_at) INCLUDE (order_id) WHERE (state = ANY (ARRAY['open'::text, 'claimed'::text]))
CREATE INDEX work_order_accepted ON public.work_order USING btree (accepted_at DESC, id DESC)
CREATE INDEX work_order_caller_number_index ON public.work_order USING btree (caller_number_index) WHERE (caller_number_index IS NOT NULL)
CREATE INDEX work_order_category ON public.work_order USING btree (problem_category, accepted_at DESC, id DESC) WHERE (problem_category IS NOT NULL)
CREATE INDEX work_order_ended ON public.work_order USING btree (ended_at) WHERE (ended_at IS NOT NULL)
CREATE INDEX work_order_ended_early ON public.work_order USING btree (accepted_at DESC, id DESC) WHERE (end_reason <> 'result-acknowledged'::text)
CREATE INDEX work_order_id_number_index ON public.work_order USING btree (id_number_index) WHERE (id_number_index IS NOT NULL)
CREATE INDEX work_order_national ON public.work_order USING btree (accepted_at DESC, id DESC) WHERE (source = 'national'::text)
CREATE INDEX work_order_open ON public.work_order USING btree (accepted_at DESC, id DESC) WHERE (ended_at IS NULL)
CREATE INDEX work_order_person_name_index ON public.work_order USING btree (person_name_index) WHERE (person_name_index IS NOT NULL)
CREATE INDEX work_order_person_name_unindexed ON public.work_order USING btree (id) WHERE ((person_name_index IS NULL) AND (person_name_enc IS NOT NULL))
CREATE INDEX work_order_phone_index ON public.work_order USING btree (phone_index) WHERE (phone_index IS NOT NULL)
CREATE INDEX work_order_province_accepted ON public.work_order USING btree (province_unit_id, accepted_at DESC, id DESC)
CREATE INDEX work_order_province_ended ON public.work_order USING btree (province_unit_id, ended_at) WHERE (ended_at IS NOT NULL)
CREATE INDEX work_order_region ON public.work_order USING btree (region_code) WHERE (region_code IS NOT NULL)
CREATE UNIQUE INDEX work_order_platform_order_no ON public.work_order USING btree (platform_order_no, platform_id)
CREATE TRIGGER audit_entry_insert_only BEFORE DELETE OR UPDATE ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()
CREATE TRIGGER order_change AFTER INSERT ON public.audit_entry FOR EACH ROW WHEN (((new.order_id IS NOT NULL) AND (new.action <> 'order.accepted'::text))) EXECUTE FUNCTION notify_order_change()
CREATE TRIGGER work_item_change AFTER INSERT OR UPDATE OF state, assignee_id, due_at ON public.work_item FOR EACH ROW EXECUTE FUNCTION notify_work_item_change()
CREATE OR REPLACE FUNCTION public.notify_order_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      perform pg_notify('change', new.order_id::text);
      return null;
    end $function$
CREATE OR REPLACE FUNCTION public.notify_work_item_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      perform pg_notify('change', new.order_id || ' ' || new.unit_id);
      return null;
    end $function$
CREATE OR REPLACE FUNCTION public.refuse_audit_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      if tg_op = 'UPDATE' and old.hash is null and new.hash is not null
        and to_jsonb(new) - 'hash' - 'chain_position' = to_jsonb(old) - 'hash' - 'chain_position' then
        return new;
      end if;
      raise exception 'audit_entry is insert-only';
    end $function$
