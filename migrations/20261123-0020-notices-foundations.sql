-- Notices (thông báo) and the letters that carry them. agency_id leads every key, no foreign key leaves the agency.
create schema notices;
grant usage on schema notices to motcua_app;

create table notices.notices (
  agency_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  event_id uuid not null,
  kind text not null,
  title text not null,
  body text not null,
  href text not null,
  at timestamptz not null,
  read_at timestamptz,
  primary key (agency_id, id),
  -- One event is told to one person once, however often its job runs.
  unique (agency_id, event_id, account_id)
);
create index notices_of_account on notices.notices (agency_id, account_id, at desc, id desc);
create index notices_unread on notices.notices (agency_id, account_id) where read_at is null;

-- A letter (thư) is written with its notice and sent later. claimed_at is held while one worker carries it.
create table notices.mails (
  agency_id uuid not null,
  id uuid not null,
  notice_id uuid not null,
  to_address text not null,
  subject text not null,
  text text not null,
  created_at timestamptz not null,
  claimed_at timestamptz,
  attempts integer not null default 0,
  sent_at timestamptz,
  -- By a mail server, or into the data folder of an installation that has none.
  sent_by text check (sent_by in ('server', 'folder')),
  given_up_at timestamptz,
  problem text check (problem in ('unreachable', 'login', 'refused')),
  last_error text,
  primary key (agency_id, id),
  unique (agency_id, notice_id),
  foreign key (agency_id, notice_id) references notices.notices,
  check ((sent_at is null) = (sent_by is null)),
  check (sent_at is null or given_up_at is null)
);
create index mails_unsent on notices.mails (agency_id, id) where sent_at is null;

grant select, insert, update on notices.notices, notices.mails to motcua_app;
call platform.wall('notices.notices');
call platform.wall('notices.mails');
