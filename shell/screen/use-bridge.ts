/** The screen's end of the bridge as a React hook. */
import { useEffect, useState } from 'react'
import { type Connection, connectBridge } from './connect-bridge.ts'

export interface BridgeState<View, Event> {
  /** null until the service has answered. While the connection is lost, this stays the last view: look at `connection` first. */
  readonly view: View | null
  readonly connection: Connection
  /** Drops events while the bridge is not connected: an old press must never act on a newer screen. */
  readonly send: (event: Event) => void
}

export function useBridge<View, Event>(): BridgeState<View, Event> {
  const [view, setView] = useState<View | null>(null)
  const [connection, setConnection] = useState<Connection>('connecting')
  const [send, setSend] = useState<(event: Event) => void>(() => () => {})
  useEffect(() => {
    const bridge = connectBridge({ onView: (next) => setView(next as View), onConnection: setConnection })
    setSend(() => (event: Event) => bridge.send(event))
    return () => bridge.close()
  }, [])
  return { view, connection, send }
}
