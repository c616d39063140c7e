-- Open dossiers may go on under another version by a stated rule (chuyển hồ sơ sang phiên bản khác). A rule that
-- leaves the promised date alone keeps counting by the time of the version before.
alter table dossiers.dossiers add column clock_version_id uuid;
comment on column dossiers.dossiers.clock_version_id is 'the version whose time the clock counts with; null: its own';

-- As before (20261126-2140); a change may also move its dossier to another version.
create or replace function dossiers.commit(changes jsonb) returns jsonb language plpgsql as $$
declare
  answers jsonb := '[]';
  part jsonb;
  got jsonb;
  change jsonb;
begin
  -- Whoever waits for a row somebody holds must not hold up a group: it is then tried alone.
  if jsonb_array_length(changes) > 1 then perform set_config('lock_timeout', '1s', true); end if;
  for part in select jsonb_agg(value order by nr) from jsonb_array_elements(changes) with ordinality as c(value, nr) group by value->>'agencyId' order by value->>'agencyId' loop
    -- The second wall stands for each agency of the group in turn.
    perform set_config('motcua.agency', part->0->>'agencyId', true);
    got := dossiers.commit_of_agency((part->0->>'agencyId')::uuid, part);
    answers := answers || got;
    if part @? '$[*].rebase' then
      for change in select value from jsonb_array_elements(part) where value ? 'rebase'
        and got @> jsonb_build_array(jsonb_build_object('for', value->'dossierId', 'status', 'done')) loop
        update dossiers.dossiers set version_id = (change->'rebase'->>'versionId')::uuid, clock_version_id = (change->'rebase'->>'clockVersionId')::uuid
        where agency_id = (change->>'agencyId')::uuid and id = (change->>'dossierId')::uuid;
        update dossiers.tasks set line = (line::jsonb || jsonb_build_object('versionId', change->'rebase'->'versionId'))::text
        where agency_id = (change->>'agencyId')::uuid and dossier_id = (change->>'dossierId')::uuid and closed_at is null;
      end loop;
    end if;
  end loop;
  return answers;
end $$;
