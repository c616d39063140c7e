import { cleanText, dayTyped, html } from '../../../../platform/page.ts'
import { say } from '../../../../platform/text.ts'
import { dayOf, formatDate, formatInstant, formatMinute, instantOf, minuteOfDay, parseWall, wallOf } from '../../../../platform/time.ts'
import type { WebContext } from '../../../../platform/web.ts'
import { Callout, Note } from '../../../../ui/empty.tsx'
import { DateInput, errorOf, LinkButton, Select, SubmitButton, TextInput, type Problem } from '../../../../ui/forms.tsx'
import { Staff } from '../../../../ui/frame.tsx'
import { PageHead, Section } from '../../../../ui/page-parts.tsx'
import { Table } from '../../../../ui/table.tsx'
import { DueMark } from '../../../../ui/time-mark.tsx'
import { channelSchema, type ProcedureDefinition } from '../../model/definition.ts'
import { limitWords } from '../../model/rules.ts'
import { EVENTS_AT_MOST, type TryDone, type TryEvent, type TryWaiting } from '../../model/try-run.ts'
import { CHANNEL_NAMES } from '../../model/words.ts'
import { tryDraft, type TriedDraft, type TryInput } from '../../service.ts'
import { spokenHours } from './parts/process/model.ts'
import { nameOfPosition } from './parts/process/read.ts'
import { hrefOf } from './where.ts'

/** What stands in the address: the dossier, and `di` for each thing that happened: `node` or `node|flow|flow`. */
type Asked = { input: TryInput; query: [string, string][]; problems: Problem[]; day: string; time: string }

const eventOf = (text: string): TryEvent => {
  const [node = '', ...take] = text.split('|')
  return { node, take }
}
const eventText = ({ node, take }: TryEvent): string => [node, ...take].join('|')

function asked(c: WebContext): Asked {
  const text = (name: string): string => cleanText(c.req.query(name) ?? '').slice(0, 200)
  const [day, time] = [text('ngay'), text('gio')]
  const wall = day === '' ? undefined : parseWall(`${dayTyped(day)}T${(time === '' ? '08:00' : time).replace(/^(\d):/, '0$1:').replace(/ giờ ?/, ':')}`)
  const problems: Problem[] = day !== '' && wall === undefined ? [{ field: 'ngay', message: 'Xin ghi ngày/tháng/năm và giờ như 8:30.' }] : []
  const answers = Object.fromEntries(Object.keys(c.req.query()).flatMap((name) => (name.startsWith('d.') ? [[name.slice(2), text(name)]] : [])))
  const channel = channelSchema.safeParse(text('kenh'))
  const input: TryInput = {
    caseKey: text('truong-hop') || null, channel: channel.success ? channel.data : null, receivedAt: wall === undefined ? null : instantOf(wall), answers,
    events: (c.req.queries('di') ?? []).slice(0, EVENTS_AT_MOST).map((one) => eventOf(one.slice(0, 500))), toEnd: text('het') === '1',
  }
  const query: [string, string][] = ['truong-hop', 'kenh', 'ngay', 'gio', ...Object.keys(answers).map((key) => `d.${key}`)].flatMap((name): [string, string][] => (text(name) === '' ? [] : [[name, text(name)]]))
  return { input, query, problems, day, time }
}

/** GET /soan-thao/:id/chay-thu: a made-up dossier on its way through the draft's process; all of it stands in the address. */
export async function showTryRun(c: WebContext): Promise<Response> {
  const { input, query, problems, day, time } = asked(c)
  const tried = await tryDraft(c.var.ctx, c.req.param('id') ?? '', input)
  const { draft, run, events } = tried
  const at = `/soan-thao/${draft.id}/chay-thu`
  const to = (then: readonly TryEvent[], more: [string, string][] = []): string => `${at}?${new URLSearchParams([...query, ...then.map((one): [string, string] => ['di', eventText(one)]), ...more]).toString()}#dang-o`
  return html(
    c,
    <Staff c={c} title={`Chạy thử, ${draft.definition.name}`}>
      <PageHead title="Chạy thử" crumbs={{ links: [{ href: '/soan-thao', label: 'Soạn thảo' }, { href: hrefOf(draft.id, 'process'), label: draft.code ?? 'Bản thảo' }], here: 'Chạy thử' }}>
        <p>{draft.definition.name}</p>
        <p class="note">Một hồ sơ giả định đi qua quy trình của bản thảo. Không có gì được lưu.</p>
      </PageHead>
      <Given definition={draft.definition} tried={tried} input={input} problems={problems} day={day} time={time} />
      <Section title="Các bước đã qua" aside={`${spokenHours(run.hours)} giờ làm việc`} small>
        {run.done.length === 0 ? <p>Hồ sơ được tiếp nhận lúc {formatInstant(tried.receivedAt)}.</p> : <Done done={run.done} />}
      </Section>
      <section class="section try-now" id="dang-o" tabindex={-1}>
        {run.ended ? <Ended tried={tried} /> : <Waiting waiting={run.waiting} hrefFor={(event) => to([...events, event])} />}
        {run.refused && <Callout title="Quy trình không đi tiếp được theo lựa chọn này"><p>{say(run.refused.code, run.refused.params)}</p></Callout>}
        <div class="buttons">
          {!run.ended && run.waiting.length > 0 && <LinkButton href={to(events, [['het', '1']])} variant="secondary">Đi đến hết theo đường thông thường</LinkButton>}
          {events.length > 0 && <LinkButton href={to(events.slice(0, -1))} variant="secondary">Lùi một bước</LinkButton>}
          {events.length > 0 && <LinkButton href={to([])} variant="secondary">Làm lại từ đầu</LinkButton>}
          <LinkButton href={hrefOf(draft.id, 'process')} variant="secondary">Về bản thảo</LinkButton>
        </div>
      </section>
    </Staff>,
    problems.length > 0 ? 422 : 200,
  )
}

