/**
 * Loopback server of one screen: its files and its bridge, on 127.0.0.1 and a port of the kernel's choice, to nobody else. It withstands a page of another
 * origin in the same browser (Origin), a rebound name (Host), another user or process of the machine (one-time token that only this user
 * can read), a second window (one connection), floods (a connection without the token holds no place; too many at all: the oldest goes;
 * each has seconds; bounded messages).
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Randomness } from '#election/randomness.ts'
import { type Door, makeDoor } from '../bridge/door.ts'
import { BRIDGE_PROTOCOL, CLOSE, tokenAskedWith, UP_BYTES_MAX } from '../bridge/protocol.ts'
import type { ScreenLink, ServedScreen } from '../bridge/serve-screen.ts'
import { contentSecurityPolicy, pageHeaders } from '../content-security.ts'
import type { ScreenFile } from '../screen-files.ts'
import { acceptScreen, type OnePlace } from './accept-screen.ts'
import { FewConnections } from './few-connections.ts'

export interface ScreenServer {
  readonly origin: string
  /** Opens the screen once; never a command-line argument, never logged. */
  address(): string
  close(): Promise<void>
}

export interface ScreenServerParts {
  readonly files: ReadonlyMap<string, ScreenFile>
  /** Files of the app itself for the page, by their path. */
  readonly fileOf?: ((path: string) => ScreenFile | null) | undefined
  /** Origin of the desk; null: may not be framed. */
  readonly frameOrigin: string | null
  /** Only for the desk's own page: it may frame screens. */
  readonly frames?: boolean
  /** Left out: the kernel's choice, as on every machine. */
  readonly port?: number | undefined
  readonly randomness: Randomness
  /** Serves one opened screen. */
  readonly serve: (link: ScreenLink) => ServedScreen
  /** Called at the start and whenever the handed-over token was used. */
  readonly onAddress: (address: string) => void
}

/** Nobody needs longer on the same machine; a connection that says nothing is ended by the server's own check. */
const PATIENCE = {
  headersTimeout: 3_000,
  requestTimeout: 3_000,
  connectionsCheckingInterval: 1_000,
  keepAlive: false,
} as const

export async function startScreenServer(parts: ScreenServerParts): Promise<ScreenServer> {
  const server = createServer(PATIENCE, (request, response) => answer(request, response))
  const connections = new FewConnections()
  server.on('connection', (socket) => connections.take(socket))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(parts.port ?? 0, '127.0.0.1', resolve)
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const origin = `http://${host}`
  const addressWith = (token: string) => `${origin}/#${token}`
  const door: Door = makeDoor(parts.randomness, (token) => handOverAnew(parts, addressWith(token)))
  const place: OnePlace = { taken: null }
  const bridge = new WebSocketServer({
    noServer: true,
    maxPayload: UP_BYTES_MAX,
    perMessageDeflate: false,
    // Never the other one that was offered: that is the token.
    handleProtocols: () => BRIDGE_PROTOCOL,
  })
  server.on('upgrade', upgrade)
  parts.onAddress(addressWith(door.handOver()))

  const headers = pageHeaders(contentSecurityPolicy(parts.frameOrigin, parts.frames))

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const found = find(request)
    const kind = { connection: 'close' }
    if (typeof found === 'number') response.writeHead(found, { ...kind, 'content-length': 0 }).end()
    else response.writeHead(200, { ...headers, ...kind, 'content-type': found.type }).end(found.bytes)
  }

  function find(request: IncomingMessage): ScreenFile | 403 | 404 | 405 {
    const { host: asked, origin: from } = request.headers
    if (asked !== host || (from !== undefined && from !== origin)) return 403
    if (request.method !== 'GET') return 405
    const path = request.url ?? ''
    return parts.files.get(path) ?? parts.fileOf?.(path) ?? 404
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { host: asked, origin: from } = request.headers
    const token = tokenAskedWith(request.headers['sec-websocket-protocol'])
    if (asked !== host || from !== origin || request.url !== '/bridge' || token === null) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n', () => socket.destroy())
      return
    }
    bridge.handleUpgrade(request, socket, head, (webSocket: WebSocket) => {
      const busy = place.taken !== null && door.knows(token)
      const next = busy ? null : door.open(token)
      if (next === null) sendAway(webSocket, socket, busy ? CLOSE.busy : CLOSE.token)
      else {
        connections.keep(socket)
        acceptScreen(webSocket, { door, place, serve: parts.serve, next })
      }
    })
  }

  return {
    origin,
    address: () => addressWith(door.handOver()),
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const client of bridge.clients) client.terminate()
      bridge.close()
      connections.endAll()
      await closed
    },
  }
}

/** The screen that is open goes on: a full disk must not end the service under it. Who opens the next window writes the address again. */
function handOverAnew({ onAddress }: ScreenServerParts, address: string): void {
  try {
    onAddress(address)
  } catch {
    // Until then a token that is dead is in the file.
  }
}

/** Says why, and waits for no answer: who came without the right token holds nothing, not even for the closing hand-shake. */
function sendAway(webSocket: WebSocket, socket: Duplex, code: number): void {
  webSocket.on('error', () => webSocket.terminate())
  webSocket.close(code)
  socket.end(() => socket.destroy())
}
