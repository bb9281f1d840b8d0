/**
 * The screen's end of the bridge. It uses the window object of Electron's preload if there is one, and otherwise one WebSocket to the server
 * of the page. It keeps the one-time token for a reload in the tab's session storage, because a page of another origin, and another port is
 * another origin, cannot read it there; a browser would send a cookie to every port of 127.0.0.1.
 */
import './no-eval.ts'
import { askWith, CLOSE, parseDown, type Up } from '../bridge/protocol.ts'

/** `busy`: another window holds the connection. `refused`: no valid token; the page must be opened anew. `ends`: this window is over, another goes on. */
export type Connection = 'connecting' | 'open' | 'lost' | 'busy' | 'refused' | 'ends'

export interface Bridge {
  send(event: unknown): void
  close(): void
}

export interface BridgeListener {
  readonly onView: (view: unknown) => void
  readonly onConnection: (connection: Connection) => void
}

/** The bridge that Electron's preload puts on the window: text in, text out. */
export interface PreloadBridge {
  send(text: string): void
  onText(listener: (text: string) => void): () => void
}

declare global {
  interface Window {
    readonly ippyoBridge?: PreloadBridge
  }
}

const TOKEN_PLACE = 'ippyo-screen-token'
const RETRY_MS = 400

export function connectBridge(listener: BridgeListener): Bridge {
  return window.ippyoBridge ? overPreload(window.ippyoBridge, listener) : overSocket(listener)
}

function overPreload(preload: PreloadBridge, listener: BridgeListener): Bridge {
  const stop = preload.onText((text) => {
    const message = parseDown(text)
    if (message?.type === 'ends') listener.onConnection('ends')
    if (message?.type !== 'view') return
    listener.onConnection('open')
    listener.onView(message.view)
  })
  preload.send(text({ type: 'kept' }))
  return {
    send: (event) => preload.send(text({ type: 'event', event: event as Record<string, unknown> })),
    close: stop,
  }
}

function overSocket(listener: BridgeListener): Bridge {
  let socket: WebSocket | null = null
  let open = false
  let retry: ReturnType<typeof setTimeout> | undefined
  let closed = false

  const connect = () => {
    const token = takeToken()
    if (token === null) {
      listener.onConnection('refused')
      return
    }
    const attempt = new WebSocket(`ws://${location.host}/bridge`, askWith(token))
    socket = attempt
    attempt.onmessage = ({ data }: MessageEvent<unknown>) => {
      const message = typeof data === 'string' ? parseDown(data) : null
      if (message === null) {
        attempt.close()
      } else if (message.type === 'opened') {
        sessionStorage.setItem(TOKEN_PLACE, message.next)
        attempt.send(text({ type: 'kept' }))
      } else if (message.type === 'view') {
        open = true
        listener.onConnection('open')
        listener.onView(message.view)
      } else if (message.type === 'ends') {
        closed = true
        listener.onConnection('ends')
      }
    }
    attempt.onclose = ({ code }) => {
      open = false
      if (closed) return
      const refused = code === CLOSE.token || !haveToken()
      listener.onConnection(code === CLOSE.busy ? 'busy' : refused ? 'refused' : 'lost')
      if (!refused) retry = setTimeout(connect, RETRY_MS)
    }
  }

  connect()
  // A fresh address that is pasted into this tab differs only in its fragment, and a browser loads no page for that.
  const openAnew = () => location.hash !== '' && location.reload()
  addEventListener('hashchange', openAnew)
  return {
    send(event) {
      if (open) socket?.send(text({ type: 'event', event: event as Record<string, unknown> }))
    },
    close() {
      closed = true
      removeEventListener('hashchange', openAnew)
      clearTimeout(retry)
      socket?.close()
    },
  }
}

/** Takes a token from the address, and removes it there and from the history; without one, takes the token of the tab's session storage. */
function takeToken(): string | null {
  const given = location.hash.slice(1)
  if (given !== '') {
    history.replaceState(null, '', location.pathname)
    sessionStorage.setItem(TOKEN_PLACE, given)
  }
  return sessionStorage.getItem(TOKEN_PLACE)
}

function haveToken(): boolean {
  return sessionStorage.getItem(TOKEN_PLACE) !== null
}

function text(message: Up): string {
  return JSON.stringify(message)
}
