/** Who else is on this machine: a page of another site in the same browser, another user's process, a second window. */
import { request } from 'node:http'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { askWith, CLOSE, UP_BYTES_MAX } from '../bridge/protocol.ts'
import { serveScreen } from '../bridge/serve-screen.ts'
import type { RunningApp } from '../running-app.ts'
import { secureRandomness } from '../secure-randomness.ts'
import { type ScreenServer, startScreenServer } from './server.ts'

interface View {
  readonly presses: number
}
const pressSchema = z.strictObject({ type: z.literal('press') })
type Press = z.infer<typeof pressSchema>

let presses: number
let listeners: Set<(view: View) => void>
let handedOver: string[]
let isDiskFull: boolean
let server: ScreenServer
const sockets: WebSocket[] = []

const running: RunningApp<View, Press> = {
  view: () => ({ presses }),
  send: () => {
    presses += 1
    for (const listener of listeners) listener({ presses })
  },
  subscribe(listener) {
    listeners.add(listener)
    listener({ presses })
    return () => listeners.delete(listener)
  },
  stop: async () => {},
}

beforeEach(async () => {
  presses = 0
  listeners = new Set()
  handedOver = []
  isDiskFull = false
  const page = { type: 'text/html; charset=utf-8', bytes: Buffer.from('<!doctype html>') }
  server = await startScreenServer({
    files: new Map([['/', page]]),
    frameOrigin: null,
    randomness: secureRandomness(),
    serve: (link) => serveScreen(running, pressSchema, link),
    onAddress(address) {
      if (isDiskFull) throw new Error('ENOSPC')
      handedOver.push(address)
    },
  })
})

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate()
  await server.close()
})

interface Dialled {
  readonly headers?: Record<string, string>
  readonly path?: string
  /** Sub-protocols; without more: a token that is none. */
  readonly asking?: string[]
}

const tokenNow = () => server.address().split('#')[1] ?? ''

/** A connection that reads one message at a time. */
function dial({
  headers = { origin: server.origin },
  path = '/bridge',
  asking = askWith('ab'.repeat(32)),
}: Dialled = {}) {
  const socket = new WebSocket(server.origin.replace('http', 'ws') + path, asking, { headers })
  sockets.push(socket)
  const inbox: string[] = []
  const waiting: ((text: string) => void)[] = []
  socket.on('message', (data) => {
    const take = waiting.shift()
    if (take) take(data.toString())
    else inbox.push(data.toString())
  })
  socket.on('error', () => {})
  const closed = new Promise<number>((resolve) => socket.on('close', (code) => resolve(code)))
  const status = new Promise<number>((resolve) => {
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
    socket.on('open', () => resolve(101))
  })
  const next = async (): Promise<{ type: string; [key: string]: unknown }> =>
    JSON.parse(inbox.shift() ?? (await new Promise<string>((resolve) => waiting.push(resolve))))
  const say = (message: unknown) => socket.send(typeof message === 'string' ? message : JSON.stringify(message))
  return { socket, closed, status, next, say }
}

/** A screen with its door open: returns the connection and the token it would use for a reload. */
async function openScreen(token = tokenNow()) {
  const screen = dial({ asking: askWith(token) })
  await screen.status
  const opened = await screen.next()
  expect(opened.type).toBe('opened')
  screen.say({ type: 'kept' })
  expect((await screen.next()).type).toBe('view')
  return { ...screen, reloadToken: String(opened.next) }
}

describe('the screen itself', () => {
  it('gets the view, sends a press, sees what came of it', async () => {
    const screen = await openScreen()
    screen.say({ type: 'event', event: { type: 'press' } })
    expect(await screen.next()).toEqual({ type: 'view', view: { presses: 1 } })
  })

  it('comes back after a reload with the token that it kept', async () => {
    const screen = await openScreen()
    screen.socket.close()
    await screen.closed
    const again = await openScreen(screen.reloadToken)
    again.say({ type: 'event', event: { type: 'press' } })
    expect(await again.next()).toEqual({ type: 'view', view: { presses: 1 } })
  })

  it('opens and goes on where its next token cannot be written', async () => {
    isDiskFull = true
    const screen = await openScreen()
    screen.say({ type: 'event', event: { type: 'press' } })
    expect(await screen.next()).toEqual({ type: 'view', view: { presses: 1 } })
  })

  it('is told "busy" in a second window, and the first goes on', async () => {
    const screen = await openScreen()
    const second = dial({ asking: askWith(tokenNow()) })
    expect(await second.closed).toBe(CLOSE.busy)
    screen.say({ type: 'event', event: { type: 'press' } })
    expect(await screen.next()).toEqual({ type: 'view', view: { presses: 1 } })
  })
})

