-- What a new version of a procedure changes, step by step, for those who do these steps (phiếu phổ biến thay đổi).
-- Written once for each version after the first, also when no step changed: then it only records that.
create table control.notes (
  agency_id uuid not null,
  id uuid not null,
  procedure_id uuid not null,
  procedure_key text not null,
  procedure_code text not null,
  procedure_name text not null,
  field text not null,
  version_id uuid not null,
  number integer not null,
  valid_from date not null,
  -- Each changed step with what it was and is. Null: published before notes were written; nothing to read.
  changes jsonb,
  -- Ids of the steps that somebody may do now and that changed, and the roles that do or did a changed step.
  steps text[] not null,
  roles text[] not null,
  -- Which parts of the definition changed, in words; what its decision says of it.
  parts text not null,
  summary text,
  decision text,
  -- The unit that resolved such dossiers when the note was written.
  unit_id uuid,
  written_at timestamptz not null,
  primary key (agency_id, id)
);
-- Asked at every act on a step of a version that is not yet known to the process.
create unique index notes_once on control.notes (agency_id, procedure_id, number);

-- Who read it and said so, once; never changed.
create table control.note_confirmations (
  agency_id uuid not null,
  note_id uuid not null,
  account_id uuid not null,
  name text not null,
  title text not null,
  at timestamptz not null,
  primary key (agency_id, note_id, account_id),
  foreign key (agency_id, note_id) references control.notes
);
create index note_confirmations_of_account on control.note_confirmations (agency_id, account_id);

insert into control.notes (agency_id, id, procedure_id, procedure_key, procedure_code, procedure_name, field, version_id, number, valid_from, changes, steps, roles, parts, written_at)
select v.agency_id, gen_random_uuid(), v.procedure_id, p.key, coalesce(v.definition ->> 'code', p.key), v.definition ->> 'name', v.definition ->> 'field',
  v.id, v.number, v.valid_from, null, '{}', '{}', '', v.published_at
from procedures.versions v join procedures.procedures p on p.agency_id = v.agency_id and p.id = v.procedure_id
where v.number > 1;

grant select, insert on control.notes, control.note_confirmations to motcua_app;
call platform.wall('control.notes');
call platform.wall('control.note_confirmations');
