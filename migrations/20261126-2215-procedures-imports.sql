-- Many definitions at once (nhập nhiều định nghĩa): what came, until somebody makes drafts of it.
create table procedures.imports (
  agency_id uuid not null,
  id uuid not null,
  -- [{ file, definition }] or [{ file, reasons }], in the order in which they came.
  entries jsonb not null,
  at timestamptz not null,
  by_id uuid,
  by_name text not null,
  -- When drafts were made of it, and how many.
  drafted_at timestamptz,
  drafts integer,
  primary key (agency_id, id)
);
grant select, insert, update on procedures.imports to motcua_app;
call platform.wall('procedures.imports');
