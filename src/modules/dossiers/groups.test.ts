import { describe, expect, it } from 'vitest'
import { pdfBytes, promotionAnswers, sampleDepartment, type Person } from '../../../tests/samples.ts'
import { openHouse } from '../../../tests/test.ts'
import { newId } from '../../platform/ids.ts'
import { currentVersion } from '../procedures/index.ts'
import { progressOf, type Change } from './model/change.ts'
import * as service from './service.ts'
import { commit } from './store/commit.ts'

// Monday 16/10/2023, 09:15 in Vietnam.
const house = await openHouse(new Date('2023-10-16T02:15:00Z'))
const department = await sampleDepartment(house)
const [business, reception] = await Promise.all(['giobien', 'motcua1'].map((login) => department.as(login))) as [Person, Person]
const version = await currentVersion(department.system(), '2.000004')
const papers = await Promise.all((version.definition.papers ?? []).map(async ({ key }) => (
  { paper: key, sha256: (await service.uploadFile(business.ctx(), { name: 'tep.pdf', bytes: pdfBytes(key) })).sha256 })))
const file = (key: string) => service.fileDossier(business.ctx(), { procedure: '2.000004', channel: 'online', answers: promotionAnswers, papers }, key)
const whole = async (code: string) => (await service.viewDossier(reception.ctx(), { code })).whole
const ask = async <T extends Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> => (await house.hall.ownerPool.query<T>(text, values)).rows
const dossiersOf = (codes: readonly string[]) => ask<{ code: string; group: string }>('select code, xmin::text as group from dossiers.dossiers where code = any($1) order by code', [codes])
const fulfilled = <T>(all: readonly PromiseSettledResult<T>[]): T[] => all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))

/** Writes a change that only leaves an event, or one whose ledger no database takes. */
async function note(code: string, revision: number, more: Partial<Change> = {}) {
  const { dossier } = await whole(code)
  return () => commit(department.system(), { id: dossier.id, revision }, { progress: progressOf(dossier), events: [{ kind: 'dossier.noted' }], ...more })
}
const impossible: Partial<Change> = { ledger: [{ kind: 'nonsense' as 'start', at: new Date(), policy: null, term: null, reason: null, legalBasis: null }] }

