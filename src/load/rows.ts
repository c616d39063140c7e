/**
 * The rows of made-up dossiers, set by set: PostgreSQL draws them itself, because sending a million dossiers
 * with twenty rows each through a driver takes ten times as long. Every set reads the batch `l_batch`.
 * In `batchSql` $2 is the dossiers a day, $3 the days, $5 now, $6 how codes begin; in the sets $1 is the agency.
 */
export const batchSql = `
create temp table l_batch on commit drop as
select b.*, uuidv7(b.filed_at - now()) as id, $6 || to_char(b.day, 'YYMMDD') || '-' || lpad((k.last + b.nr)::text, greatest(4, length((k.last + b.nr)::text)), '0') as code,
  case when b.by < 0.7 then 'online' when b.by < 0.92 then 'direct' else 'post' end as channel,
  case when b.luck < 0.02 then 'notReceived' when b.late_now then 'processing'
       when b.finished_at > $5::timestamptz then 'processing'
       when b.luck < 0.04 then 'refused' when b.luck < 0.06 then 'withdrawn' when b.luck < 0.07 then 'stopped' else 'finished' end as business,
  case when b.finished_at <= b.accepted_at then 1.0 else least(1.0, greatest(0.0, extract(epoch from $5::timestamptz - b.accepted_at) / extract(epoch from b.finished_at - b.accepted_at))) end as done_share,
  (b.finished_at > $5::timestamptz and b.luck > 0.9) as paused
from (
  select a.*, a.filed_at + a.wait as accepted_at,
    case when a.luck > 0.94 then coalesce(a.due_at, a.filed_at + interval '5 days') + a.spread * interval '3 days'
         else a.filed_at + a.wait + (coalesce(a.due_at, a.filed_at + interval '5 days') - a.filed_at - a.wait) * (0.3 + 0.68 * a.spread) end as finished_at,
    false as late_now
  from (
    select c.*, v.procedure_id, v.version_id, v.unit_id, v.name as subject, v.handlers, due.due_at, due.term,
      p.name as owner, p.person, p.phone, p.key as search_key
    from (
      select day, nr, ((day + time '07:05') at time zone 'Asia/Ho_Chi_Minh') + (nr * interval '8 hours 50 minutes' / $2::int) as filed_at,
        interval '5 minutes' + random() * interval '40 minutes' as wait, random() as luck, random() as spread,
        floor(random() * (select count(*) from l_version))::int as vn, floor(random() * 2000)::int as pn, random() as by
      from unnest($3::date[]) day, generate_series(1, $2::int) nr
    ) c
    join l_version v on v.n = c.vn join l_people p on p.n = c.pn
    left join l_due due on due.day = c.day and due.term = v.term
  ) a
) b join l_base k on k.day = b.day`

export const counterSql = `
insert into dossiers.code_counters as k (agency_id, day, last) select $1::uuid, day, $2::int from unnest($3::date[]) day
on conflict (agency_id, day) do update set last = k.last + $2::int`

/** The counters before this batch, so that codes go on without a gap. */
export const baseSql = `
create temp table l_base on commit drop as
select day, coalesce((select last from dossiers.code_counters where agency_id = $1::uuid and code_counters.day = d.day), 0) as last from unnest($2::date[]) as d(day)`

