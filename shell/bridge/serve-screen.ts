/** The service's end of the bridge behind an opened door: views out, checked events in. Same for WebSocket and Electron. */
import type { z } from 'zod'
import type { RunningApp } from '../running-app.ts'
import type { Down, Up } from './protocol.ts'

export interface ScreenLink {
  /** Hands one text to the screen. */
  send(text: string): void
  /** Bytes that the screen has not taken yet. A slow screen gets the newest view only, so memory stays bounded. */
  waitingBytes(): number
  /** Calls back when the waiting bytes have gone. */
  onDrained(listener: () => void): void
}

export interface ServedScreen {
  event(message: Extract<Up, { type: 'event' }>): void
  stop(): void
}

const WAITING_BYTES_MAX = 256 * 1024

export function serveScreen<View, ScreenEvent>(
  running: RunningApp<View, ScreenEvent>,
  screenEventSchema: z.ZodType<ScreenEvent>,
  link: ScreenLink,
): ServedScreen {
  let last = ''
  let waiting = false
  let stopped = false

  const show = () => {
    if (stopped || waiting) return
    if (link.waitingBytes() > WAITING_BYTES_MAX) {
      waiting = true
      link.onDrained(() => {
        waiting = false
        show()
      })
      return
    }
    const text = JSON.stringify({ type: 'view', view: running.view() })
    if (text === last) return
    last = text
    link.send(text)
  }
  const unsubscribe = running.subscribe(show)

  return {
    event({ event }) {
      const parsed = screenEventSchema.safeParse(event)
      // The refusal repeats nothing of the event: it may hold a selection.
      if (parsed.success) running.send(parsed.data)
      else link.send(JSON.stringify({ type: 'refused', code: 'event' } satisfies Down))
    },
    stop() {
      stopped = true
      unsubscribe()
    },
  }
}
