-- What an agency decided about its working time. The published years of the country ship with the program
-- (src/modules/calendar/model/vietnam.ts, with their sources); a row here wins over them for its agency.
create schema calendar;
grant usage on schema calendar to motcua_app;

create table calendar.days (
  agency_id uuid not null,
  day date not null,
  -- off: ngày nghỉ; work: làm bù hoặc nửa ngày; plain: như ngày thường trong tuần
  kind text not null check (kind in ('off', 'work', 'plain')),
  -- [[open, close], …] in minutes since midnight; null works the usual hours
  hours jsonb,
  name text not null,
  basis text,
  changed_at timestamptz not null,
  primary key (agency_id, day),
  check (hours is null or kind = 'work')
);
comment on table calendar.days is 'Days an agency decided or confirmed from the notice of the year';

create table calendar.hours (
  agency_id uuid not null,
  id uuid not null,
  valid_from date not null,
  valid_to date,
  -- seven lists of [open, close], Monday first
  week jsonb not null,
  reason text not null,
  primary key (agency_id, id),
  unique (agency_id, valid_from),
  check (valid_to is null or valid_to >= valid_from)
);
comment on table calendar.hours is 'Office hours by period; where periods meet, the one that began later holds';

-- Counts the changes: a process that kept the calendar asks whether it is still the newest.
create table calendar.versions (
  agency_id uuid primary key,
  version integer not null
);

grant select, insert, update, delete on calendar.days, calendar.hours to motcua_app;
grant select, insert, update on calendar.versions to motcua_app;
call platform.wall('calendar.days');
call platform.wall('calendar.hours');
call platform.wall('calendar.versions');
