-- Control of procedures (kiểm soát thủ tục hành chính): what has to be done by law after something changed.
create schema control;
grant usage on schema control to motcua_app;

-- One change that is followed up (việc theo dõi): an announcement of the ministry, a decision, a legal text.
create table control.matters (
  agency_id uuid not null,
  id uuid not null,
  title text not null,
  number text not null,
  issuer text not null,
  -- Keys of the procedures concerned; some may be new here.
  procedures text[] not null,
  created_at timestamptz not null,
  created_by uuid,
  created_by_name text not null,
  primary key (agency_id, id)
);

-- What happened in it, never changed: of several of one kind the last holds; on_day null takes it back.
create table control.facts (
  agency_id uuid not null,
  matter_id uuid not null,
  seq integer not null,
  kind text not null,
  on_day date,
  note text not null,
  -- Which versions stood in the national database after an update: [{ key, number, hash }].
  versions jsonb not null default '[]',
  at timestamptz not null,
  by_id uuid,
  by_name text not null,
  primary key (agency_id, matter_id, seq),
  foreign key (agency_id, matter_id) references control.matters
);

-- Each warning once, for each due day.
create table control.warnings (
  agency_id uuid not null,
  matter_id uuid not null,
  clock text not null,
  kind text not null check (kind in ('near', 'missed')),
  due_on date not null,
  at timestamptz not null,
  primary key (agency_id, matter_id, clock, kind, due_on),
  foreign key (agency_id, matter_id) references control.matters
);

grant select, insert on control.facts, control.warnings to motcua_app;
-- The row of a matter is held while a fact is added.
grant select, insert, update on control.matters to motcua_app;
call platform.wall('control.matters');
call platform.wall('control.facts');
call platform.wall('control.warnings');
