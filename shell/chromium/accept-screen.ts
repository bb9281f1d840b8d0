/** One WebSocket from stranger to screen: token, kept, then views and events until it closes. */
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
}

const STRANGER_MS_MAX = 5_000
/** A browser that hangs or was killed gives its place back after two missed beats. */
const BEAT_MS = 2_000

export function acceptScreen(socket: WebSocket, { door, place, serve }: Acceptance): void {
  let phase: 'stranger' | 'opened' | 'screen' = 'stranger'
  let served: ServedScreen | null = null
  const tooLong = setTimeout(() => socket.terminate(), STRANGER_MS_MAX)
  const stopBeat = beat(socket)

  const handle = (message: Up): void => {
    if (message.type === 'open' && phase === 'stranger') open(message.token)
    else if (message.type === 'kept' && phase === 'opened') kept()
    else if (message.type === 'event' && served !== null) served.event(message)
    else socket.close(CLOSE.message)
  }

  const open = (token: string): void => {
    const busy = place.taken !== null && door.knows(token)
    const next = busy ? null : door.open(token)
    if (next === null) {
      socket.close(busy ? CLOSE.busy : CLOSE.token)
      return
    }
    place.taken = socket
    phase = 'opened'
    send(socket, { type: 'opened', next })
  }

  const kept = (): void => {
    clearTimeout(tooLong)
    door.kept()
    phase = 'screen'
    served = serve(linkOf(socket))
  }

  socket.on('message', (data, isBinary) => {
    const message = isBinary ? null : parseUp(data.toString())
    if (message === null) socket.close(CLOSE.message)
    else handle(message)
  })
  // Too long a message or a broken frame: ws closes the connection itself; the close handler below tidies up.
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    clearTimeout(tooLong)
    stopBeat()
    served?.stop()
    served = null
    if (place.taken === socket) place.taken = null
  })
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
        if (socket.bufferedAmount > 0) return
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