describe('a hostile page or process', () => {
  it.each([
    ['another site', { origin: 'http://evil.example' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['the same port by another name', { origin: 'http://localhost:80' }],
    ['a sandboxed page', { origin: 'null' }],
    ['no origin at all', {}],
  ])('is refused as %s', async (_who, headers) => {
    expect(await dial({ headers: headers as Record<string, string> }).status).toBe(403)
  })

  it('is refused under a rebound name (Host), for the bridge and for the page', async () => {
    expect(await dial({ headers: { origin: server.origin, host: 'ippyo.example' } }).status).toBe(403)
    expect(await statusOf('/', { host: 'ippyo.example' })).toBe(403)
    expect(await statusOf('/', { origin: 'http://evil.example' })).toBe(403)
  })

  it('is refused with a wrong token, and reads no view', async () => {
    expect(await dial().closed).toBe(CLOSE.token)
  })

  it('is refused with a token that was used', async () => {
    const token = tokenNow()
    const screen = await openScreen(token)
    screen.socket.close()
    await screen.closed
    expect(await dial({ asking: askWith(token) }).closed).toBe(CLOSE.token)
  })

  it.each([
    ['no sub-protocol', []],
    ['no token', ['ippyo']],
    ['something else than a token', ['ippyo', 'open']],
    ['a token for another protocol', ['other', 'ab'.repeat(32)]],
    ['a word too many', ['ippyo', 'ab'.repeat(32), 'more']],
  ])('gets no WebSocket at all when it offers %s', async (_what, asking) => {
    expect(await dial({ asking }).status).toBe(403)
  })

  it('never hears the token again as the chosen sub-protocol', async () => {
    const screen = await openScreen()
    expect(screen.socket.protocol).toBe('ippyo')
  })

  it('sends no event before the next token is kept', async () => {
    const screen = dial({ asking: askWith(tokenNow()) })
    await screen.status
    screen.say({ type: 'event', event: { type: 'press' } })
    expect(await screen.closed).toBe(CLOSE.message)
    expect(presses).toBe(0)
  })

  it('does not keep the screen out by holding 40 bridges open, each renewed when it is sent away (X-B3)', async () => {
    let flooding = true
    const hold = (): void => {
      if (!flooding) return
      const stranger = dial()
      void stranger.closed.then(() => setImmediate(hold))
    }
    for (let each = 0; each < 40; each++) hold()
    const screen = await openScreen()
    screen.say({ type: 'event', event: { type: 'press' } })
    expect(await screen.next()).toEqual({ type: 'view', view: { presses: 1 } })
    flooding = false
  })

  it('does not end the service by tearing its connection off at what is refused (X-B3)', async () => {
    const { host, port } = new URL(server.origin)
    const ask = `GET /bridge HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`
    const faults: Error[] = []
    const hear = (fault: Error) => void faults.push(fault)
    process.on('uncaughtException', hear)
    for (let each = 0; each < 40; each++) {
      const stranger = connect({ host: '127.0.0.1', port: Number(port) })
      const gone = new Promise((resolve) => stranger.on('close', resolve))
      stranger.write(ask, () => stranger.resetAndDestroy())
      await gone
      await statusOf('/')
    }
    process.off('uncaughtException', hear)
    expect(faults).toEqual([])
  })

  it('finds no other route, method or path out of the directory', async () => {
    expect(await statusOf('/../package.json')).toBe(404)
    expect(await statusOf('/%2e%2e/package.json')).toBe(404)
    expect(await statusOf('/bridge')).toBe(404)
    expect(await statusOf('/', {}, 'POST')).toBe(405)
    expect(await statusOf('/', {}, 'OPTIONS')).toBe(405)
    expect(await dial({ path: '/other' }).status).toBe(403)
  })
})

describe('a message that no screen of ours sends', () => {
  it.each([
    ['is no JSON', 'press'],
    ['is no message', { type: 'vote' }],
    ['has a field too many', { type: 'kept', more: 1 }],
    ['is a list', []],
  ])('ends the connection when it %s', async (_what, message) => {
    const screen = await openScreen()
    screen.say(message)
    expect(await screen.closed).toBe(CLOSE.message)
  })

  it('ends the connection when it is longer than the bound', async () => {
    const screen = await openScreen()
    screen.say({ type: 'event', event: { type: 'press', pad: 'x'.repeat(UP_BYTES_MAX) } })
    expect(await screen.closed).toBe(1009)
    expect(presses).toBe(0)
  })

  it('is refused without effect when the event is outside the schema, and its content is not repeated', async () => {
    const screen = await openScreen()
    screen.say({ type: 'event', event: { type: 'press', candidate: 'Yamada' } })
    expect(await screen.next()).toEqual({ type: 'refused', code: 'event' })
    expect(presses).toBe(0)
  })
})

describe('what the page may do', () => {
  it('is bound by a policy without inline code, and framed by nobody', async () => {
    const { headers } = await fetch(`${server.origin}/`)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("frame-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('listens on 127.0.0.1 only', async () => {
    const port = Number(new URL(server.origin).port)
    const reached = await new Promise<boolean>((resolve) => {
      const socket = connect({ host: '127.0.0.2', port })
      socket.on('connect', () => resolve(true))
      socket.on('error', () => resolve(false))
    })
    expect(reached).toBe(false)
  })
})

/** Raw request: `fetch` would tidy the path and forbid the Host header. */
function statusOf(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<number> {
  const { hostname, port } = new URL(server.origin)
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    sent.on('error', reject)
    sent.end()
  })
}
