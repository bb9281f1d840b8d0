/** One WebSocket that came with a right token: the browser keeps the next token, then views and events pass until it closes. */
import type { WebSocket } from 'ws'
import type { Door } from '../bridge/door.ts'
import { CLOSE, type Down, parseUp, type Up } from '../bridge/protocol.ts'
import type { ScreenLink, ServedScreen } from '../bridge/serve-screen.ts'

/** The one place of a screen. Only a connection with a token takes it, so no stranger can keep the screen out. */
export interface OnePlace {
  taken: WebSocket | null
}

export interface Acceptance {
  readonly door: Door
  readonly place: OnePlace
  readonly serve: (link: ScreenLink) => ServedScreen
  /** The token that the tab keeps for its reload. */
  readonly next: string
}

const KEPT_MS_MAX = 5_000
/** A browser that hangs or was killed gives its place back after two missed beats. */
const BEAT_MS = 2_000
/** A beat or two may wait after the last view. Nobody calls back for them, so a screen that waited for them would keep an old view for good. */
const BEAT_BYTES = 64

export function acceptScreen(socket: WebSocket, { door, place, serve, next }: Acceptance): void {
  let served: ServedScreen | null = null
  const tooLong = setTimeout(() => socket.terminate(), KEPT_MS_MAX)
  const stopBeat = beat(socket)
  place.taken = socket

  const handle = (message: Up): void => {
    if (message.type === 'kept' && served === null) kept()
    else if (message.type === 'event' && served !== null) served.event(message)
    else socket.close(CLOSE.message)
  }

  const kept = (): void => {
    clearTimeout(tooLong)
    door.kept()
    served = serve(linkOf(socket))
  }

  socket.on('message', (data, isBinary) => {
    const message = isBinary ? null : parseUp(data.toString())
    if (message === null) socket.close(CLOSE.message)
    else handle(message)
  })
  // After too long a message or a broken frame, ws would wait for the browser's close frame. The close handler below tidies up.
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    clearTimeout(tooLong)
    stopBeat()
    served?.stop()
    served = null
    if (place.taken === socket) place.taken = null
  })
  send(socket, { type: 'opened', next })
}

function beat(socket: WebSocket): () => void {
  let missed = 0
  socket.on('pong', () => {
    missed = 0
  })
  const timer = setInterval(() => {
    missed += 1
    if (missed > 2) socket.terminate()
    else socket.ping()
  }, BEAT_MS)
  timer.unref()
  return () => clearInterval(timer)
}

function linkOf(socket: WebSocket): ScreenLink {
  const drained = new Set<() => void>()
  return {
    send(text) {
      socket.send(text, () => {
        if (socket.bufferedAmount > BEAT_BYTES) return
        for (const listener of drained) listener()
        drained.clear()
      })
    },
    waitingBytes: () => socket.bufferedAmount,
    onDrained: (listener) => drained.add(listener),
  }
}

function send(socket: WebSocket, message: Down): void {
  socket.send(JSON.stringify(message))
}
