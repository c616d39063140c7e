-- The cellar: the application's role, the trail, idempotency, the door to the job queue.

create extension if not exists pg_trgm;
create extension if not exists unaccent;

do $$ begin
  if not exists (select from pg_roles where rolname = 'motcua_app') then create role motcua_app nologin; end if;
  -- Since PostgreSQL 16 who creates a role is its member without the right to take it on.
  if not pg_has_role(current_user, 'motcua_app', case when current_setting('server_version_num')::integer >= 160000 then 'set' else 'member' end) then
    execute format('grant motcua_app to %I', current_user);
  end if;
end $$;

grant usage on schema platform to motcua_app;
grant select on platform.migrations to motcua_app;

-- The agency that speaks on this connection; null when nobody does. Every policy asks it.
create function platform.agency() returns uuid language sql stable parallel safe
  return nullif(current_setting('motcua.agency', true), '')::uuid;

-- Puts the second wall round a table: rows of another agency do not exist for the application.
create procedure platform.wall(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy agency on %s to motcua_app using (agency_id = platform.agency()) with check (agency_id = platform.agency())', target);
end $$;

-- The trail (nhật ký): append-only. The application may add and read, never change or remove.
create schema trail;
grant usage on schema trail to motcua_app;
create table trail.events (
  agency_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  kind text not null,
  subject_kind text not null,
  subject_id uuid not null,
  actor_kind text not null,
  actor_id uuid,
  request_id text not null,
  detail jsonb not null default '{}',
  primary key (agency_id, id)
);
create index events_of_subject on trail.events (agency_id, subject_id, id);
grant select, insert on trail.events to motcua_app;
call platform.wall('trail.events');

-- The answer that was given for an idempotency key: the same request gets the same answer.
create table platform.idempotency (
  agency_id uuid not null,
  actor_id uuid not null,
  key text not null,
  request_hash text not null,
  answer jsonb not null,
  at timestamptz not null default now(),
  primary key (agency_id, actor_id, key)
);
create index idempotency_by_age on platform.idempotency (at);
grant select, insert, delete on platform.idempotency to motcua_app;
call platform.wall('platform.idempotency');

-- The job queue's tables belong to the owner; the application gets one narrow door.
create function platform.enqueue(jobs jsonb) returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job(
    identifier => job->>'name',
    payload => (job->'payload')::json,
    run_at => (job->>'runAt')::timestamptz,
    job_key => job->>'key'
  ) from jsonb_array_elements(jobs) job;
end $$;
revoke all on function platform.enqueue(jsonb) from public;
grant execute on function platform.enqueue(jsonb) to motcua_app;

-- Writes events and what they set off, in the transaction of the caller; one call, whatever their number.
create function trail.record(events jsonb, jobs jsonb) returns void language plpgsql as $$
begin
  insert into trail.events (agency_id, id, at, kind, subject_kind, subject_id, actor_kind, actor_id, request_id, detail)
  select (e->>'agencyId')::uuid, (e->>'id')::uuid, (e->>'at')::timestamptz, e->>'kind', e->>'subjectKind', (e->>'subjectId')::uuid,
         e->>'actorKind', (e->>'actorId')::uuid, e->>'requestId', coalesce(e->'detail', '{}')
  from jsonb_array_elements(events) e;
  if jsonb_array_length(jobs) > 0 then perform platform.enqueue(jobs); end if;
end $$;
grant execute on function trail.record(jsonb, jsonb) to motcua_app;
