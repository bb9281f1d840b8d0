/** A server ends although strangers hold connections to it; who has asked is answered. */
import { EventEmitter, once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { join } from 'node:path'
import fastify from 'fastify'
import { expect, test } from 'vitest'
import { closesInTime } from './closing.ts'

/** Far longer than this test may take. */
const LONG_MS = 600_000

async function opened(patienceMs: number) {
  const room = new EventEmitter()
  const server = fastify({ logger: false })
  closesInTime(server, patienceMs)
  server.get('/', async () => {
    room.emit('asked')
    const [answer] = await once(room, 'answer')
    return answer
  })
  server.post('/', async () => 'taken')
  await server.listen({ host: '127.0.0.1', port: 0 })
  const { port } = server.server.address() as AddressInfo
  const sends = async (text: string): Promise<Socket> => {
    const socket = connect(port, '127.0.0.1').on('error', () => {})
    await Promise.all([once(socket, 'connect'), once(server.server, 'connection')])
    if (text !== '') await new Promise((done) => socket.write(text, done))
    return socket
  }
  return { server, sends, room }
}

const GET = 'GET / HTTP/1.1\r\nHost: here\r\n'

test('nobody waits for a connection without a request, or with half of one', async () => {
  const { sends, server } = await opened(LONG_MS)
  const ends = [await sends(''), await sends(GET)].map((socket) => new Promise((gone) => socket.once('close', gone)))
  await Promise.all([server.close(), ...ends])
})

test('a request that runs is answered', async () => {
  const { room, sends, server } = await opened(LONG_MS)
  const asked = once(room, 'asked')
  const socket = await sends(`${GET}\r\n`)
  await asked
  const closed = server.close()
  room.emit('answer', 'the answer')
  const [first] = (await once(socket, 'data')) as [Buffer]
  expect(first.toString()).toMatch(/^HTTP\/1.1 200 .*the answer$/s)
  await closed
})

test('a request that never ends has its time, and no more', async () => {
  const { sends, server } = await opened(50)
  const begun = once(server.server, 'request')
  await sends('POST / HTTP/1.1\r\nHost: here\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nab')
  await begun
  await server.close()
})

test('every server of the online box ends so', () => {
  const servers = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => [file, readFileSync(join(import.meta.dirname, file), 'utf8')] as const)
    .filter(([, text]) => /\b(?:fastify|createServer)\(/.test(text))
  expect(servers.length).toBeGreaterThanOrEqual(7)
  expect(
    servers.filter(([, text]) => !/\b(?:closesInTime|hangsUp)\(server, /.test(text)).map(([file]) => file),
  ).toEqual([])
})
