/** The parts of a procedure's public page. A part that no source states is said so, or left out where the law does not demand it. */
import { raw } from 'hono/html'
import type { Agency } from '../../../platform/ctx.ts'
import { formatDong } from '../../../platform/money.ts'
import { formatDay } from '../../../platform/time.ts'
import { DataList } from '../../../ui/facts.tsx'
import { Section } from '../../../ui/page-parts.tsx'
import { StepBars } from '../../../ui/steps.tsx'
import { Table } from '../../../ui/table.tsx'
import { qrSvg } from '../../documents/index.ts'
import { stepsOf, type Plan, type Step } from '../../workflow/model.ts'
import type { ProcedureDefinition } from '../model/definition.ts'
import { longestHours } from '../model/process.ts'
import { limitWords } from '../model/rules.ts'
import type { TemplateFile } from '../model/template.ts'
import { CHANNEL_NAMES, conditionWords, feeLines, hashGroups, lawWords, LEVEL_NAMES, SERVICE_LEVEL_NAMES } from '../model/words.ts'
import { TemplateLink } from './papers.tsx'

type Part = { definition: ProcedureDefinition }

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** Conditions, and by when something must be filed; what holds for one case only stands with the case. */
export function WhenPart({ definition }: Part) {
  const { conditions, windows, statutory } = definition
  // Where a source states conditions, the windows were read out of them.
  const told = conditions === null ? windows.filter((one) => one.cases === null) : []
  const all = [conditions, statutory?.condition, ...told.map((one) => one.text)].filter((one) => one != null)
  if (all.length === 0) return <></>
  return (
    <Section title="Yêu cầu, điều kiện">
      <div class="prose"><ul>{all.map((one) => <li>{capital(one)}</li>)}</ul></div>
    </Section>
  )
}

/** Cases that differ in time only; those with papers of their own stand with the papers. */
export function CasesPart({ definition }: Part) {
  const cases = (definition.cases ?? []).filter((one) => one.papers === null && !one.sameAs)
  if (cases.length === 0) return <></>
  return (
    <Section title="Các trường hợp">
      <div class="prose">
        <ul>
          {cases.map((one) => (
            <li>
              {capital(one.name)}
              {one.time && `: ${limitWords(one.time)}`}
              {one.conditions && `. ${one.conditions}`}
              {one.chain && (
                <ul>{one.chain.map((term) => <li>{term.actor}: {term.action}{term.within && `, ${limitWords(term.within)}`}</li>)}</ul>
              )}
            </li>
          ))}
        </ul>
      </div>
    </Section>
  )
}

export function FeesPart({ definition, day }: Part & { day: string }) {
  const lines = feeLines(definition, day)
  if (lines.length === 0 && definition.feeBasis === null) return <></>
  return (
    <Section title="Phí, lệ phí" id="phi">
      {lines.length > 0 && (
        <Table
          caption="Phí, lệ phí"
          rows={lines}
          columns={[
            { head: 'TT', kind: 'index', cell: (_, at) => at + 1 },
            { head: 'Khoản thu', kind: 'main', cell: (line) => <>{line.name}{line.per && <p class="note">mỗi {line.per}</p>}</> },
            { head: 'Áp dụng', kind: 'quiet', cell: (line) => conditionWords(line.when, line.caseName) || '–' },
            { head: 'Mức thu', kind: 'number', width: '17ch', cell: (line) => (line.amount === null ? 'Không ghi số tiền' : formatDong(line.amount)) },
          ]}
        />
      )}
      {definition.feeBasis && <p class="note">{definition.feeBasis.text} Căn cứ: {definition.feeBasis.basis}.</p>}
    </Section>
  )
}

const isComposed = ({ composed }: ProcedureDefinition, part: string): boolean => composed.some((one) => one.part === part)

/** Sources that number their steps in words ("Bước 1: …") need no second number. */
const withoutNumber = (step: string): string => capital(step.replace(/^Bước \d+\s*:\s*/, ''))

/** A head's steps are done by the head of the room that deals with the field. */
const placeOf = (step: Step, room: string | undefined): string =>
  step.position === 'roomHead' && room !== undefined ? `Lãnh đạo ${room}` : step.lane

/** Steps with their bars where there is a process; the order shown to the public where a source states it. */
export function StepsPart({ definition, plan, room }: Part & { plan: Plan | null; room: string | undefined }) {
  const steps = plan ? stepsOf(plan) : []
  const sum = steps.reduce((total, step) => total + (step.work.hours ?? 0), 0)
  // Steps side by side add up to more than the time they take.
  const inARow = plan !== null && longestHours(plan) === sum
  const promised = definition.time && limitWords(definition.time)
  const note = [
    'Giờ của từng bước là quy trình nội bộ của Sở.',
    promised && `Thời hạn cam kết với bạn là ${promised}, kể từ khi nhận đủ hồ sơ hợp lệ.`,
    isComposed(definition, 'process') && 'Bảng bước này do bộ dữ liệu mẫu soạn để minh họa.',
  ].filter(Boolean).join(' ')
  return (
    <Section title="Các bước và thời gian">
      {steps.length > 0 && (
        <StepBars
          steps={steps.map((step) => ({ name: step.name, place: placeOf(step, room), hours: step.work.hours }))}
          total={inARow ? (promised ? `Cộng (${promised})` : 'Cộng') : undefined}
          note={note}
        />
      )}
      {definition.publicSteps && (
        <>
          {steps.length > 0 && <h3>Trình tự thực hiện</h3>}
          <div class="prose"><ol>{definition.publicSteps.map((step) => <li>{withoutNumber(step)}</li>)}</ol></div>
        </>
      )}
      {definition.clockStart && <p class="note">{definition.clockStart.text}</p>}
      {steps.length === 0 && !definition.publicSteps && <p>Bản công bố hiện hành không ghi trình tự thực hiện.</p>}
    </Section>
  )
}

