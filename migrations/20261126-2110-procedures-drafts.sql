-- Drafts (bản thảo) of definitions: edited in the studio, kept step by step, so that each step can be taken back.
create table procedures.drafts (
  agency_id uuid not null,
  id uuid not null,
  procedure_key text not null,
  -- The version it was begun from; null: a new procedure.
  base_version_id uuid,
  kind text not null check (kind in ('new', 'amended', 'abolished')),
  state text not null default 'draft' check (state in ('draft', 'inReview', 'approved', 'published', 'withdrawn')),
  -- Moves with every change of anything: what a change was decided on.
  revision integer not null default 1,
  -- Which of its steps is the current one; later ones were taken back and can be done again.
  step integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  created_by_name text not null,
  updated_at timestamptz not null,
  updated_by uuid,
  updated_by_name text not null,
  primary key (agency_id, id)
);
create index drafts_by_state on procedures.drafts (agency_id, state, updated_at desc);

-- What a draft said after each change.
create table procedures.draft_steps (
  agency_id uuid not null,
  draft_id uuid not null,
  step integer not null,
  -- The part of the studio it was made in.
  part text not null,
  definition jsonb not null,
  at timestamptz not null,
  by_id uuid,
  by_name text not null,
  primary key (agency_id, draft_id, step),
  foreign key (agency_id, draft_id) references procedures.drafts on delete cascade
);

-- Who has a draft open (người đang mở), so that two people in one draft are told of each other.
create table procedures.draft_readers (
  agency_id uuid not null,
  draft_id uuid not null,
  account_id uuid not null,
  name text not null,
  part text not null,
  seen_at timestamptz not null,
  primary key (agency_id, draft_id, account_id),
  foreign key (agency_id, draft_id) references procedures.drafts on delete cascade
);

grant select, insert, update on procedures.drafts to motcua_app;
grant select, insert, update, delete on procedures.draft_steps, procedures.draft_readers to motcua_app;
call platform.wall('procedures.drafts');
call platform.wall('procedures.draft_steps');
call platform.wall('procedures.draft_readers');
