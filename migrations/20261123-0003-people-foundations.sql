-- Accounts of officers, citizens and businesses; sessions; login throttling. Accounts belong to no agency:
-- a person is the same person at every counter of the province.
create schema people;
grant usage on schema people to motcua_app;

create table people.accounts (
  id uuid primary key,
  login text not null unique check (login = lower(login)),
  password_hash text not null,
  kind text not null check (kind in ('officer', 'citizen', 'business')),
  name text not null,
  email text,
  phone text,
  citizen_id text,
  tax_code text,
  address text,
  representative text,
  created_at timestamptz not null default now(),
  disabled_at timestamptz
);

create table people.sessions (
  id uuid primary key,
  token_hash bytea not null unique,
  account_id uuid not null references people.accounts,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  user_agent text not null default ''
);
create index sessions_of_account on people.sessions (account_id);
create index sessions_by_expiry on people.sessions (expires_at);

-- Failed attempts (đăng nhập sai), by account name and by place, hashed: what was typed is nobody's business.
create table people.attempts (
  key text not null,
  at timestamptz not null
);
create index attempts_recent on people.attempts (key, at);

grant select, insert, update on people.accounts to motcua_app;
grant select, insert, update, delete on people.sessions, people.attempts to motcua_app;
