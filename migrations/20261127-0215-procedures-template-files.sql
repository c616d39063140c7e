-- Template files (tệp mẫu) that officers have sent: a definition names them by their hash. Only what stands here is ever
-- handed out as a template, whatever hash a definition names: the store of files holds papers of applicants too.
create table procedures.template_files (
  agency_id uuid not null,
  id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null,
  type text not null,
  size integer not null check (size > 0),
  at timestamptz not null,
  by_id uuid,
  by_name text not null,
  primary key (agency_id, sha256)
);
-- Kept for good: old versions go on naming them.
grant select, insert on procedures.template_files to motcua_app;
call platform.wall('procedures.template_files');
