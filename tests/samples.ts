import type { Actor } from '../src/platform/access.ts'
import type { Ctx } from '../src/platform/ctx.ts'
import { resumeSession, logIn } from '../src/modules/people/index.ts'
import { DEMO_PASSWORD, seedDepartment } from '../src/seed/department.ts'
import { seedProcedures } from '../src/seed/procedures.ts'
import type { Agency } from '../src/modules/organisation/model.ts'
import { system, type TestHouse } from './test.ts'

export { pdfBytes, promotionAnswers } from './promotion.ts'

const nobody: Agency = { id: '00000000-0000-7000-8000-000000000000', code: 'X', name: '', parentName: '', place: '', address: '', phone: '' }

type Form = Record<string, string | string[] | File | File[]>

/** Somebody who is logged in, at whatever time the test's clock shows: the session is renewed when it ended. */
export type Person = {
  actor: Actor
  ctx(): Ctx
  get(path: string): Promise<Response>
  /** Posts a form as a browser does. */
  post(path: string, form: Form): Promise<Response>
  /** Asks the API; a FormData body goes as multipart. */
  api(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>
}
export type SampleDepartment = { agency: Agency; accounts: Map<string, string>; as(login: string): Promise<Person>; system(): Ctx }

const formData = (form: Form): FormData => {
  const body = new FormData()
  for (const [name, value] of Object.entries(form)) for (const one of Array.isArray(value) ? value : [value]) body.append(name, one)
  return body
}

/** The department of the demonstration in a test house: officers, applicants, and the procedures named. */
export async function sampleDepartment(house: TestHouse, procedures: readonly string[] = ['2.000004']): Promise<SampleDepartment> {
  const { agency, accounts } = await seedDepartment(house.ctx(nobody), (made) => house.ctx(made))
  await seedProcedures(house.ctx(agency), procedures)
  const as = async (login: string): Promise<Person> => {
    let session: { token: string; from: number } | undefined
    const token = async (): Promise<string> => {
      const now = house.clock.now.getTime()
      if (!session || now < session.from || now > session.from + 25 * 60_000) {
        session = { token: (await logIn(house.ctx(agency), { login, password: DEMO_PASSWORD, place: 'test', userAgent: 'test' })).token, from: now }
      }
      return session.token
    }
    const live = await resumeSession(house.hall.db, await token(), house.clock.now)
    if (!live) throw new Error('No session')
    return {
      actor: live.actor,
      ctx: () => house.ctx(agency, live.actor),
      get: async (path) => house.app.request(path, { headers: { cookie: `motcua_session=${await token()}` } }),
      post: async (path, form) =>
        house.app.request(path, { method: 'POST', headers: { cookie: `motcua_session=${await token()}`, 'sec-fetch-site': 'same-origin' }, body: formData(form) }),
      api: async (method, path, body, headers = {}) => {
        const content = body === undefined ? {} : body instanceof FormData ? { body } : { body: JSON.stringify(body) }
        const kind: Record<string, string> = body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }
        return house.app.request(path, { method, headers: { authorization: `Bearer ${await token()}`, ...kind, ...headers }, ...content })
      },
    }
  }
  return { agency, accounts, as, system: () => house.ctx(agency, system) }
}
