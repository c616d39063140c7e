import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { Child } from 'hono/jsx'
import '../src/text.ts'
import { inProject } from '../src/platform/root.ts'
import type { Posted } from '../src/platform/page.ts'
import { Form, SubmitButton, type Problem } from '../src/ui/forms.tsx'
import { staffFrame } from '../src/ui/gallery/frames.ts'
import { StaffPage } from '../src/ui/layout.tsx'

/** One part of the studio on a page of its own, with the built files and the headers of the program. */
export type PartServer<T> = { definition: T; problems: Problem[]; address: string; close(): void }

type Made<T> = {
  title: string
  scripts?: string[]
  definition: T
  show: (definition: T, problems: Problem[], typed: Posted | undefined) => Child | Promise<Child>
  read: (posted: Posted, definition: T) => Promise<{ definition: T } | { problems: Problem[] }>
}

const policy = /'content-security-policy', "([^"]+)"/.exec(readFileSync(inProject('src', 'server.ts'), 'utf8'))?.[1] ?? ''
const KINDS: Record<string, string> = { js: 'text/javascript', css: 'text/css', woff2: 'font/woff2', svg: 'image/svg+xml' }

export async function servePart<T>({ title, scripts = [], definition, show, read }: Made<T>): Promise<PartServer<T>> {
  const part: PartServer<T> = { definition, problems: [], address: '', close: () => void server.close() }
  let typed: Posted | undefined
  const page = async () => `<!doctype html>${String(
    <StaffPage title={`${title} của bản thảo`} frame={staffFrame('Thủ tục')} scripts={scripts}>
      <h1>{title}</h1>
      <Form compact>
        {await show(part.definition, part.problems, typed)}
        <SubmitButton name="act" value="save">Lưu bản thảo</SubmitButton>
      </Form>
    </StaffPage>,
  )}`
  const server: Server = createServer(async (request, response) => {
    const url = request.url ?? ''
    if (url.startsWith('/assets/')) {
      const file = inProject('dist', url)
      return existsSync(file) ? response.writeHead(200, { 'content-type': KINDS[/\w+$/.exec(url)?.[0] ?? ''] ?? 'text/plain' }).end(readFileSync(file)) : response.writeHead(404).end()
    }
    typed = undefined
    if (request.method === 'POST') {
      const posted = await postedIn(Buffer.concat(await request.toArray()), request.headers['content-type'] ?? '')
      const answer = await read(posted, part.definition)
      part.problems = 'problems' in answer ? answer.problems : []
      if ('definition' in answer) part.definition = answer.definition
      if (part.problems.length === 0) return response.writeHead(303, { location: '/' }).end()
      typed = posted
    }
    const shown = await page()
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }).end(shown)
  })
  await new Promise<void>((done) => server.listen(0, done))
  part.address = `http://localhost:${(server.address() as { port: number }).port}/`
  return part
}

async function postedIn(body: Buffer, type: string): Promise<Posted> {
  const data = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  const all = (name: string) => data.getAll(name).filter((one): one is string => typeof one === 'string').map((one) => one.replace(/\r\n/g, '\n').trim())
  return { text: (name) => all(name)[0] ?? '', all, files: (name) => data.getAll(name).filter((one): one is File => typeof one !== 'string' && one.size > 0), values: Object.fromEntries([...new Set(data.keys())].map((name) => [name, all(name).length === 1 ? (all(name)[0] ?? '') : all(name)])) }
}
