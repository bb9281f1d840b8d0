/**
 * Loopback server of one screen: its files and its bridge, on 127.0.0.1 and a random port, to nobody else.
 * Attacks it stands against: a page of another origin in the same browser (Origin), a rebound name (Host), another user
 * or process of the machine (one-time token that only this user can read), a second window (one connection), floods
 * (bounded messages, few strangers at a time, each for a short time).
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Randomness } from '#election/randomness.ts'
import { type Door, makeDoor } from '../bridge/door.ts'
import { UP_BYTES_MAX } from '../bridge/protocol.ts'
import type { ScreenLink, ServedScreen } from '../bridge/serve-screen.ts'
import { contentSecurityPolicy, pageHeaders } from '../content-security.ts'
import type { ScreenFile } from '../screen-files.ts'
import { acceptScreen, type OnePlace } from './accept-screen.ts'

export interface ScreenServer {
  readonly origin: string
  /** Opens the screen once; never a command-line argument, never logged. */
  address(): string
  close(): Promise<void>
}

export interface ScreenServerParts {
  readonly files: ReadonlyMap<string, ScreenFile>
  /** Origin of the desk; null: may not be framed. */
  readonly frameOrigin: string | null
  /** Only for the desk's own page: it may frame screens. */
  readonly frames?: boolean
  readonly randomness: Randomness
  /** Serves one opened screen. */
  readonly serve: (link: ScreenLink) => ServedScreen
  /** Called at the start and whenever the handed-over token was used. */
  readonly onAddress: (address: string) => void
}

const STRANGERS_MAX = 8

export async function startScreenServer(parts: ScreenServerParts): Promise<ScreenServer> {
  const server = createServer((request, response) => answer(request, response))
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const origin = `http://${host}`
  const addressWith = (token: string) => `${origin}/#${token}`
  const door: Door = makeDoor(parts.randomness, (token) => parts.onAddress(addressWith(token)))
  const place: OnePlace = { taken: null }
  const strangers = new WebSocketServer({ noServer: true, maxPayload: UP_BYTES_MAX, perMessageDeflate: false })
  server.on('upgrade', upgrade)
  parts.onAddress(addressWith(door.handOver()))

  const headers = pageHeaders(contentSecurityPolicy(parts.frameOrigin, parts.frames))

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const found = find(request)
    if (typeof found === 'number') response.writeHead(found, { connection: 'close', 'content-length': 0 }).end()
    else response.writeHead(200, { ...headers, 'content-type': found.type }).end(found.bytes)
  }

  function find(request: IncomingMessage): ScreenFile | 403 | 404 | 405 {
    const { host: asked, origin: from } = request.headers
    if (asked !== host || (from !== undefined && from !== origin)) return 403
    if (request.method !== 'GET') return 405
    return parts.files.get(request.url ?? '') ?? 404
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { host: asked, origin: from } = request.headers
    const refused = asked !== host || from !== origin || request.url !== '/bridge'
    if (refused || strangers.clients.size > STRANGERS_MAX) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    strangers.handleUpgrade(request, socket, head, (webSocket: WebSocket) => {
      acceptScreen(webSocket, { door, place, serve: parts.serve })
    })
  }

  return {
    origin,
    address: () => addressWith(door.handOver()),
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const client of strangers.clients) client.terminate()
      strangers.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
