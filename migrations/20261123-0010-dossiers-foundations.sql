-- Dossiers (hồ sơ). agency_id leads every key, no foreign key leaves the agency: the later shard key.
create schema dossiers;
grant usage on schema dossiers to motcua_app;

create table dossiers.dossiers (
  agency_id uuid not null,
  id uuid not null,
  code text not null,
  revision integer not null,
  procedure_id uuid not null,
  version_id uuid not null,
  case_key text,
  channel text not null check (channel in ('direct', 'online', 'post')),
  business text not null check (business in ('filed', 'processing', 'finished', 'notReceived', 'refused', 'withdrawn', 'stopped')),
  supplement text not null check (supplement in ('none', 'requested', 'sent', 'fulfilled')),
  delivery text not null check (delivery in ('none', 'ready', 'handedOver')),
  account_id uuid,
  owner_name text not null,
  applicant jsonb not null,
  answers jsonb not null,
  search_key text not null,
  filed_at timestamptz not null,
  accepted_at timestamptz,
  finished_at timestamptz,
  returned_at timestamptz,
  due_at timestamptz,
  due_on date,
  paused_at timestamptz,
  unit_id uuid,
  handler_id uuid,
  -- Where the process stands: tokens and variables (workflow room).
  state jsonb not null,
  context jsonb not null default '{}',
  primary key (agency_id, id)
) with (fillfactor = 85);
create unique index dossiers_by_code on dossiers.dossiers (agency_id, code);
create index dossiers_of_account on dossiers.dossiers (agency_id, account_id, filed_at desc) where account_id is not null;
create index dossiers_by_filing on dossiers.dossiers (agency_id, filed_at desc);
create index dossiers_open_due on dossiers.dossiers (agency_id, due_at) where business in ('filed', 'processing');
create index dossiers_by_finish on dossiers.dossiers (agency_id, finished_at) where finished_at is not null;
create index dossiers_search on dossiers.dossiers using gin (search_key gin_trgm_ops);

-- One row of work for one step (việc): what work lists read.
create table dossiers.tasks (
  agency_id uuid not null,
  id uuid not null,
  dossier_id uuid not null,
  step_id text not null,
  step_name text not null,
  step_number integer not null,
  unit_id uuid,
  role text not null,
  assignee_id uuid,
  opened_at timestamptz not null,
  due_at timestamptz,
  -- The dossier's own date, copied so that a work list sorts by it without asking the dossier.
  dossier_due_at timestamptz,
  paused boolean not null default false,
  closed_at timestamptz,
  closed_by uuid,
  outcome text,
  note text,
  primary key (agency_id, id),
  foreign key (agency_id, dossier_id) references dossiers.dossiers deferrable initially deferred
) with (fillfactor = 85);
create index tasks_of_dossier on dossiers.tasks (agency_id, dossier_id);
create index tasks_of_person on dossiers.tasks (agency_id, assignee_id, dossier_due_at) include (paused, step_name) where closed_at is null;
create index tasks_of_unit on dossiers.tasks (agency_id, unit_id, role, dossier_due_at) include (paused, step_name, assignee_id) where closed_at is null;

-- The clock's ledger (sổ thời hạn): the due date is what a pure function makes of it.
create table dossiers.ledger (
  agency_id uuid not null,
  dossier_id uuid not null,
  seq integer not null,
  kind text not null check (kind in ('start', 'pause', 'resume', 'extend')),
  at timestamptz not null,
  policy text check (policy in ('shift', 'restart', 'subtract')),
  term text,
  reason text,
  legal_basis text,
  actor_id uuid,
  primary key (agency_id, dossier_id, seq),
  foreign key (agency_id, dossier_id) references dossiers.dossiers deferrable initially deferred
);

