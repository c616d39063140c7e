-- Who wrote at a draft or sent it judges none of it. They were read from its steps, but the oldest steps go (300 are
-- kept) and what was taken back is dropped, and with them went who had written: now they stay.
alter table procedures.drafts add column editors uuid[] not null default '{}';
update procedures.drafts d set editors = array(
  select s.by_id from procedures.draft_steps s where s.agency_id = d.agency_id and s.draft_id = d.id and s.by_id is not null
  union select one from unnest(array[d.created_by, d.submitted_by]) one where one is not null);