export const sets: { name: string; text: string }[] = [
  {
    name: 'dossiers',
    text: `insert into dossiers.dossiers (agency_id, id, code, revision, procedure_id, version_id, channel, business, supplement, delivery, owner_name, applicant, answers, search_key,
        filed_at, accepted_at, finished_at, returned_at, due_at, due_on, paused_at, unit_id, handler_id, state)
      select $1::uuid, b.id, b.code, 9, b.procedure_id, b.version_id, b.channel, b.business,
        case when b.paused and b.business = 'processing' then 'requested' when b.spread > 0.9 then 'fulfilled' else 'none' end,
        case when b.business = 'finished' then 'handedOver' else 'none' end, b.owner,
        jsonb_build_object('owner', jsonb_build_object('kind', 'business', 'name', b.owner, 'phone', b.phone, 'address', 'tỉnh Bình Định'), 'submitter', jsonb_build_object('kind', 'citizen', 'name', b.person, 'phone', b.phone)),
        jsonb_build_object('organisationName', b.owner, 'contactName', b.person, 'contactPhone', b.phone, 'request', 'Dữ liệu minh họa để đo.'),
        b.search_key || ' ' || lower(b.code),
        b.filed_at, case when b.business <> 'notReceived' then b.accepted_at end, case when b.business <> 'processing' then b.finished_at end,
        case when b.business = 'finished' then b.finished_at + interval '1 day' end,
        case when b.business = 'processing' and b.paused then null else b.due_at end, case when b.business = 'processing' and b.paused then null else b.due_at::date end,
        case when b.business = 'processing' and b.paused then b.accepted_at + interval '1 hour' end, b.unit_id, b.handlers[1 + floor(b.by * cardinality(b.handlers))::int],
        case when b.business = 'processing' then jsonb_build_object('at', jsonb_build_array(coalesce((select s.node from l_step s where s.version_id = b.version_id and s.until > b.done_share order by s.n limit 1), 1))) else '{"at": []}' end
      from l_batch b order by b.filed_at`,
  },
  {
    name: 'tasks',
    text: `insert into dossiers.tasks (agency_id, id, dossier_id, step_id, step_name, step_number, unit_id, role, assignee_id, opened_at, due_at, dossier_due_at, paused, closed_at, outcome, line)
      select $1::uuid, x.task_id, x.id, x.step_id, x.name, x.n, x.unit_id, x.role, x.assignee, x.opened_at, x.closed_at, case when x.paused then null else x.due_at end, x.paused and x.open,
        case when x.open then null else x.closed_at end, case when x.open then null else 'done' end,
        case when x.open then jsonb_build_object('taskId', x.task_id, 'code', x.code, 'ownerName', x.owner, 'versionId', x.version_id, 'channel', x.channel, 'business', x.business,
          'supplement', case when x.paused then 'requested' when x.spread > 0.9 then 'fulfilled' else 'none' end, 'stepId', x.step_id, 'stepName', x.name, 'stepNumber', x.n, 'stepDueAt', dossiers.told(x.closed_at),
          'dueAt', case when x.paused then null else dossiers.told(x.due_at) end, 'pausedAt', case when x.paused then dossiers.told(x.accepted_at + interval '1 hour') end,
          'filedAt', dossiers.told(x.filed_at), 'finishedAt', null, 'assigneeId', x.assignee)::text end
      from (
        select y.*, uuidv7(y.opened_at - now()) as task_id from (
        select b.id, b.code, b.owner, b.version_id, b.channel, b.business, b.spread, b.accepted_at, b.filed_at, s.step_id, s.name, s.n, s.unit_id, s.role, b.due_at, b.paused, case when s.role = 'officer' then b.handlers[1 + floor(b.by * cardinality(b.handlers))::int] end as assignee,
          b.accepted_at + (b.finished_at - b.accepted_at) * coalesce(lag(s.until) over (partition by b.id order by s.n), 0) as opened_at,
          coalesce(lag(s.until) over (partition by b.id order by s.n), 0) <= b.done_share as reached,
          b.accepted_at + (b.finished_at - b.accepted_at) * s.until as closed_at,
          b.business = 'processing' and s.until > b.done_share as open
        from l_batch b join l_step s on s.version_id = b.version_id where b.business <> 'notReceived'
      ) y) x
      where not x.open or x.reached`,
  },
  {
    name: 'ledger',
    text: `insert into dossiers.ledger (agency_id, dossier_id, seq, kind, at)
      select $1::uuid, id, 1, 'start', accepted_at from l_batch where business <> 'notReceived'
      union all select $1::uuid, id, 2, 'pause', accepted_at + interval '1 hour' from l_batch where business = 'processing' and paused`,
  },
  {
    name: 'papers',
    text: `insert into dossiers.papers (agency_id, id, dossier_id, paper_key, name, plain_copies, sha256, file_name, size, media_type, at)
      select $1::uuid, uuidv7(b.filed_at - now()), b.id, p.key, p.name, 1, $2, 'giay-to-minh-hoa.pdf', 700, 'application/pdf', b.filed_at from l_batch b join l_paper p on p.version_id = b.version_id`,
  },
  {
    name: 'trail',
    text: `insert into trail.events (agency_id, id, at, kind, subject_kind, subject_id, actor_kind, request_id, detail)
      select $1::uuid, uuidv7(e.at - now()), e.at, e.kind, 'dossier', e.id, 'system', 'load', e.detail from (
        select filed_at as at, 'dossier.filed' as kind, id, '{}'::jsonb as detail from l_batch
        union all select accepted_at, 'dossier.accepted', id, '{}' from l_batch where business <> 'notReceived'
        union all select b.accepted_at + (b.finished_at - b.accepted_at) * s.until, 'dossier.stepDone', b.id, jsonb_build_object('step', s.name, 'number', s.n)
          from l_batch b join l_step s on s.version_id = b.version_id where b.business <> 'notReceived' and s.until <= b.done_share
        union all select finished_at, 'dossier.finished', id, '{}' from l_batch where business = 'finished'
      ) e`,
  },
]