-- Papers handed in (giấy tờ): the file is kept by its hash; three counters of copies.
create table dossiers.papers (
  agency_id uuid not null,
  id uuid not null,
  dossier_id uuid not null,
  paper_key text not null,
  name text not null,
  originals integer not null default 0,
  certified_copies integer not null default 0,
  plain_copies integer not null default 0,
  sha256 text,
  file_name text,
  size bigint,
  media_type text,
  round integer not null default 0,
  at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, dossier_id) references dossiers.dossiers deferrable initially deferred
);
create index papers_of_dossier on dossiers.papers (agency_id, dossier_id);

-- Requests for a supplement (yêu cầu bổ sung): stage, reason and legal basis of each.
create table dossiers.supplements (
  agency_id uuid not null,
  id uuid not null,
  dossier_id uuid not null,
  stage text not null check (stage in ('intake', 'appraisal')),
  reason text not null,
  legal_basis text not null,
  items jsonb not null,
  deadline date,
  requested_at timestamptz not null,
  requested_by uuid,
  sent_at timestamptz,
  fulfilled_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, dossier_id) references dossiers.dossiers deferrable initially deferred
);
create index supplements_of_dossier on dossiers.supplements (agency_id, dossier_id);

-- Slips and results that were issued: what they say is frozen when it is said, the PDF is made from it once.
create table dossiers.documents (
  agency_id uuid not null,
  id uuid not null,
  dossier_id uuid not null,
  kind text not null check (kind in ('receipt', 'supplementRequest', 'refusal', 'result')),
  title text not null,
  number text,
  data jsonb not null,
  sha256 text,
  size bigint,
  issued_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, dossier_id) references dossiers.dossiers deferrable initially deferred
);
create index documents_of_dossier on dossiers.documents (agency_id, dossier_id);

-- Files a person has sent and may name in a filing.
create table dossiers.uploads (
  agency_id uuid not null,
  account_id uuid not null,
  sha256 text not null,
  file_name text not null,
  size bigint not null,
  media_type text not null,
  at timestamptz not null,
  primary key (agency_id, account_id, sha256)
);

-- Drafts (bản nháp): what was typed and sent so far.
create table dossiers.drafts (
  agency_id uuid not null,
  account_id uuid not null,
  id uuid not null,
  procedure_code text not null,
  answers jsonb not null,
  papers jsonb not null,
  updated_at timestamptz not null,
  primary key (agency_id, account_id, id)
);

-- The last number of a code, per agency and day: gapless, because it moves in the filing's own transaction.
create table dossiers.code_counters (
  agency_id uuid not null,
  day date not null,
  last integer not null,
  primary key (agency_id, day)
) with (fillfactor = 50);

grant select, insert, update on dossiers.dossiers, dossiers.tasks, dossiers.code_counters, dossiers.supplements, dossiers.documents to motcua_app;
grant select, insert on dossiers.ledger, dossiers.papers to motcua_app;
grant select, insert, update, delete on dossiers.drafts, dossiers.uploads to motcua_app;
call platform.wall('dossiers.dossiers');
call platform.wall('dossiers.tasks');
call platform.wall('dossiers.ledger');
call platform.wall('dossiers.papers');
call platform.wall('dossiers.supplements');
call platform.wall('dossiers.documents');
call platform.wall('dossiers.uploads');
call platform.wall('dossiers.drafts');
call platform.wall('dossiers.code_counters');

-- Dossiers whose date a changed calendar moved: read by kind, so they have an index of their own.
create index events_due_moved on trail.events (agency_id, id desc) where kind = 'dossier.dueMoved';

-- Writes one change of one dossier, whole, in one round trip: rows, trail and jobs together.
-- «expect» is the revision the change was decided on; another one means that somebody was faster.
-- Answers {status: done|stale|replayed|conflict, id, code, revision}. The same pattern serves every use case,
-- so nothing can change a dossier without its trail. (Nine statements in place of one: 70 % of the speed.)
create function dossiers.commit(change jsonb) returns jsonb language plpgsql as $$
declare
  agency uuid := (change->>'agencyId')::uuid;
  dossier uuid := (change->>'dossierId')::uuid;
  made jsonb := change->'create';
  d jsonb := change->'dossier';
  -- What a result waits for is no longer the office's time: handing it over has no date.
  work_due timestamptz := case when d->>'business' <> 'finished' then (d->>'dueAt')::timestamptz end;
  replay jsonb := change->'idempotency';
  stored record;
  new_code text;
  new_revision integer;
  item jsonb;
