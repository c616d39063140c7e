import { Callout } from '../../../ui/empty.tsx'
import { PublicPage } from '../../../ui/layout.tsx'
import { ProcedureBody } from '../pages/body.tsx'
import { versionUrl, type OutputInput } from './input.ts'

/** Fees are those of the first day in force; of a draft without a day, those that hold for good. */
const FAR = '9999-12-31'

/** The public page (trang công khai) of a version or a draft, whole, without a request: for a preview or a file. */
export function page(input: OutputInput): string {
  const { definition, plan, version, agency, amendments, names } = input
  const versions = amendments.flatMap(({ number, validFrom }) => (validFrom === null ? [] : [{ number, validFrom }]))
  const frame = {
    agencyName: agency.name, menu: [],
    footer: { office: 'Bộ phận Tiếp nhận và Trả kết quả', lines: [agency.address, agency.phone && `Điện thoại: ${agency.phone}`].filter((line) => line !== ''), links: [] },
  }
  const draft = version.state === 'draft' && (
    <Callout title="Đây là bản thảo, chưa công bố"><p>Nội dung còn có thể thay đổi.</p></Callout>
  )
  const html = (
    <PublicPage frame={frame} title={definition.name}>
      <ProcedureBody
        definition={definition} plan={plan} version={version} versions={versions} names={new Map(Object.entries(names))} agency={agency}
        hours="" room={undefined} day={version.validFrom ?? FAR} url={versionUrl(input)} notice={draft || undefined}
      />
    </PublicPage>
  )
  return `<!doctype html>${String(html)}`
}
