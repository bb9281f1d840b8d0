/**
 * The Electron shell's main process: one window and a relay. The services run in the Node process that started it; both talk over the
 * child's private IPC channel, so there is no server, no port and no token. (docs/decisions/007: why not services inside Electron: native
 * modules would need Electron's own ABI, and a browser bug would be beside keys.)
 */
import type * as electronModule from 'electron'
import { UP_BYTES_MAX } from '../bridge/protocol.ts'
import { contentSecurityPolicy, pageHeaders } from '../content-security.ts'
import type { ScreenFile } from '../screen-files.ts'
import { isOwn, type Pane, SCREEN_ORIGIN, SCREEN_SCHEME, secureApp, secureSession, windowOptions } from './security.ts'

export type Electron = Pick<
  typeof electronModule,
  'app' | 'BrowserWindow' | 'Menu' | 'ipcMain' | 'protocol' | 'session'
>

/** The parent process, which runs the service. */
export interface ParentChannel {
  send(text: string): void
  onText(listener: (text: string) => void): void
  onClosed(listener: () => void): void
  /** A file that the app itself has for its page; null: none. */
  file(path: string): Promise<ScreenFile | null>
}

export interface ElectronParts {
  readonly files: ReadonlyMap<string, ScreenFile>
  readonly preload: string
  readonly pane: Pane
  readonly parent: ParentChannel
}

const UP_CHANNEL = 'ippyo-up'
const DOWN_CHANNEL = 'ippyo-down'

export async function runElectronShell(electron: Electron, parts: ElectronParts): Promise<void> {
  const { app, protocol, session, ipcMain } = electron
  secureApp(app, electron.Menu, parts.pane)
  // `stream`: without it an <audio> of the page plays nothing.
  protocol.registerSchemesAsPrivileged([
    { scheme: SCREEN_SCHEME, privileges: { standard: true, secure: true, stream: true } },
  ])
  parts.parent.onClosed(() => app.quit())
  await app.whenReady()

  const own = session.fromPartition('screen')
  secureSession(own, parts.pane)
  own.protocol.handle(SCREEN_SCHEME, (request) => answer(parts, request.url))
  const window = new electron.BrowserWindow(windowOptions(parts.preload, parts.pane))
  ipcMain.on(UP_CHANNEL, (event: electronModule.IpcMainEvent, text: unknown) => {
    const fromScreen = event.senderFrame !== null && event.senderFrame === window.webContents.mainFrame
    if (!fromScreen || !isOwn(event.senderFrame.url)) return
    if (typeof text === 'string' && text.length <= UP_BYTES_MAX) parts.parent.send(text)
  })
  parts.parent.onText((text) => window.webContents.send(DOWN_CHANNEL, text))
  app.on('window-all-closed', () => app.quit())
  // A page that crashed leaves an empty glass, and says so to nobody: with its window gone the service opens another.
  window.webContents.on('render-process-gone', () => app.quit())
  await window.loadURL(`${SCREEN_ORIGIN}/`)
}

async function answer({ files, pane, parent }: ElectronParts, url: string): Promise<Response> {
  if (!isOwn(url)) return new Response(null, { status: 404 })
  const { pathname } = new URL(url)
  const file = files.get(pathname) ?? (await parent.file(pathname))
  if (file === null) return new Response(null, { status: 404 })
  const headers = { ...pageHeaders(contentSecurityPolicy(null, pane === 'desk')), 'content-type': file.type }
  return new Response(new Uint8Array(file.bytes), { headers })
}
