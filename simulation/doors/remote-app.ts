/** The desk as the one screen of an app in another process: the hand-over file, one-time token and bridge of a browser (`screen-relay.ts`). */
import { WebSocket } from 'ws'
import { assert } from '#election/assert.ts'
import { askWith, parseDown, type Up } from '#shell/bridge/protocol.ts'
import type { RunningApp } from '#shell/running-app.ts'

/** An app behind its bridge. `view` only after the first one has come. */
export interface RemoteApp<View, ScreenEvent> extends RunningApp<View, ScreenEvent> {
  onLost(listener: () => void): void
}

/** @param address of the hand-over file, with its token @returns null when the app let nobody in or ended before its first view */
export function connectApp<View, ScreenEvent>(address: string): Promise<RemoteApp<View, ScreenEvent> | null> {
  const url = new URL(address)
  const socket = new WebSocket(`ws://${url.host}/bridge`, askWith(url.hash.slice(1)), { origin: url.origin })
  const say = (message: Up) => socket.send(JSON.stringify(message))
  const listeners = new Set<(view: View) => void>()
  const lost = new Set<() => void>()
  let view: View | null = null
  return new Promise((resolve) => {
    socket.on('message', (data) => {
      const message = parseDown(data.toString())
      if (message?.type === 'opened') say({ type: 'kept' })
      if (message?.type !== 'view') return
      const first = view === null
      // The other end is our own app of the same build; its events are parsed there, its view has one shape here.
      view = message.view as View
      for (const listener of listeners) listener(view)
      if (first) resolve(remote)
    })
    // A refused or broken connection is also closed; `close` says the rest.
    socket.on('error', () => {})
    socket.on('close', () => {
      for (const listener of lost) listener()
      resolve(null)
    })

    const remote: RemoteApp<View, ScreenEvent> = {
      view() {
        assert(view !== null, 'remote app: after its first view')
        return view
      },
      send(event) {
        if (socket.readyState === WebSocket.OPEN) say({ type: 'event', event: event as Record<string, unknown> })
      },
      subscribe(listener) {
        listeners.add(listener)
        if (view !== null) listener(view)
        return () => listeners.delete(listener)
      },
      onLost: (listener) => void lost.add(listener),
      async stop() {
        socket.close()
      },
    }
  })
}
