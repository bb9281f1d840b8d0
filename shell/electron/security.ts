/**
 * Everything that keeps an Electron window a mere pane of glass, in one place and against a port of
 * `electron`, so that a test with a fake proves each setting where no Electron binary can run.
 */
import type { App, BrowserWindowConstructorOptions, Menu, Session, WebContents } from 'electron'
import { LEFT_OUT_FEATURES } from '../left-out-features.ts'

/** The screen's own protocol: no loopback, no file, no network. */
export const SCREEN_SCHEME = 'ippyo'
export const SCREEN_ORIGIN = `${SCREEN_SCHEME}://screen`

/** kiosk: one screen and nothing else · desk: also frames the screens of its fixture apps, from loopback. */
export type Pane = 'kiosk' | 'desk'

const LOOPBACK = /^(http|ws):\/\/127\.0\.0\.1:\d{1,5}\//

export function isOwn(url: string): boolean {
  return url.startsWith(`${SCREEN_ORIGIN}/`)
}

/** Before `ready`. */
export function secureApp(app: App, menu: typeof Menu, pane: Pane): void {
  app.enableSandbox()
  menu.setApplicationMenu(null)
  for (const name of ['disable-background-networking', 'disable-component-update', 'disable-pinch', 'no-pings']) {
    app.commandLine.appendSwitch(name)
  }
  app.commandLine.appendSwitch('disable-features', LEFT_OUT_FEATURES.join())
  app.commandLine.appendSwitch('autoplay-policy', 'no-user-gesture-required')
  app.on('web-contents-created', (_event, contents) => secureContents(contents, pane))
}

/** Nothing leaves the page: no navigation, no window, no embedded view, no devtools. */
function secureContents(contents: WebContents, pane: Pane): void {
  const refuse = (event: { preventDefault(): void }) => event.preventDefault()
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', refuse)
  contents.on('will-redirect', refuse)
  contents.on('will-frame-navigate', (event) => {
    if (pane !== 'desk' || event.isMainFrame || !LOOPBACK.test(event.url)) event.preventDefault()
  })
  contents.on('will-attach-webview', refuse)
  contents.on('devtools-opened', () => contents.closeDevTools())
  void contents.setVisualZoomLevelLimits(1, 1)
}

/** All requests but our own protocol's, every permission and every device are refused. */
export function secureSession(session: Session, pane: Pane): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayAsk(details.url, pane) }))
  session.on('will-download', (event) => event.preventDefault())
  session.setSpellCheckerEnabled(false)
}

function mayAsk(url: string, pane: Pane): boolean {
  return isOwn(url) || (pane === 'desk' && LOOPBACK.test(url))
}

export function windowOptions(preload: string, pane: Pane): BrowserWindowConstructorOptions {
  return {
    kiosk: pane === 'kiosk',
    fullscreen: pane === 'kiosk',
    width: 1920,
    height: 1080,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      devTools: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      // In memory: no `persist:` before the name.
      partition: 'screen',
    },
  }
}