describe('changes that are written together', () => {
  it('share a transaction and keep their numbers without a gap', async () => {
    const filed = await Promise.all(Array.from({ length: 30 }, (_, i) => file(`khoa-cung-luc-${i}`)))
    const rows = await dossiersOf(filed.map(({ code }) => code))
    expect(rows.map(({ code }) => code)).toEqual(Array.from({ length: 30 }, (_, i) => `H08.14-231016-${String(i + 1).padStart(4, '0')}`))
    expect(new Set(rows.map(({ group }) => group)).size).toBeLessThan(10)
    // Each has its own trail and its own job, under its own code.
    const trail = await ask<{ code: string }>("select detail->>'code' as code from trail.events where kind = 'dossier.filed' order by 1")
    expect(trail.map(({ code }) => code)).toEqual(rows.map(({ code }) => code))
    expect(await ask("select from graphile_worker.jobs where task_identifier = 'notices.tell'")).toHaveLength(30)
  })

  it('stand each for itself: a stale, a repeated and an impossible one hurt nobody', async () => {
    const [one, two, three] = await Promise.all(['khoa-moi-mot', 'khoa-moi-hai', 'khoa-moi-ba'].map(file))
    if (!one || !two || !three) throw new Error('Nothing was filed')
    const acts = await Promise.all([note(one.code, 1), note(two.code, 7), note(three.code, 1, impossible)])
    const [noted, stale, broken, again, fresh] = await Promise.allSettled([...acts.map((act) => act()), file('khoa-moi-mot'), file('khoa-moi-bon')])
    expect(noted).toMatchObject({ status: 'fulfilled', value: { code: one.code, revision: 2 } })
    expect(stale).toMatchObject({ status: 'rejected', reason: { status: 409, code: 'dossier.changedMeanwhile' } })
    expect(broken).toMatchObject({ status: 'rejected', reason: { code: '23514' } })
    expect(again).toMatchObject({ status: 'fulfilled', value: { code: one.code, replayed: true } })
    expect(fresh).toMatchObject({ status: 'fulfilled', value: { code: 'H08.14-231016-0034', replayed: false } })
    expect((await Promise.all([two, three].map(({ code }) => whole(code)))).map(({ dossier }) => dossier.revision)).toEqual([1, 1])
    expect(await ask("select from trail.events where kind = 'dossier.noted'")).toHaveLength(1)
  })

  it('let one of two win when both change the same dossier', async () => {
    const { code } = await file('khoa-hai-nguoi')
    const act = await note(code, 1)
    const all = await Promise.allSettled([act(), act(), act()])
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
    expect((await whole(code)).dossier.revision).toBe(2)
  })

  it('are one dossier when the same key comes many times at once', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => file('khoa-bam-nhieu-lan')))
    expect(new Set(all.map(({ code }) => code)).size).toBe(1)
    expect(all.filter(({ replayed }) => !replayed)).toHaveLength(1)
  })

  it('do not wait for one whose dossier somebody holds', async () => {
    const [held, free] = await Promise.all(['khoa-bi-giu', 'khoa-tu-do'].map(file))
    if (!held || !free) throw new Error('Nothing was filed')
    const holder = await house.hall.ownerPool.connect()
    await holder.query('begin')
    await holder.query('select from dossiers.dossiers where id = $1 for update', [held.id])
    try {
      const [waits, passes] = (await Promise.all([note(held.code, 1), note(free.code, 1)])).map((act) => act())
      expect(await passes).toMatchObject({ code: free.code, revision: 2 })
      await holder.query('commit')
      expect(await waits).toMatchObject({ code: held.code, revision: 2 })
    } finally {
      holder.release()
    }
  })

  it('are there exactly once when the connection breaks in the middle and all are sent again', async () => {
    house.clock.now = new Date('2023-10-17T02:15:00Z')
    await file('khoa-dau-ngay')
    const holder = await house.hall.ownerPool.connect()
    await holder.query('begin')
    await holder.query("select from dossiers.code_counters where day = '2023-10-17' for update")
    const keys = Array.from({ length: 6 }, (_, i) => `khoa-dut-${i}`)
    const first = Promise.allSettled(keys.map(file))
    await expect.poll(() => ask("select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock' and query like '%dossiers.commit%' and datname = current_database()").then((rows) => rows.length), { interval: 20 }).toBe(1)
    await holder.query('commit')
    holder.release()
    const held = fulfilled(await first)
    expect(held.length).toBeLessThan(keys.length)
    const again = await Promise.all(keys.map(file))
    expect(again.map(({ code }) => code).sort()).toEqual(Array.from({ length: 6 }, (_, i) => `H08.14-231017-${String(i + 2).padStart(4, '0')}`))
    expect(again.filter(({ replayed }) => replayed)).toHaveLength(held.length)
    expect(await ask("select from dossiers.dossiers where code like 'H08.14-231017-%'")).toHaveLength(7)
  })
})

describe('the walls', () => {
  it('stand for each agency of a group: a change that names another agency than it belongs to finds nothing', async () => {
    const { code } = await file('khoa-buc-tuong')
    const { dossier } = await whole(code)
    const foreign = { ...department.agency, id: newId(house.clock.now) }
    const elsewhere = commit(house.ctx(foreign), { id: dossier.id, revision: 1 }, { progress: progressOf(dossier), events: [] })
    await expect(elsewhere).rejects.toMatchObject({ code: 'dossier.changedMeanwhile' })
    expect((await whole(code)).dossier.revision).toBe(1)
  })
})
