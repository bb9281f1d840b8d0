/** No Electron binary runs on every build machine: this one records what the shell asks of it. For tests alone. */
import { EventEmitter } from 'node:events'
import { vi } from 'vitest'
import type { Electron } from './main.ts'

type Handler = (...values: unknown[]) => unknown

class Contents extends EventEmitter {
  readonly mainFrame = { url: 'ippyo://screen/' }
  readonly sent: unknown[] = []
  opener: Handler = () => ({ action: 'allow' })
  setWindowOpenHandler(handler: Handler) {
    this.opener = handler
  }
  send(channel: string, text: string) {
    this.sent.push([channel, text])
  }
  closeDevTools = vi.fn()
  setVisualZoomLevelLimits = vi.fn()
}

export function standIn() {
  const app = Object.assign(new EventEmitter(), {
    enableSandbox: vi.fn(),
    quit: vi.fn(),
    whenReady: async () => {},
    commandLine: { appendSwitch: vi.fn() },
  })
  const session = Object.assign(new EventEmitter(), {
    permission: (() => {}) as Handler,
    check: (() => true) as Handler,
    device: (() => true) as Handler,
    before: (() => {}) as Handler,
    setPermissionRequestHandler: (handler: Handler) => Object.assign(session, { permission: handler }),
    setPermissionCheckHandler: (handler: Handler) => Object.assign(session, { check: handler }),
    setDevicePermissionHandler: (handler: Handler) => Object.assign(session, { device: handler }),
    setSpellCheckerEnabled: vi.fn(),
    webRequest: { onBeforeRequest: (handler: Handler) => Object.assign(session, { before: handler }) },
    protocol: { handle: vi.fn<(scheme: string, answer: (request: Request) => Promise<Response>) => void>() },
  })
  const contents = new Contents()
  const loaded: string[] = []
  const windows: unknown[] = []
  class BrowserWindow {
    readonly webContents = contents
    constructor(options: unknown) {
      windows.push(options)
      app.emit('web-contents-created', {}, contents)
    }
    async loadURL(url: string) {
      loaded.push(url)
    }
  }
  const ipcMain = new EventEmitter()
  const electron = {
    app,
    BrowserWindow,
    ipcMain,
    Menu: { setApplicationMenu: vi.fn() },
    protocol: { registerSchemesAsPrivileged: vi.fn() },
    session: { fromPartition: () => session },
  }
  return { electron: electron as unknown as Electron, app, session, contents, windows, loaded, ipcMain }
}
