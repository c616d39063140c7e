-- The life of a draft: sent for approval, reviewed, approved, published by a decision.
alter table procedures.drafts
  add column submitted_at timestamptz, add column submitted_by uuid, add column submitted_by_name text, add column submitted_by_title text,
  add column reviewed_at timestamptz, add column reviewed_by uuid, add column reviewed_by_name text, add column reviewed_by_title text,
  add column approved_at timestamptz, add column approved_by uuid, add column approved_by_name text, add column approved_by_title text,
  -- Why it came back, until it is sent again.
  add column returned_reason text,
  -- Points no source states, and who answers for each: [{ problem, name, at }].
  add column confirmed jsonb not null default '[]',
  add column version_id uuid;

-- A publication decision (quyết định công bố): one paper, several procedures.
create table procedures.decisions (
  agency_id uuid not null,
  id uuid not null,
  number text not null,
  signed_on date not null,
  signer text not null,
  signer_title text not null,
  at timestamptz not null,
  by_id uuid,
  primary key (agency_id, id),
  unique (agency_id, number, signed_on)
);

-- What a publication did to one procedure: a new version, or none where it was abolished.
create table procedures.publications (
  agency_id uuid not null,
  draft_id uuid not null,
  procedure_id uuid not null,
  version_id uuid,
  decision_id uuid,
  kind text not null check (kind in ('new', 'amended', 'abolished')),
  from_day date not null,
  -- The amendment row of the ISO document: what changed, in words.
  summary text not null,
  drafter jsonb not null,
  reviewer jsonb,
  approver jsonb,
  at timestamptz not null,
  primary key (agency_id, draft_id),
  foreign key (agency_id, draft_id) references procedures.drafts,
  foreign key (agency_id, procedure_id) references procedures.procedures,
  foreign key (agency_id, decision_id) references procedures.decisions
);
create index publications_of_procedure on procedures.publications (agency_id, procedure_id, from_day);
create index publications_of_decision on procedures.publications (agency_id, decision_id);

grant select, insert on procedures.decisions, procedures.publications to motcua_app;
call platform.wall('procedures.decisions');
call platform.wall('procedures.publications');
