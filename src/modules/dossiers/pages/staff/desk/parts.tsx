import type { PropsWithChildren } from 'hono/jsx'
import { Checkbox, FileInput, Form, HiddenFields, TextArea } from '../../../../../ui/forms.tsx'
import { shownSize } from '../../../../../ui/papers.tsx'
import { ActDetails } from '../../../../../ui/staff-parts.tsx'
import { TAKEN_ENDINGS } from '../../../model/file-rules.ts'
import type { Upload } from '../../../service.ts'
import { actPath, fieldsOf, type ActName, type Desk } from './desk.ts'

const accept = TAKEN_ENDINGS.map((ending) => `.${ending}`).join(',')

/** A form of the desk: posts one act with the revision the officer is looking at. */
export const ActForm = ({ desk, act, files, children }: PropsWithChildren<{ desk: Desk; act: ActName; files?: boolean }>) => (
  <Form action={actPath(desk, act)} files={files} compact>
    <HiddenFields values={{ revision: desk.view.whole.dossier.revision }} />
    {children}
  </Form>
)

type OtherProps = PropsWithChildren<{ desk: Desk; act: ActName; opener: string; title: string; files?: boolean }>

/** An act beside the main one: a button that opens its form in place. */
export const OtherAct = ({ desk, act, opener, title, files, children }: OtherProps) => (
  <ActDetails id={act} opener={opener} title={title} open={fieldsOf(desk, act).isRefused}>
    <ActForm desk={desk} act={act} {...(files ? { files } : {})}>{children}</ActForm>
  </ActDetails>
)

/** The reason an act needs; it is told to the applicant. */
export const Reason = ({ desk, act, label = 'Lý do', hint }: { desk: Desk; act: ActName; label?: string; hint?: string }) => (
  <TextArea {...fieldsOf(desk, act).text('reason')} label={label} hint={hint} rows={3} maxlength={4000} />
)

type FileProps = { name: string; id?: string | undefined; label: string; hint?: string | undefined; error?: string | undefined; kept: readonly Upload[]; hideLabel?: boolean }

/** A file to send. What was sent before a refusal is kept, ticked, and may be left out. */
export const KeptFileInput = ({ name, id, label, hint, error, kept, hideLabel }: FileProps) => (
  <>
    {kept.map((file) => (
      <Checkbox name={`kept.${name}`} id={`${id ?? name}-${file.sha256.slice(0, 8)}`} value={file.sha256} checked optional={false} label={`Đã nhận tệp ${file.fileName} (${shownSize(file.size)})`} />
    ))}
    <FileInput name={name} id={id} label={label} hint={hint} error={error} accept={accept} optional hideLabel={hideLabel} multiple />
  </>
)
