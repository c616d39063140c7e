import { describe, expect, it } from 'vitest'
import { openHouse, visitor } from '../../../tests/test.ts'
import type { Actor } from '../../platform/access.ts'
import type { Agency } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { seedProcedures } from '../../seed/procedures.ts'
import { createAgency } from '../organisation/index.ts'
import { permissionsOf } from '../people/model.ts'
import type { ProcedureDefinition } from './model/definition.ts'
import { PRESENT_SECONDS, type Draft } from './model/draft.ts'
import { getDraft, listDrafts, moveDraft, openDraft, saveDraft, startDraft, withdrawDraft } from './service.ts'

const nobody: Agency = { id: '00000000-0000-7000-8000-000000000000', code: 'X', name: '', parentName: '', place: '', address: '', phone: '' }
const place = { parentName: 'UBND tỉnh', place: 'Bình Định', address: '', phone: '', validFrom: '2020-01-01' }
const house = await openHouse(new Date('2023-10-16T02:15:00Z'))
const agency = await createAgency(house.ctx(nobody), { code: 'H08.14', name: 'Sở Công Thương', ...place })
const other = await createAgency(house.ctx(nobody), { code: 'H08.15', name: 'Sở khác', ...place })
await seedProcedures(house.ctx(agency), ['2.000004'])

const officer = (name: string, role = 'controlOfficer'): Actor => ({ kind: 'officer', accountId: newId(new Date()), name, agencyId: agency.id, positions: [], permissions: permissionsOf([role]) })
const lam = officer('Tạ Đình Lâm')
const bao = officer('Lâm Gia Bảo')
const as = (actor: Actor) => house.ctx(agency, actor)
const pass = (seconds: number) => { house.clock.now = new Date(house.clock.now.getTime() + seconds * 1000) }

const named = (definition: ProcedureDefinition, name: string): ProcedureDefinition => ({ ...definition, name })
const rename = (actor: Actor, draft: Draft, name: string) => saveDraft(as(actor), draft.id, { revision: draft.revision, part: 'identity', definition: named(draft.definition, name) })

describe('a draft', () => {
  it('begins as the version in force says, and each change of it can be taken back and done again', async () => {
    let draft = await startDraft(as(lam), { from: 'version', key: '2.000004' })
    const first = draft.definition.name
    expect(draft).toMatchObject({ kind: 'amended', state: 'draft', revision: 1, canUndo: false, canRedo: false })
    pass(60)
    draft = await rename(lam, draft, 'Tên hai')
    pass(60)
    draft = await rename(lam, draft, 'Tên ba')
    draft = await moveDraft(as(lam), draft.id, { revision: draft.revision, way: 'back' })
    expect(draft).toMatchObject({ name: 'Tên hai', canUndo: true, canRedo: true })
    draft = await moveDraft(as(lam), draft.id, { revision: draft.revision, way: 'back' })
    expect(draft).toMatchObject({ name: first, canUndo: false })
    draft = await moveDraft(as(lam), draft.id, { revision: draft.revision, way: 'on' })
    draft = await rename(lam, draft, 'Tên khác')
    expect(draft).toMatchObject({ name: 'Tên khác', canRedo: false })
    await expect(moveDraft(as(lam), draft.id, { revision: draft.revision, way: 'on' })).rejects.toMatchObject({ status: 409, code: 'procedures.nothingToRedo' })
  })

  it('takes what is typed in one go back in one go', async () => {
    let draft = await startDraft(as(lam), { from: 'version', key: '2.000004' })
    const first = draft.name
    for (const name of ['T', 'Tê', 'Tên', 'Tên mới']) draft = await rename(lam, draft, name)
    expect((await moveDraft(as(lam), draft.id, { revision: draft.revision, way: 'back' })).name).toBe(first)
  })

  it('is not written over by somebody who saw an older one', async () => {
    const draft = await startDraft(as(lam), { from: 'version', key: '2.000004' })
    await rename(bao, draft, 'Của Bảo')
    await expect(rename(lam, draft, 'Của Lâm')).rejects.toMatchObject({ status: 409, code: 'procedures.draftChanged', params: { name: 'Lâm Gia Bảo' } })
    expect((await getDraft(as(lam), draft.id)).name).toBe('Của Bảo')
  })

  it('has a bound', async () => {
    const draft = await startDraft(as(lam), { from: 'version', key: '2.000004' })
    const saved = saveDraft(as(lam), draft.id, { revision: draft.revision, part: 'identity', definition: { ...draft.definition, notes: ['x'.repeat(2_000_000)] } })
    await expect(saved).rejects.toMatchObject({ status: 413, code: 'procedures.tooLong' })
  })

  it('stays about its procedure', async () => {
    const draft = await startDraft(as(lam), { from: 'version', key: '2.000004' })
    const saved = saveDraft(as(lam), draft.id, { revision: draft.revision, part: 'identity', definition: { ...draft.definition, key: '2.000176' } })
    await expect(saved).rejects.toMatchObject({ status: 422, code: 'procedures.keyStays' })
  })

  it('tells who else has it open, until they are gone for a minute', async () => {
    const draft = await startDraft(as(lam), { from: 'version', key: '2.000004' })
    expect(await openDraft(as(lam), draft.id, 'papers')).toEqual([])
    expect(await openDraft(as(bao), draft.id, 'law')).toMatchObject([{ name: 'Tạ Đình Lâm', part: 'papers' }])
    pass(PRESENT_SECONDS + 1)
    expect(await openDraft(as(bao), draft.id, 'law')).toEqual([])
  })

  it('of a new procedure begins with nothing stated, and a name that is taken is told', async () => {
    const start = { from: 'nothing' as const, key: 'thu-tuc-moi', name: 'Thủ tục mới', field: 'Điện', level: 'provincial' as const }
    expect(await startDraft(as(lam), start)).toMatchObject({ kind: 'new', definition: { papers: null, iso: null } })
    await expect(startDraft(as(lam), { ...start, key: '2.000004' })).rejects.toMatchObject({ status: 409, code: 'procedures.keyTaken' })
  })

  it('that was given up is closed and leaves the list', async () => {
    const draft = await startDraft(as(lam), { from: 'version', key: '2.000004' })
    await withdrawDraft(as(lam), draft.id, { revision: draft.revision })
    expect((await listDrafts(as(lam))).map(({ id }) => id)).not.toContain(draft.id)
    await expect(rename(lam, { ...draft, revision: draft.revision + 1 }, 'x')).rejects.toMatchObject({ code: 'procedures.draftClosed' })
  })

  it('is seen by those who draft in its agency, and by nobody else', async () => {
    const draft = await startDraft(as(lam), { from: 'version', key: '2.000004' })
    await expect(getDraft(as(visitor), draft.id)).rejects.toMatchObject({ status: 401 })
    await expect(getDraft(as(officer('Chuyên viên', 'officer')), draft.id)).rejects.toMatchObject({ status: 403 })
    await expect(getDraft(house.ctx(other), draft.id)).rejects.toMatchObject({ status: 404 })
    await expect(getDraft(as(lam), "1' or '1'='1")).rejects.toMatchObject({ status: 404 })
  })
})
