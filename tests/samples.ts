import type { Actor } from '../src/platform/access.ts'
import type { Ctx } from '../src/platform/ctx.ts'
import { resumeSession, logIn } from '../src/modules/people/index.ts'
import { DEMO_PASSWORD, seedDepartment } from '../src/seed/department.ts'
import { seedProcedures } from '../src/seed/procedures.ts'
import type { Agency } from '../src/modules/organisation/model.ts'
import { system, type TestHouse } from './test.ts'

const nobody: Agency = { id: '00000000-0000-7000-8000-000000000000', code: 'X', name: '', parentName: '', place: '', address: '', phone: '' }

/** A PDF that file-type knows as one; small. */
export const pdfBytes = (text = 'Giấy tờ mẫu'): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`%PDF-1.4\n% ${text}\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`)

/** Answers to the whole form of 2.000004, as a careful business types them. */
export const promotionAnswers: Record<string, string> = {
  merchantName: 'Công ty TNHH Thương mại Gió Biển', taxCode: '4100000000', address: '00 đường Mẫu, thành phố Quy Nhơn', phone: '0905 000 001',
  email: 'giobien@example.vn', representative: 'Lê Thị Thu Hà', contactName: 'Lê Thị Thu Hà', contactPhone: '0905 000 001',
  programmeName: 'Quay số mừng xuân Gió Biển', method: 'wheel', startsOn: '01/12/2023', endsOn: '31/12/2023', area: 'Tỉnh Bình Định',
  goods: 'Đồ gia dụng, 46 mặt hàng', prizeGoods: 'Xe máy, tủ lạnh, nồi cơm điện', totalWorth: '186.000.000', customers: 'Khách mua hàng tại các cửa hàng trong tỉnh', pledge: 'yes',
}

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