export const ResultPart = ({ definition: { results }, href }: Part & { href: (file: TemplateFile) => string | undefined }) => (
  <Section title="Kết quả">
    {results === null && <p>Bản công bố hiện hành không ghi kết quả.</p>}
    {results?.length === 0 && <p>Thủ tục thông báo: Sở nhận thông báo và không cấp giấy tờ.</p>}
    {results?.map((result) => (
      <>
        <p>{result.name}.</p>
        {result.validity && <p class="note">Hiệu lực: {result.validity.text}.</p>}
        {result.copies && (
          <p class="note">Số bản: {result.copies.map(({ to, count }) => `${count === null ? '' : `${String(count).padStart(2, '0')} bản `}${to}`).join(', ')}.</p>
        )}
        <TemplateLink file={result.file} of={result.name} href={href} />
      </>
    ))}
  </Section>
)

export const LawPart = ({ definition: { legalBasis } }: Part) => (
  <Section title="Căn cứ pháp lý">
    {legalBasis === null || legalBasis.length === 0 ? <p>Bản công bố hiện hành không ghi căn cứ pháp lý.</p> : (
      legalBasis.map((law) => (
        <p class="law">
          {law.url ? <a href={law.url}>{lawWords(law)}</a> : lawWords(law)}
          {law.article && `, ${law.article}`}
        </p>
      ))
    )}
  </Section>
)

/** Where and when paper is taken, and who decides. */
export const PlacePart = ({ definition, agency, hours }: Part & { agency: Pick<Agency, 'name' | 'address' | 'phone'>; hours: string }) => (
  <Section title="Nơi nộp hồ sơ" id="noi-nop">
    <DataList
      ruled={false}
      data={[
        { label: 'Nộp tại', value: ['Bộ phận Tiếp nhận và Trả kết quả', agency.name, agency.address].filter(Boolean).join(', ') },
        ...(hours === '' ? [] : [{ label: 'Giờ làm việc', value: hours }]),
        ...(agency.phone === '' ? [] : [{ label: 'Điện thoại', value: agency.phone }]),
        ...(definition.channels ?? []).map((one) => ({ label: CHANNEL_NAMES[one.channel], value: one.time ? limitWords(one.time) : 'nhận hồ sơ; không ghi thời hạn riêng' })),
        { label: 'Cơ quan thực hiện', value: definition.agencies.executing ?? 'Không ghi' },
        ...(definition.agencies.deciding && definition.agencies.deciding !== definition.agencies.executing ? [{ label: 'Cơ quan quyết định', value: definition.agencies.deciding }] : []),
        ...(definition.agencies.cooperating.length > 0 ? [{ label: 'Cơ quan phối hợp', value: definition.agencies.cooperating.join(', ') }] : []),
        { label: 'Cấp thực hiện', value: LEVEL_NAMES[definition.level] },
        ...(definition.serviceLevel ? [{ label: 'Mức độ trực tuyến', value: SERVICE_LEVEL_NAMES[definition.serviceLevel] }] : []),
      ]}
    />
  </Section>
)

const PART_NAMES: Record<string, string> = {
  form: 'biểu mẫu điện tử',
  process: 'bảng bước',
  'plain.description': 'lời giới thiệu',
  'results.name': 'tên kết quả',
  results: 'sổ cấp số của kết quả',
  iso: 'phần riêng của tài liệu ISO',
}

/** Which version a page shows; a draft has no day yet. */
export type ShownVersion = { number: number; hash: string; validFrom: string | null; state: 'draft' | 'published' }

type VersionProps = {
  definition: ProcedureDefinition
  plan: Plan | null
  version: ShownVersion
  versions: readonly { number: number; validFrom: string }[]
  /** Address of the public page of this version, shown as a QR code too. */
  url: string
}

export function VersionPart({ definition, plan, version, versions, url }: VersionProps) {
  const { number, validFrom } = version
  const draft = version.state === 'draft'
  const before = versions.find((one) => one.number === number - 1)
  const after = versions.find((one) => one.number === number + 1)
  const composed = definition.composed.map((one) => PART_NAMES[one.part] ?? one.part)
  const made = ['Trang này', definition.form && 'biểu mẫu trực tuyến', plan && 'quy trình nội bộ'].filter(Boolean)
  const since = validFrom === null ? 'chưa ấn định' : `từ ${formatDay(validFrom)}`
  return (
    <Section title="Phiên bản của trang này" id="ban">
      <DataList
        ruled={false}
        data={[
          { label: 'Phiên bản', value: draft ? 'Bản thảo, chưa công bố' : before ? `${number} (thay phiên bản ${before.number})` : String(number) },
          { label: 'Có hiệu lực', value: `${since}${after ? `, đến khi có phiên bản ${after.number} từ ${formatDay(after.validFrom)}` : ''}` },
          { label: 'Mã băm (SHA-256)', value: <span class="hash">{hashGroups(version.hash)}</span> },
          { label: 'Cùng sinh từ bản này', value: made.join(', ') },
          { label: 'Địa chỉ', value: <><span class="hash">{url}</span><span class="qr" role="img" aria-label="Mã QR mở trang này">{raw(qrSvg(url))}</span></> },
          ...(definition.currency ? [{ label: 'Nguồn', value: definition.currency }] : []),
          ...(composed.length > 0 ? [{ label: 'Phần soạn để minh họa', value: composed.join(', ') }] : []),
        ]}
      />
      {before && <p class="note"><a href={`/thu-tuc/${definition.key}?phien-ban=${before.number}`}>Xem phiên bản {before.number}</a></p>}
    </Section>
  )
}
