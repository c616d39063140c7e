import { describe, expect, it } from 'vitest'
import { sampleDepartment } from '../../tests/samples.ts'
import { openHouse } from '../../tests/test.ts'
import { createAgency, renameCode } from '../modules/organisation/index.ts'
import { sql } from './db.ts'
import { APP_ROLE } from './migrate.ts'

const house = await openHouse()
const department = await sampleDepartment(house, [])
const other = await createAgency(department.system(), { code: 'H99.01', name: 'Sở bên cạnh', parentName: '', place: '', address: '', phone: '', validFrom: '2020-01-01' })

describe('the second wall', () => {
  it('stands round every table that says whose its rows are', async () => {
    const { rows } = await house.hall.ownerPool.query<{ name: string }>(`
      select c.oid::regclass::text as name from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'agency_id' and not a.attisdropped
      where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')
        and (not c.relrowsecurity or not exists (select from pg_policy p where p.polrelid = c.oid))`)
    expect(rows).toEqual([])
  })

  it('lets an agency change itself only', async () => {
    const own = house.hall.db.as(department.agency.id)
    expect(await own.run(sql`update organisation.agencies set name = 'Đã đổi' where id = ${other.id}`)).toBe(0)
    expect(await own.run(sql`update organisation.agency_codes set valid_to = '2023-01-01' where agency_id = ${other.id}`)).toBe(0)
    await expect(own.run(sql`insert into organisation.agency_codes (code, agency_id, valid_from, valid_to) values ('H99.02', ${other.id}, '2019-01-01', '2019-12-31')`)).rejects.toThrow(/row-level security/)
    await expect(own.run(sql`insert into organisation.units (agency_id, id, name, short_name, kind) values (${other.id}, ${other.id}, 'x', 'x', 'room')`)).rejects.toThrow(/row-level security/)
    await renameCode(house.ctx(other), { code: 'H99.03', validFrom: '2023-10-16', decision: 'Quyết định thử' })
  })

  it('cannot be taken down by the program, nor the job queue be read', async () => {
    for (const statement of [sql`alter table dossiers.dossiers disable row level security`, sql`drop policy agency on trail.events`, sql`select * from graphile_worker._private_jobs`, sql`alter role motcua_app bypassrls`]) {
      await expect(house.hall.db.run(statement)).rejects.toThrow(/permission denied|must be owner/)
    }
    // A statement that gives the role back stays in the role: it is the one the connection began with.
    await house.hall.db.transaction(async (db) => {
      await db.run(sql`reset role`)
      expect(await db.one(sql`select current_user as name`)).toEqual({ name: APP_ROLE })
    })
  })
})
