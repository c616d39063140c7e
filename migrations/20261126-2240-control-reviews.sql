-- Yearly review of procedures (rà soát, đơn giản hóa): what is looked at, by whom, and what came of it.
create table control.review_plans (
  agency_id uuid not null,
  year integer not null,
  -- The day the plan was sent (by 31 January: NĐ 63/2010 Điều 30).
  sent_on date,
  sent_number text,
  primary key (agency_id, year)
);

create table control.reviews (
  agency_id uuid not null,
  id uuid not null,
  year integer not null,
  procedure_key text not null,
  doer text not null,
  done_by date not null,
  reason text not null,
  product text not null,
  -- The draft that proposes the change, and the version it is held against.
  draft_id uuid,
  base_version_id uuid,
  -- What the office entered to reckon the cost, and of which case and channel.
  cost jsonb,
  created_at timestamptz not null,
  created_by uuid,
  created_by_name text not null,
  primary key (agency_id, id)
);
create unique index reviews_once on control.reviews (agency_id, year, procedure_key);

grant select, insert, update on control.review_plans, control.reviews to motcua_app;
call platform.wall('control.review_plans');
call platform.wall('control.reviews');