type GivenProps = { definition: ProcedureDefinition; tried: TriedDraft; input: TryInput; problems: readonly Problem[]; day: string; time: string }

/** Which dossier it is. */
const Given = ({ definition: { cases, channels }, tried, input, problems, day, time }: GivenProps) => (
  <form method="get" class="try-given">
    {cases !== null && cases.length > 0 && <Select name="truong-hop" label="Trường hợp" value={input.caseKey ?? ''} optional empty="Không chọn" choices={cases.map(({ key, name }) => ({ value: key, label: name }))} />}
    {channels !== null && channels.length > 0 && <Select name="kenh" label="Cách nộp" value={input.channel ?? ''} optional empty="Không chọn" choices={channels.map(({ channel }) => ({ value: channel, label: CHANNEL_NAMES[channel] }))} />}
    <DateInput name="ngay" label="Tiếp nhận ngày" value={day || formatDate(tried.receivedAt)} error={errorOf(problems, 'ngay')} />
    <TextInput name="gio" label="Lúc" value={time || formatMinute(minuteOfDay(wallOf(tried.receivedAt))).replace(' giờ ', ':')} width={8} />
    {tried.asked.map(({ key, label }) => <TextInput name={`d.${key}`} label={label} value={input.answers[key] ?? ''} optional hint="Quy trình xét câu trả lời này. Ghi “có”, “không” hoặc giá trị." />)}
    <SubmitButton variant="secondary">Bắt đầu lại với hồ sơ này</SubmitButton>
  </form>
)

const nameOf = ({ kind, number, name }: Pick<TryWaiting, 'kind' | 'number' | 'name'>): string => (kind === 'step' ? `Bước ${number}. ${name}` : kind === 'timer' ? `Hết thời gian chờ: ${name}` : `Nhận được: ${name}`)

const Done = ({ done }: { done: readonly TryDone[] }) => (
  <Table<TryDone>
    caption="Các bước đã qua" compact rows={done}
    columns={[
      { head: 'Việc', kind: 'main', cell: (one) => <>{nameOf(one)}{one.visit > 1 && `, lần ${one.visit}`}{one.choice !== '' && <p class="note">Chọn: {one.choice}</p>}</> },
      { head: 'Ai làm', width: '24ch', cell: (one) => (one.position === '' ? '–' : nameOfPosition(one.position)) },
      { head: 'Giờ', kind: 'number', width: '7ch', phone: 'label', cell: (one) => (one.hours === null ? '–' : spokenHours(one.hours)) },
      { head: 'Bắt đầu', kind: 'quiet', width: '21ch', phone: 'label', cell: (one) => formatInstant(instantOf(one.from)) },
      { head: 'Xong', kind: 'quiet', width: '21ch', phone: 'label', cell: (one) => formatInstant(instantOf(one.to)) },
    ]}
  />
)

/** What can happen next, each with the ways on. */
const Waiting = ({ waiting, hrefFor }: { waiting: readonly TryWaiting[]; hrefFor: (event: TryEvent) => string }) => (
  <>
    <h2>{waiting.length > 1 ? 'Đang chờ ở nhiều nơi' : 'Đang ở'}</h2>
    {waiting.map((one) => (
      <div class="try-one">
        <p><b>{nameOf(one)}</b></p>
        <p class="note">
          {[one.position !== '' && nameOfPosition(one.position), one.hours !== null && `${spokenHours(one.hours)} giờ làm việc`, `từ ${formatInstant(instantOf(one.from))}`].filter(Boolean).join(' · ')}
        </p>
        {one.question !== '' && <p>{one.question}</p>}
        <div class="buttons">
          {one.choices.length === 0 && <LinkButton href={hrefFor({ node: one.node, take: [] })}>{one.kind === 'step' ? 'Xong bước này' : one.kind === 'timer' ? 'Để hết thời gian chờ' : 'Coi như đã nhận'}</LinkButton>}
          {one.choices.map(({ flow, label, way }) => <LinkButton href={hrefFor({ node: one.node, take: [flow] })} variant={way === 'on' ? undefined : 'secondary'}>{label}</LinkButton>)}
        </div>
      </div>
    ))}
  </>
)

const Ended = ({ tried: { run, dueAt, limit, lateness, receivedAt } }: { tried: TriedDraft }) => (
  <>
    <h2>Quy trình đã kết thúc</h2>
    <p>Xong lúc {formatInstant(instantOf(run.at))}, sau {run.done.length} việc, {spokenHours(run.hours)} giờ làm việc.</p>
    {dueAt && lateness && <p><DueMark state={lateness.state === 'late' ? 'doneLate' : 'doneOnTime'}>{lateness.words}{lateness.state === 'late' ? ` ${lateness.days} ngày làm việc` : ''}</DueMark></p>}
    {dueAt && limit
      ? <p>Tiếp nhận {dayOf(receivedAt) === dayOf(dueAt) ? 'cùng ngày' : formatDate(receivedAt)}, thời hạn {limitWords(limit)}: hẹn trả {formatInstant(dueAt)}.</p>
      : <Note>Thủ tục không ghi thời hạn cho trường hợp này, nên không có ngày hẹn trả.</Note>}
  </>
)
