-- Through whose hands a change went: who drafted, reviewed and approved it; empty when it was published without a draft.
alter table control.notes add column hands jsonb not null default '[]';
