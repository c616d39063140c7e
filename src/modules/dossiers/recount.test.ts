import { expect, it } from 'vitest'
import { pdfBytes, promotionAnswers, sampleDepartment } from '../../../tests/samples.ts'
import { openHouse } from '../../../tests/test.ts'
import { currentVersion } from '../procedures/index.ts'
import { setDay } from '../calendar/service.ts'
import { acceptDossier, fileDossier, listDossiers, uploadFile, viewDossier } from './service.ts'

// Monday 16/10/2023, 09:15 in Vietnam.
const house = await openHouse(new Date('2023-10-16T02:15:00Z'))
const department = await sampleDepartment(house)

it('a holiday that is decided late moves the open dossiers it touches, once, and tells their applicants', async () => {
  const business = await department.as('giobien')
  const { sha256 } = await uploadFile(business.ctx(), { name: 'a.pdf', bytes: pdfBytes() })
  const { definition } = await currentVersion(department.system(), '2.000004')
  const filed = await fileDossier(business.ctx(), {
    procedure: '2.000004', channel: 'online', answers: promotionAnswers, papers: (definition.papers ?? []).map((p) => ({ paper: p.key, sha256 })),
  }, 'khoa-lich-thay-doi')
  await acceptDossier((await department.as('motcua1')).ctx(), { code: filed.code }, {})
  await house.runJobs()
  const due = async () => (await viewDossier(department.system(), { code: filed.code }).catch(() => viewDossier(business.ctx(), { code: filed.code }))).whole.dossier.dueOn
  expect(await due()).toBe('2023-10-23')

  // Thursday 19/10 becomes a day off: one working day less in the term.
  await setDay(department.system(), { day: '2023-10-19', kind: 'off', hours: null, name: 'Nghỉ theo quyết định', basis: 'Quyết định số 1/QĐ-MH' })
  await house.runJobs()
  expect(await due()).toBe('2023-10-24')
  await house.runJobs()
  const view = await viewDossier(business.ctx(), { code: filed.code })
  expect(view.events.filter((e) => e.kind === 'dossier.dueMoved')).toHaveLength(1)
  const notices = await (await business.api('GET', '/api/v1/notices')).json() as { items: { body: string; title: string }[] }
  expect(JSON.stringify(notices)).toContain('24/10/2023')
})

it('a change made by another process is counted with at once', async () => {
  const business = await department.as('giobien')
  const code = (await listDossiers(business.ctx(), {}))[0]?.code ?? ''
  const due = async () => (await viewDossier(business.ctx(), { code })).whole.dossier.dueOn
  expect(await due()).toBe('2023-10-24')
  // What is kept belongs to a process: with files of its own it is another one.
  const elsewhere = { ...department.system(), files: { ...house.hall.files } }
  await setDay(elsewhere, { day: '2023-10-20', kind: 'off', hours: null, name: 'Nghỉ theo quyết định', basis: 'Quyết định số 2/QĐ-MH' })
  await house.runJobs()
  expect(await due()).toBe('2023-10-25')
})