begin
  if replay is not null and replay <> 'null' then
    insert into platform.idempotency (agency_id, actor_id, key, request_hash, answer)
    values (agency, (replay->>'actorId')::uuid, replay->>'key', replay->>'hash', jsonb_build_object('dossierId', dossier))
    on conflict do nothing;
    if not found then
      select request_hash, answer->>'dossierId' as dossier_id into stored from platform.idempotency
      where agency_id = agency and actor_id = (replay->>'actorId')::uuid and key = replay->>'key';
      if stored.request_hash <> replay->>'hash' then return jsonb_build_object('status', 'conflict'); end if;
      select code, revision into new_code, new_revision from dossiers.dossiers where agency_id = agency and id = stored.dossier_id::uuid;
      return jsonb_build_object('status', 'replayed', 'id', stored.dossier_id, 'code', new_code, 'revision', new_revision);
    end if;
  end if;

  if made is null or made = 'null' then
    update dossiers.dossiers set revision = revision + 1, business = d->>'business', supplement = d->>'supplement', delivery = d->>'delivery',
      answers = d->'answers', accepted_at = (d->>'acceptedAt')::timestamptz, finished_at = (d->>'finishedAt')::timestamptz, returned_at = (d->>'returnedAt')::timestamptz,
      due_at = (d->>'dueAt')::timestamptz, due_on = (d->>'dueOn')::date, paused_at = (d->>'pausedAt')::timestamptz,
      unit_id = (d->>'unitId')::uuid, handler_id = (d->>'handlerId')::uuid, state = d->'state', context = d->'context'
    where agency_id = agency and id = dossier and revision = (change->>'expect')::integer
    returning code, revision into new_code, new_revision;
    if not found then return jsonb_build_object('status', 'stale'); end if;

    -- One by one, by their key: joined to a JSON list the planner reads the whole table (1 step a second at 1M dossiers).
    for item in select value from jsonb_array_elements(change->'closeTasks') loop
      update dossiers.tasks set closed_at = (item->>'at')::timestamptz, closed_by = (item->>'by')::uuid, outcome = item->>'outcome', note = item->>'note'
      where agency_id = agency and id = (item->>'id')::uuid;
    end loop;
    update dossiers.tasks set dossier_due_at = work_due, paused = (d->>'pausedAt') is not null, assignee_id = coalesce((change->'reassign'->>(id::text))::uuid, assignee_id),
      due_at = coalesce((change->'moveTasks'->>(id::text))::timestamptz, due_at)
    where agency_id = agency and dossier_id = dossier and closed_at is null
      and (dossier_due_at is distinct from work_due or paused <> ((d->>'pausedAt') is not null) or change->'reassign' ? id::text or change->'moveTasks' ? id::text);
    for item in select value from jsonb_array_elements(change->'answerSupplements') loop
      update dossiers.supplements set sent_at = coalesce((item->>'sentAt')::timestamptz, sent_at), fulfilled_at = coalesce((item->>'fulfilledAt')::timestamptz, fulfilled_at)
      where agency_id = agency and id = (item->>'id')::uuid;
    end loop;
  end if;

  insert into dossiers.tasks (agency_id, id, dossier_id, step_id, step_name, step_number, unit_id, role, assignee_id, opened_at, due_at, dossier_due_at, paused)
  select agency, (t->>'id')::uuid, dossier, t->>'stepId', t->>'stepName', (t->>'stepNumber')::integer, (t->>'unitId')::uuid, t->>'role', (t->>'assigneeId')::uuid,
    (t->>'openedAt')::timestamptz, (t->>'dueAt')::timestamptz, work_due, (d->>'pausedAt') is not null
  from jsonb_array_elements(change->'openTasks') t;
  insert into dossiers.ledger (agency_id, dossier_id, seq, kind, at, policy, term, reason, legal_basis, actor_id)
  select agency, dossier, (l->>'seq')::integer, l->>'kind', (l->>'at')::timestamptz, l->>'policy', l->>'term', l->>'reason', l->>'legalBasis', (l->>'actorId')::uuid
  from jsonb_array_elements(change->'ledger') l;
  insert into dossiers.papers (agency_id, id, dossier_id, paper_key, name, originals, certified_copies, plain_copies, sha256, file_name, size, media_type, round, at)
  select agency, (p->>'id')::uuid, dossier, p->>'paperKey', p->>'name', (p->>'originals')::integer, (p->>'certifiedCopies')::integer, (p->>'plainCopies')::integer,
    p->>'sha256', p->>'fileName', (p->>'size')::bigint, p->>'mediaType', (p->>'round')::integer, (p->>'at')::timestamptz
  from jsonb_array_elements(change->'papers') p;
  insert into dossiers.supplements (agency_id, id, dossier_id, stage, reason, legal_basis, items, deadline, requested_at, requested_by)
  select agency, (s->>'id')::uuid, dossier, s->>'stage', s->>'reason', s->>'legalBasis', s->'items', (s->>'deadline')::date, (s->>'requestedAt')::timestamptz, (s->>'requestedBy')::uuid
  from jsonb_array_elements(change->'supplements') s;
  insert into dossiers.documents (agency_id, id, dossier_id, kind, title, number, data, sha256, size, issued_at)
  select agency, (x->>'id')::uuid, dossier, x->>'kind', x->>'title', x->>'number', x->'data', x->>'sha256', (x->>'size')::bigint, (x->>'issuedAt')::timestamptz
  from jsonb_array_elements(change->'documents') x;
  if change->>'dropDraft' is not null then
    delete from dossiers.drafts where agency_id = agency and id = (change->>'dropDraft')::uuid;
  end if;
  if jsonb_array_length(change->'jobs') > 0 then perform platform.enqueue(change->'jobs'); end if;

  if made is not null and made <> 'null' then
    -- Last, because the counter's row is held until the commit: numbers have no gap, and the next one waits only for
    -- what follows here. The rows above refer to a dossier that comes now; their foreign keys are asked at the commit.
    insert into dossiers.code_counters as counter (agency_id, day, last) values (agency, (made->>'day')::date, 1)
    on conflict (agency_id, day) do update set last = counter.last + 1 returning last into new_revision;
    new_code := (made->>'codePrefix') || lpad(new_revision::text, greatest(4, length(new_revision::text)), '0');
    new_revision := 1;
    insert into dossiers.dossiers (agency_id, id, code, revision, procedure_id, version_id, case_key, channel, business, supplement, delivery, account_id,
      owner_name, applicant, answers, search_key, filed_at, accepted_at, finished_at, returned_at, due_at, due_on, paused_at, unit_id, handler_id, state, context)
    values (agency, dossier, new_code, 1, (made->>'procedureId')::uuid, (made->>'versionId')::uuid, made->>'caseKey', made->>'channel',
      d->>'business', d->>'supplement', d->>'delivery', (made->>'accountId')::uuid, made->>'ownerName', made->'applicant', d->'answers', made->>'searchKey' || ' ' || lower(new_code),
      (made->>'filedAt')::timestamptz, (d->>'acceptedAt')::timestamptz, (d->>'finishedAt')::timestamptz, (d->>'returnedAt')::timestamptz,
      (d->>'dueAt')::timestamptz, (d->>'dueOn')::date, (d->>'pausedAt')::timestamptz, (d->>'unitId')::uuid, (d->>'handlerId')::uuid, d->'state', d->'context');
  end if;
  perform trail.record(
    (select coalesce(jsonb_agg(jsonb_set(e, '{detail,code}', to_jsonb(new_code))), '[]') from jsonb_array_elements(change->'events') e), '[]');
  return jsonb_build_object('status', 'done', 'id', dossier, 'code', new_code, 'revision', new_revision);
end $$;
grant execute on function dossiers.commit(jsonb) to motcua_app;
