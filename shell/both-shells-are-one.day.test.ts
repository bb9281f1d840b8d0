/**
 * One contract for both shells: the page's own end of the bridge opens, presses, reloads and ends in Chromium's server and in Electron's main process and
 * preload. Only `electron` itself is a stand-in, for no binary runs on every build machine.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { assert } from '#election/assert.ts'
import { type Down, UP_BYTES_MAX } from './bridge/protocol.ts'
import { type ScreenLink, type ServedScreen, serveScreen } from './bridge/serve-screen.ts'
import { startScreenServer } from './chromium/server.ts'
import { contentSecurityPolicy, pageHeaders } from './content-security.ts'
import { askForFiles, type Channel } from './electron/files-over-ipc.ts'
import { runElectronShell } from './electron/main.ts'
import { SCREEN_ORIGIN } from './electron/security.ts'
import { standIn } from './electron/stand-in-electron.ts'
import { serveOverChannel } from './electron/start-electron.ts'
import type { RunningApp } from './running-app.ts'
import { type Connection, connectBridge } from './screen/connect-bridge.ts'
import type { ScreenFile } from './screen-files.ts'
import { secureRandomness } from './secure-randomness.ts'

/** As Electron's preload script imports it. */
const preloads = vi.hoisted(() => ({ contextBridge: {}, ipcRenderer: {} }))
vi.mock('electron', () => preloads)

interface View {
  readonly presses: number
}
const pressSchema = z.strictObject({ type: z.literal('press') })

const PAGE = { type: 'text/html; charset=utf-8', bytes: Buffer.from('<!doctype html>') }
const CLIP = { type: 'audio/wav', bytes: Buffer.from([0x52, 0x49, 0x46, 0x46, 0, 0xff]) }
const fileOf = (path: string): ScreenFile | null => (path === '/clip/1.wav' ? CLIP : null)

type Serve = (link: ScreenLink) => ServedScreen

/** One with the globals of its page: what a test then does with `connectBridge` is done as by that page. */
interface Shell {
  get(path: string): Promise<Response>
  /** The page is there, also anew. */
  load(): Promise<void>
  /** As a page could that somebody has taken over. */
  say(text: string): void
  close(): Promise<void>
}

async function chromium(serve: Serve): Promise<Shell> {
  const parts = { files: new Map([['/', PAGE]]), fileOf, frameOrigin: null, randomness: secureRandomness() }
  const server = await startScreenServer({ ...parts, serve, onAddress: () => {} })
  const { origin, host, hash } = new URL(server.address())
  const location = { host, pathname: '/', hash }
  const kept = new Map<string, string>()
  let socket: WebSocket | null = null
  class PagesSocket extends WebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols, { origin })
      socket = this
    }
  }
  const globals = {
    WebSocket: PagesSocket,
    window: {},
    location,
    addEventListener: () => {},
    removeEventListener: () => {},
    history: { replaceState: () => Object.assign(location, { hash: '' }) },
    sessionStorage: {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => kept.set(name, value),
    },
  }
  return {
    get: (path) => fetch(new URL(path, origin)),
    async load() {
      for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value)
    },
    say: (text) => socket?.send(text),
    close: () => server.close(),
  }
}

/** Two ends of a child process's channel: a message that one sends is heard at the other. */
function channels(): readonly [Channel, Channel] {
  const heard = [0, 1].map((): ((message: unknown) => void)[] => [])
  const end = (mine: number): Channel => ({
    send: (message) => void heard[1 - mine]?.map((listener) => listener(message)),
    onMessage: (listener) => heard[mine]?.push(listener),
  })
  return [end(0), end(1)]
}

async function electron(serve: Serve): Promise<Shell> {
  const { electron: main, session, contents, ipcMain } = standIn()
  const [service, child] = channels()
  const stop = serveOverChannel({ serve, fileOf }, service)
  await runElectronShell(main, {
    ...{ files: new Map([['/', PAGE]]), preload: '', pane: 'kiosk' },
    parent: {
      send: child.send,
      onText: (listener) => child.onMessage((text) => typeof text === 'string' && listener(text)),
      onClosed: () => {},
      file: askForFiles(child),
    },
  })
  const [, answer] = session.protocol.handle.mock.lastCall ?? []
  assert(answer !== undefined, 'the screen has a protocol of its own')
  const say = (text: unknown) => ipcMain.emit('ippyo-up', { senderFrame: contents.mainFrame }, text)
  return {
    get: (path) => answer(new Request(new URL(path, SCREEN_ORIGIN))),
    async load() {
      const listeners = new Set<Listener>()
      contents.send = (_, text) => void [...listeners].map((listener) => listener({}, text))
      Object.assign(preloads.ipcRenderer, {
        send: (_: string, text: string) => say(text),
        on: (_: string, listener: Listener) => listeners.add(listener),
        off: (_: string, listener: Listener) => listeners.delete(listener),
      })
      const exposeInMainWorld = (name: string, bridge: unknown) => vi.stubGlobal('window', { [name]: bridge })
      Object.assign(preloads.contextBridge, { exposeInMainWorld })
      vi.resetModules()
      await import('./electron/entry-preload.ts')
    },
    say,
    async close() {
      stop()
    },
  }
}

