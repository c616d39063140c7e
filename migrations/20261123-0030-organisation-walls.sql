-- The second wall round the agencies themselves: everybody may look one up by its code, nobody changes another's.
alter table organisation.agencies enable row level security;
alter table organisation.agency_codes enable row level security;
create policy reading on organisation.agencies for select to motcua_app using (true);
create policy reading on organisation.agency_codes for select to motcua_app using (true);
-- A new agency is made by one that is there, or by the seed of an empty installation.
create policy adding on organisation.agencies for insert to motcua_app with check (true);
create policy changing on organisation.agencies for update to motcua_app using (id = platform.agency());
create policy changing on organisation.agency_codes for update to motcua_app using (agency_id = platform.agency());
-- A code is given to the own agency, or is the first one of a new agency.
create function organisation.has_code(agency uuid) returns boolean language sql stable
  return exists (select from organisation.agency_codes where agency_id = agency);
grant execute on function organisation.has_code(uuid) to motcua_app;
create policy adding on organisation.agency_codes for insert to motcua_app
  with check (agency_id = platform.agency() or not organisation.has_code(agency_id));
