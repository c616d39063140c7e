import { connect, createServer, type Socket } from 'node:net'

/** A line between a browser and the program that can break: once the program answers, nothing of it arrives. */
export async function openLine(to: string) {
  let broken = false
  const ends = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(Number(new URL(to).port), '127.0.0.1')
    for (const end of [near, far]) {
      ends.add(end)
      end.on('error', () => undefined)
      end.on('close', () => { near.destroy(); far.destroy() })
    }
    near.on('data', (bytes) => far.write(bytes))
    far.on('data', (bytes) => (broken ? near.destroy() : near.write(bytes)))
  })
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done) })
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    breakAtAnswer: () => { broken = true },
    mend: () => { broken = false },
    close: () => new Promise((done) => { for (const end of ends) end.destroy(); server.close(done) }),
  }
}
