/** A server ends although strangers hold connections to it; a caller who has asked is answered. A half-sent request has its time, also before the end. */
import { EventEmitter, once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { join } from 'node:path'
import type { FastifyReply } from 'fastify'
import { expect, test } from 'vitest'
import { CONNECTIONS_MAX, strictServer } from './strict-server.ts'

/** Far longer than this test may take. */
const LONG_MS = 600_000

async function opened(patienceMs: number) {
  const room = new EventEmitter()
  const notFound = (reply: FastifyReply) => reply.code(404).send()
  const server = strictServer({ bodyBytes: 16, requestMs: patienceMs, notFound })
  server.addContentTypeParser('text/plain', { parseAs: 'string' }, (_, body, done) => done(null, body))
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

test('what is sent half is ended while the server goes on, and connections are counted (O-12)', async () => {
  const { sends, server } = await opened(50)
  const half = 'POST / HTTP/1.1\r\nHost: here\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nab'
  const sockets = [await sends(GET), await sends(half)]
  await Promise.all(sockets.map((socket) => once(socket.resume(), 'close')))
  expect(server.server.maxConnections).toBe(CONNECTIONS_MAX)
  expect((await server.inject({ url: '/nowhere' })).statusCode).toBe(404)
  await server.close()
})

test('every server of the online box is made so', () => {
  const servers = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'strict-server.ts')
    .map((file) => [file, readFileSync(join(import.meta.dirname, file), 'utf8')] as const)
    .filter(([, text]) => /\b(?:fastify|createServer|strictServer)\(/.test(text))
  expect(servers.length).toBeGreaterThanOrEqual(7)
  const isBounded = (text: string) =>
    /\bstrictServer\(\{/.test(text) ||
    (/createServer\(\{ \.\.\.HTTP, requestTimeout: /.test(text) && text.includes('hangsUp(server, '))
  expect(servers.filter(([, text]) => !isBounded(text)).map(([file]) => file)).toEqual([])
})
