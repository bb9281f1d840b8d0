/** Opens an app's screen. `main.ts` of each app ends with it; the desk gives `shell: 'none'` and frames the address. */
import { join } from 'node:path'
import type { z } from 'zod'
import { assert } from '#election/assert.ts'
import type { Use } from '#election/definition/definition.ts'
import { type ScreenLink, type ServedScreen, serveScreen } from './bridge/serve-screen.ts'
import { chooseShell } from './choose-shell.ts'
import { findChromium, startChromium } from './chromium/browser.ts'
import { startScreenServer } from './chromium/server.ts'
import type { AppConfig } from './config.ts'
import { findElectron, startElectron } from './electron/start-electron.ts'
import { OPENING_PAGE, removeHandOver, writeHandOver } from './hand-over.ts'
import type { RunningApp } from './running-app.ts'
import { namesFontOf, readScreenFiles } from './screen-files.ts'
import { secureRandomness } from './secure-randomness.ts'

export type AppName = 'kiosk' | 'issuer' | 'tally' | 'desk'
export type ShellKind = 'electron' | 'chromium' | 'none'

export interface OpenShell {
  readonly kind: ShellKind
  /** With the one-time token, for a browser opened by hand; null with Electron, which has no server. Never log it. */
  readonly address: string | null
  /** When the window was closed by hand. Never with `none`. */
  onClosed(listener: () => void): void
  /** Ends the browser that this call started, the server and the connection; not the app. */
  close(): Promise<void>
}

export interface ShellOptions<View, ScreenEvent> {
  readonly app: AppName
  readonly running: RunningApp<View, ScreenEvent>
  /** `screenEventSchema` of `session/screen-event.ts`. */
  readonly screenEventSchema: z.ZodType<ScreenEvent>
  readonly config: AppConfig
  /** Use of the verified package; null when none is verified yet. Only `fixture` may be framed (`config.frameOrigin`). */
  readonly use: Use | null
}

const ROOT = join(import.meta.dirname, '..')

/**
 * @throws ShellMissing when a shell was asked for by name and is not here; AssertionError when the screen is not built
 * or something other than a fixture asks to be framed.
 */
export async function openShell<View, ScreenEvent>(options: ShellOptions<View, ScreenEvent>): Promise<OpenShell> {
  const { app, running, config } = options
  const frameOrigin = config.frameOrigin ?? null
  assert(frameOrigin === null || options.use === 'fixture', 'openShell: only a fixture may be framed')
  const binaries = { electron: findElectron(ROOT), chromium: findChromium(process.env) }
  const wish = process.env.IPPYO_SHELL
  const chosen = chooseShell({ wish, configured: config.shell, ...binaries, display: hasDisplay() })
  const parts: ScreenParts = {
    app,
    machine: config.machine,
    frameOrigin,
    screens: join(ROOT, 'dist', 'screens', app),
    namesFont: namesFontOf(config.package, options.use !== null),
    // A desk is a window among others; a machine of the polling station shows nothing else.
    kiosk: app !== 'desk',
    serve: (link) => serveScreen(running, options.screenEventSchema, link),
  }
  console.log(`${app}: ${chosen.why}`)
  if (chosen.kind === 'electron' && binaries.electron !== null) return openElectron(binaries.electron, parts)
  const served = await openServer(parts)
  if (chosen.kind === 'chromium' && binaries.chromium !== null) return openChromium(binaries.chromium, parts, served)
  return { kind: 'none', address: served.address(), onClosed: () => {}, close: served.close }
}

interface ScreenParts {
  readonly app: AppName
  readonly machine: string
  readonly frameOrigin: string | null
  readonly screens: string
  readonly namesFont: string | null
  readonly kiosk: boolean
  readonly serve: (link: ScreenLink) => ServedScreen
}

function openElectron(binary: string, parts: ScreenParts): OpenShell {
  const electron = startElectron({ ...parts, binary, entry: join(ROOT, 'dist', 'electron', 'entry.cjs') })
  return { kind: 'electron', address: null, onClosed: electron.onClosed, close: electron.close }
}

async function openServer(parts: ScreenParts): Promise<{ address(): string; close(): Promise<void> }> {
  const server = await startScreenServer({
    files: readScreenFiles(parts.screens, parts.namesFont),
    frameOrigin: parts.frameOrigin,
    frames: parts.app === 'desk',
    randomness: secureRandomness(),
    serve: parts.serve,
    onAddress: (address) => writeHandOver(parts.machine, address),
  })
  return {
    address: server.address,
    async close() {
      removeHandOver(parts.machine)
      await server.close()
    },
  }
}

function openChromium(
  chromium: string,
  parts: ScreenParts,
  served: { address(): string; close(): Promise<void> },
): OpenShell {
  const openingPage = join(parts.machine, OPENING_PAGE)
  const browser = startChromium(chromium, { openingPage, kiosk: parts.kiosk })
  return {
    kind: 'chromium',
    address: served.address(),
    onClosed: browser.onClosed,
    async close() {
      await browser.close()
      await served.close()
    },
  }
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return (process.env.DISPLAY ?? '') !== '' || (process.env.WAYLAND_DISPLAY ?? '') !== ''
}
