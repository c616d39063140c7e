-- Agencies, their codes with history, units, positions held from–to, delegation.
create schema organisation;
grant usage on schema organisation to motcua_app;

create table organisation.agencies (
  id uuid primary key,
  name text not null,
  parent_name text not null,
  place text not null,
  address text not null default '',
  phone text not null default '',
  created_at timestamptz not null default now()
);

-- Identification codes (mã định danh, QĐ 20/2020/QĐ-TTg): an agency may be renamed, the old code stays known.
create table organisation.agency_codes (
  code text primary key check (code ~ '^[A-Z0-9.]{1,35}$'),
  agency_id uuid not null references organisation.agencies,
  valid_from date not null,
  valid_to date,
  decision text
);
create unique index one_current_code on organisation.agency_codes (agency_id) where valid_to is null;

create table organisation.units (
  agency_id uuid not null references organisation.agencies,
  id uuid not null,
  name text not null,
  short_name text not null,
  kind text not null check (kind in ('leadership', 'oneStop', 'office', 'room', 'subordinate')),
  sort integer not null default 0,
  fields text[] not null default '{}',
  closed_at date,
  primary key (agency_id, id)
);
comment on column organisation.units.fields is 'Fields of procedures (lĩnh vực) this unit deals with';

-- A position (vị trí việc làm) held by a person from–to; role is one of the rows of people/model.ts.
create table organisation.positions (
  agency_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  account_id uuid not null,
  role text not null,
  title text not null,
  valid_from date not null,
  valid_to date,
  primary key (agency_id, id),
  foreign key (agency_id, unit_id) references organisation.units
);
create index positions_of_account on organisation.positions (account_id);

-- Delegation (ủy quyền): another officer acts for a position for a limited time.
create table organisation.delegations (
  agency_id uuid not null,
  id uuid not null,
  position_id uuid not null,
  to_account_id uuid not null,
  valid_from date not null,
  valid_to date not null,
  reason text not null,
  revoked_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, position_id) references organisation.positions,
  check (valid_to >= valid_from)
);
create index delegations_to on organisation.delegations (to_account_id);

grant select, insert, update on all tables in schema organisation to motcua_app;
-- Units, positions and delegations of other agencies are needed to log in and to find an agency by its code:
-- they are looked up across agencies, written only within one.
alter table organisation.units enable row level security;
alter table organisation.positions enable row level security;
alter table organisation.delegations enable row level security;
create policy reading on organisation.units for select to motcua_app using (true);
create policy reading on organisation.positions for select to motcua_app using (true);
create policy reading on organisation.delegations for select to motcua_app using (true);
create policy adding on organisation.units for insert to motcua_app with check (agency_id = platform.agency());
create policy adding on organisation.positions for insert to motcua_app with check (agency_id = platform.agency());
create policy adding on organisation.delegations for insert to motcua_app with check (agency_id = platform.agency());
create policy changing on organisation.units for update to motcua_app using (agency_id = platform.agency());
create policy changing on organisation.positions for update to motcua_app using (agency_id = platform.agency());
create policy changing on organisation.delegations for update to motcua_app using (agency_id = platform.agency());
