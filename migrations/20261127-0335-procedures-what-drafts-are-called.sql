-- A definition is 30 kB, packed. What lists of drafts show of it lies beside it: with 250 drafts a list took 35 ms to unpack them.
alter table procedures.draft_steps
  add column name text generated always as (definition ->> 'name') stored,
  add column code text generated always as (definition ->> 'code') stored,
  add column field text generated always as (definition ->> 'field') stored;
