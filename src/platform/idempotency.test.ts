import { expect, it } from 'vitest'
import { openHouse, system } from '../../tests/test.ts'
import { sampleDepartment } from '../../tests/samples.ts'
import { handlers } from '../jobs.ts'
import { createAgency } from '../modules/organisation/index.ts'
import { sql } from './db.ts'
import { sweepAnswers } from './idempotency.ts'

const house = await openHouse(new Date('2023-10-16T02:15:00Z'))
const department = await sampleDepartment(house, [])
const other = await createAgency(department.system(), { code: 'H99.01', name: 'Sở bên cạnh', parentName: '', place: '', address: '', phone: '', validFrom: '2020-01-01' })

it('answers are kept for a month, in every agency', async () => {
  const keys = async () => (await house.hall.ownerPool.query<{ key: string }>('select key from platform.idempotency order by key')).rows.map((row) => row.key)
  for (const [agency, key, at] of [[department.agency, 'a-cũ', '2023-09-01'], [department.agency, 'b-mới', '2023-09-20'], [other, 'c-cũ', '2023-09-01']] as const) {
    await house.ctx(agency).db.run(sql`
      insert into platform.idempotency (agency_id, actor_id, key, request_hash, answer, at) values (${agency.id}, ${agency.id}, ${key}, '', '{}', ${at}::timestamptz)`)
  }
  await expect(sweepAnswers(house.ctx(department.agency, { kind: 'visitor' }))).rejects.toMatchObject({ status: 403 })
  expect(await sweepAnswers(house.ctx(department.agency, system))).toBe(1)
  expect(await keys()).toEqual(['b-mới', 'c-cũ'])
  await handlers(house.hall, () => house.clock.now)['platform.sweepAnswers']?.({})
  expect(await keys()).toEqual(['b-mới'])
})