type Listener = (event: unknown, text: unknown) => void

/** The app: how often it was pressed. */
function presses() {
  let presses = 0
  const listeners = new Set<(view: View) => void>()
  const running: RunningApp<View, z.infer<typeof pressSchema>> = {
    view: () => ({ presses }),
    send() {
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
  return { running, screens: () => listeners.size }
}

/** The page's own end. */
function openPage() {
  const shown: unknown[] = []
  const told: Connection[] = []
  let look = () => {}
  const bridge = connectBridge({
    onView(view) {
      shown.push(view)
      look()
    },
    onConnection(connection) {
      told.push(connection)
      look()
    },
  })
  const until = (is: () => boolean) =>
    new Promise<void>((resolve) => {
      look = () => is() && resolve()
      look()
    })
  return {
    ...bridge,
    shown,
    told,
    shows: (presses: number) => until(() => JSON.stringify(shown.at(-1)) === JSON.stringify({ presses })),
    hears: (connection: Connection) => until(() => told.at(-1) === connection),
  }
}

describe.each([
  ['Chromium', chromium],
  ['Electron', electron],
])('%s', (_, open) => {
  let shell: Shell
  let app: ReturnType<typeof presses>
  let links: ScreenLink[]

  beforeEach(async () => {
    app = presses()
    links = []
    shell = await open((link) => {
      links.push(link)
      return serveScreen(app.running, pressSchema, link)
    })
  })

  afterEach(async () => {
    await shell.close()
    vi.unstubAllGlobals()
  })

  it('gives the page, the files that the app itself has for it, and nothing else', async () => {
    const page = await shell.get('/')
    expect([page.status, await page.text()]).toEqual([200, '<!doctype html>'])
    for (const [name, value] of Object.entries(pageHeaders(contentSecurityPolicy(null))))
      expect(page.headers.get(name), name).toBe(value)
    const clip = await shell.get('/clip/1.wav')
    expect(clip.headers.get('content-type')).toBe(CLIP.type)
    expect(Buffer.from(await clip.arrayBuffer())).toEqual(CLIP.bytes)
    for (const path of ['/clip/2.wav', '/clip', '/%2e%2e/etc/passwd', `/${'x'.repeat(2000)}`])
      expect((await shell.get(path)).status).toBe(404)
  })

  it('shows the view as soon as the page is there, and each press acts once', async () => {
    await shell.load()
    const page = openPage()
    await page.shows(0)
    page.send({ type: 'press' })
    await page.shows(1)
    expect(page.told.at(-1)).toBe('open')
    page.close()
  })

  it('shows a page that was loaded anew the view, and serves the former one no more', async () => {
    await shell.load()
    const before = openPage()
    await before.shows(0)
    before.close()
    await shell.load()
    const after = openPage()
    await after.shows(0)
    after.send({ type: 'press' })
    await after.shows(1)
    expect(before.shown).toEqual([{ presses: 0 }])
    expect(app.screens()).toBe(1)
    after.close()
  })

  it('does nothing of an event that is none', async () => {
    await shell.load()
    const page = openPage()
    await page.shows(0)
    page.send({ type: 'vote', for: 'everybody' })
    page.send({ type: 'press' })
    await page.shows(1)
    page.close()
  })

  it.each([
    ['too long a text', JSON.stringify({ type: 'event', event: { type: 'press', noise: 'x'.repeat(UP_BYTES_MAX) } })],
    ['a text that is no message', '{"type":"press"}'],
  ])('does nothing of %s, and the page goes on', async (_name, text) => {
    await shell.load()
    const stranger = openPage()
    await stranger.shows(0)
    shell.say(text)
    stranger.close()
    await shell.load()
    const page = openPage()
    await page.shows(0)
    page.send({ type: 'press' })
    await page.shows(1)
    page.close()
  })

  it('tells a page that another goes on', async () => {
    await shell.load()
    const page = openPage()
    await page.shows(0)
    links.at(-1)?.send(JSON.stringify({ type: 'ends' } satisfies Down))
    await page.hears('ends')
    page.close()
  })
})
