-- Procedures and their versions. A version is written once: the application may add and read, never change.
create schema procedures;
grant usage on schema procedures to motcua_app;

create table procedures.procedures (
  agency_id uuid not null,
  id uuid not null,
  -- Its name in addresses and files: the national code where a source shows one.
  key text not null,
  -- First day on which it is no longer done here (bãi bỏ).
  abolished_from date,
  primary key (agency_id, id),
  unique (agency_id, key)
);

create table procedures.versions (
  agency_id uuid not null,
  id uuid not null,
  procedure_id uuid not null,
  number integer not null check (number > 0),
  -- In force from this day until the next version's.
  valid_from date not null,
  definition jsonb not null,
  -- The compiled process; null while no electronic process was drawn.
  plan jsonb,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  -- What lists show, so that they need not read whole definitions.
  summary jsonb not null,
  search_key text not null,
  published_at timestamptz not null,
  published_by uuid,
  primary key (agency_id, id),
  foreign key (agency_id, procedure_id) references procedures.procedures,
  unique (agency_id, procedure_id, number),
  unique (agency_id, procedure_id, valid_from)
);
create index versions_search on procedures.versions using gin (search_key gin_trgm_ops);

grant select, insert on procedures.procedures, procedures.versions to motcua_app;
grant update (abolished_from) on procedures.procedures to motcua_app;
call platform.wall('procedures.procedures');
call platform.wall('procedures.versions');
