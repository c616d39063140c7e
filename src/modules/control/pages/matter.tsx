import { may } from '../../../platform/access.ts'
import { html } from '../../../platform/page.ts'
import { dayOf, formatDay, formatInstant } from '../../../platform/time.ts'
import type { WebContext } from '../../../platform/web.ts'
import { Note } from '../../../ui/empty.tsx'
import { DataList } from '../../../ui/facts.tsx'
import { ButtonGroup, Checkbox, DateInput, ErrorSummary, errorOf, Form, RadioGroup, SubmitButton, TextArea, type Problem } from '../../../ui/forms.tsx'
import { Ledger } from '../../../ui/ledger.tsx'
import { Panel } from '../../../ui/staff-parts.tsx'
import { Table } from '../../../ui/table.tsx'
import { ledgerRows } from '../../calendar/view.tsx'
import { factKinds, factNames, factOf, type Fact } from '../model/matter.ts'
import { getMatter, type SeenMatter } from '../service.ts'
import { ClockMark, Desk, home } from './desk.tsx'

const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <Table
    caption="Sự kiện đã ghi"
    rows={facts}
    compact
    columns={[
      { head: 'Ngày', width: '13ch', cell: (fact) => (fact.on === null ? 'đã bỏ' : formatDay(fact.on)) },
      {
        head: 'Sự kiện', kind: 'main',
        cell: (fact) => (
          <>
            {factNames[fact.kind]}{fact.note !== '' && <><br /><small>{fact.note}</small></>}
            {fact.versions.map(({ key, number, hash }) => <><br /><small>{key}, phiên bản {number}, mã băm {hash.slice(0, 12)}</small></>)}
          </>
        ),
      },
      { head: 'Người ghi', kind: 'quiet', width: '26ch', cell: (fact) => <>{fact.byName}<br /><small>{formatInstant(fact.at)}</small></> },
    ]}
  />
)

const Clocks = ({ seen, today }: { seen: SeenMatter; today: string }) => (
  <>
    {seen.clocks.map((clock) => (
      <Panel title={clock.name}>
        <ClockMark clock={clock} />
        <p>{clock.term} kể từ ngày {formatDay(clock.startOn)}, theo {clock.legalBasis}. {clock.metOn === null ? 'Chưa xong.' : `Xong ngày ${formatDay(clock.metOn)}.`}</p>
        <Ledger title={`Vì sao hạn là ${formatDay(clock.dueOn)}?`} rows={ledgerRows(clock.lines, today)} open={false} />
      </Panel>
    ))}
  </>
)

type Typed = { values: Record<string, string>; problems: Problem[] }

const FactForm = ({ seen: { matter }, typed = { values: {}, problems: [] } }: { seen: SeenMatter; typed?: Typed | undefined }) => {
  const { values, problems } = typed
  const next = factKinds.find((kind) => !factOf(matter.facts, kind))
  return (
    <Panel title="Ghi sự kiện">
      <ErrorSummary problems={problems} />
      <Form action={`${home}/viec/${matter.id}/su-kien`} compact>
        <RadioGroup name="kind" label="Sự kiện" value={values['kind'] ?? next} error={errorOf(problems, 'kind')}
          hint="Việc ban hành tài liệu ISO và đăng trên trang được ghi tự động khi phiên bản mới được công bố; chỉ ghi tay việc làm ngoài hệ thống."
          choices={factKinds.map((kind) => ({ value: kind, label: factOf(matter.facts, kind) ? `${factNames[kind]} (đã ghi, sửa lại)` : factNames[kind] }))} />
        <DateInput name="on" label="Ngày" value={values['on']} error={errorOf(problems, 'on')} />
        <Checkbox name="takeBack" label="Bỏ sự kiện đã ghi nhầm" checked={values['takeBack'] !== undefined && values['takeBack'] !== ''} />
        <TextArea name="note" label="Ghi chú, lý do sửa" optional value={values['note']} error={errorOf(problems, 'note')} hint="Số tờ trình, số quyết định; bắt buộc khi sửa hoặc bỏ điều đã ghi" />
        <ButtonGroup why="Điều đã ghi được giữ lại cả khi sửa."><SubmitButton>Ghi sự kiện</SubmitButton></ButtonGroup>
      </Form>
    </Panel>
  )
}

/** Answers the page of a matter, with what was typed when a form was refused. */
export async function answerMatter(c: WebContext, id: string, typed?: Typed): Promise<Response> {
  const seen = await getMatter(c.var.ctx, id)
  const { matter, names } = seen
  return html(c, (
    <Desk c={c} title={`${matter.number}: ${matter.title}`} at={0} wrong={typed !== undefined}>
      <DataList data={[
        { label: 'Cơ quan ban hành', value: matter.issuer },
        {
          label: 'Thủ tục liên quan',
          value: <>{matter.procedures.map((key, i) => <>{i > 0 && <br />}{names.has(key) ? <a href={`/thu-tuc/${encodeURIComponent(key)}`}>{key} · {names.get(key)}</a> : `${key} (chưa có trong danh mục của cơ quan)`}</>)}</>,
        },
        { label: 'Người ghi', value: `${matter.createdByName}, ${formatInstant(matter.createdAt)}` },
      ]} />
      <Clocks seen={seen} today={dayOf(c.var.ctx.now)} />
      <Panel title="Sự kiện đã ghi"><Facts facts={matter.facts} /></Panel>
      {may(c.var.ctx, 'control.manage') ? <FactForm seen={seen} typed={typed} /> : <Note>Sự kiện do công chức kiểm soát thủ tục ghi.</Note>}
    </Desk>
  ), typed ? 422 : 200)
}

export const showMatter = (c: WebContext): Promise<Response> => answerMatter(c, c.req.param('id') ?? '')
