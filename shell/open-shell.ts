/** Opens an app's screen. `main.ts` of each app ends with it; the desk gives `shell: 'none'` and frames the address. */
import { join, resolve } from 'node:path'
import type { z } from 'zod'
import { assert } from '#election/assert.ts'
import type { Use } from '#election/definition/definition.ts'
import { LANGUAGES } from '#election/languages.ts'
import { programNews, windowNews } from '#ui/messages/machine.ts'
import { fill } from '#ui/messages/message.ts'
import type { Down } from './bridge/protocol.ts'
import { type ScreenLink, type ServedScreen, serveScreen } from './bridge/serve-screen.ts'
import { chooseShell, mayStayOutside, type ShellKind, ShellMissing } from './choose-shell.ts'
import { findChromium, startChromium } from './chromium/browser.ts'
import { canBeSeparated, findBubblewrap, type Separation } from './chromium/separate.ts'
import { startScreenServer } from './chromium/server.ts'
import type { AppConfig } from './config.ts'
import { findElectron, startElectron } from './electron/start-electron.ts'
import { GLASS, handOverPlace, OPENING_PAGE, removeHandOver, writeHandOver } from './hand-over.ts'
import { keepOpen, systemTimers, type Window, type WindowNews } from './keep-open.ts'
import { checkForUse, mayShowRefusal } from './machine/machine-check.ts'
import { writeNoCoreDumps } from './machine/no-core-dumps.ts'
import { policyInForce } from './machine/policy-in-force.ts'
import type { MachineAsked } from './machine/read-facts.ts'
import type { Judged } from './machine/requirement.ts'
import { refusalPage } from './machine/tell.ts'
import { refusedWindow } from './refused-window.ts'
import type { RunningApp } from './running-app.ts'
import { notAsBuilt, PRODUCT, RUNS_FROM_BUNDLE } from './runs-from-bundle.ts'
import { packageFiles, readScreenFiles, type ScreenFile } from './screen-files.ts'
import { secureRandomness } from './secure-randomness.ts'

export type AppName = 'kiosk' | 'issuer' | 'tally' | 'office' | 'desk'

/** Exit code of a start that the machine does not allow. */
const REFUSED = 1

/** So long a page stays that says that another follows: long enough to be read. */
const SEEN_MS = 3_000

export interface OpenShell {
  readonly kind: ShellKind
  /** With the one-time token, for a browser opened by hand; null with Electron, which has no server. Never log it. */
  readonly address: string | null
  /**
   * When the desk's window has ended: by a hand that closed it, or because it never came up. Never with `none`, and never for an app:
   * its window is opened anew.
   */
  onClosed(listener: (end: WindowEnd) => void): void
  /**
   * Typed secrets leave the machine's memory with their browser; another browser goes on. Does nothing with `none`: the person who opened
   * that window closes it.
   */
  beginAnew(): void
  /** Ends the browser that this call started, the server and the connection; not the app. */
  close(): Promise<void>
}

export interface WindowEnd {
  /** Its page was connected once: somebody saw it. */
  readonly wasShown: boolean
  /** The browser's last line, where it was heard. */
  readonly lastWords: string | null
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

/**
 * @throws ShellMissing when a shell was asked for by name and is not here, or not as it must be for this use;
 * AssertionError when the screen is not built or something other than a fixture asks to be framed.
 */
export async function openShell<View, ScreenEvent>(options: ShellOptions<View, ScreenEvent>): Promise<OpenShell> {
  const { app, running, config } = options
  const frameOrigin = config.frameOrigin ?? null
  assert(frameOrigin === null || options.use === 'fixture', 'openShell: only a fixture may be framed')
  const mayNamePort = config.practice === true || mayBePlain(options.use)
  assert(config.port === undefined || mayNamePort, 'openShell: a port is named for samples and rehearsals alone')
  const binaries = { electron: findElectron(PRODUCT), chromium: findChromium(process.env) }
  const wish = process.env.IPPYO_SHELL
  const chosen = chooseShell({ wish, configured: config.shell, ...binaries, display: hasDisplay() })
  const presence: Presence = { tell: () => {}, end: () => {} }
  const place = placeOfScreen(app, config.machine)
  if (place === null) {
    await running.stop()
    process.exit(REFUSED)
  }
  const parts: ScreenParts = {
    app,
    place,
    frameOrigin,
    port: config.port,
    screens: join(PRODUCT, 'dist', 'screens', app),
    ofPackage: packageFiles(config.package, options.use !== null),
    // A desk is a window among others; a machine of the polling station shows nothing else.
    kiosk: app !== 'desk',
    silent: app === 'kiosk',
    fileOf: running.file?.bind(running),
    serve: (link) => telling(presence, serveScreen(running, options.screenEventSchema, link), link),
  }
  console.log(`${app}: ${chosen.why}`)
  if (app !== 'desk') {
    writeNoCoreDumps()
    const checked = checkForUse(options.use, asked(chosen.kind, config), console.error)
    if (checked.type === 'refused') return refused(checked.judged, running, parts, binaries.chromium)
  }
  const open = opener(chosen.kind, binaries, parts, options.use)
  if (chosen.kind === 'electron') return opened(parts, presence, open, null)
  const served = await openServer(parts)
  if (chosen.kind === 'chromium') {
    // Each window finds its token, also where the disk was full when the last one was used.
    const openAtAddress = () => {
      writeHandOver(parts.place, served.address())
      return open()
    }
    return opened(parts, presence, openAtAddress, served)
  }
  // The file, not the address: its token would stay on the console. The desk says its own.
  if (app !== 'desk') for (const line of screenFileLines(place)) console.log(`${app}: ${line}`)
  return { ...NEVER_BY_ITSELF, kind: 'none', address: served.address(), close: served.close }
}

/** Null: the console has said why there is no screen. */
function placeOfScreen(app: AppName, machine: string): string | null {
  const place = handOverPlace(machine)
  if (place === machine) return place
  const news = place === null ? 'no-place-for-screen' : 'screen-elsewhere'
  for (const language of LANGUAGES) {
    console.error(`${app}: ${fill(programNews[news][language], { place: place ?? '' })}`)
  }
  return place
}

function screenFileLines(place: string): readonly string[] {
  const file = join(resolve(place), OPENING_PAGE)
  return LANGUAGES.map((language) => fill(programNews['screen-file'][language], { file }))
}

/** Run from sources it is translated by a loader that keeps the result where others may write; the built product is not. */
function asked(kind: ShellKind, { machine, printer }: AppConfig): MachineAsked {
  const program = notAsBuilt(RUNS_FROM_BUNDLE) === null ? 'built' : 'translated'
  const parts = { environment: process.env, printer: printer !== undefined, places: null }
  return { machine, program, chromium: kind === 'chromium', ...parts }
}

/**
 * The app is stopped before anything is shown. Where the browser's room holds, the glass says what is wrong, so that who switched
 * the machine on sees it; where it does not, a browser would be the danger itself, and the console has said it.
 */
async function refused(
  judged: readonly Judged[],
  running: { stop(): Promise<void> },
  parts: ScreenParts,
  chromium: string | null,
): Promise<OpenShell> {
  await running.stop()
  if (chromium === null || !mayShowRefusal(judged)) process.exit(REFUSED)
  const open = opener('chromium', { chromium, electron: null }, parts, 'live')
  const serve = () => ({ event() {}, stop() {} })
  const served = await openServer({ ...parts, frameOrigin: null, fileOf: undefined, serve }, refusalPage(judged))
  const close = async () => {
    await window.close()
    await served.close()
    // Anything that the caller would end has ended before.
    process.exit(REFUSED)
  }
  const window = refusedWindow({ open, timers: systemTimers, over: () => void close() })
  return { ...NEVER_BY_ITSELF, kind: 'chromium', address: served.address(), close }
}

interface ScreenParts {
  readonly app: AppName
  /** Where the address is handed over. */
  readonly place: string
  readonly frameOrigin: string | null
  readonly port: number | undefined
  readonly screens: string
  readonly ofPackage: readonly string[]
  readonly kiosk: boolean
  readonly silent: boolean
  readonly fileOf: ((path: string) => ScreenFile | null) | undefined
  readonly serve: (link: ScreenLink) => ServedScreen
}

interface Served {
  address(): string
  close(): Promise<void>
}

const NEVER_BY_ITSELF = { onClosed: () => {}, beginAnew: () => {} }

interface Presence {
  tell: (there: boolean) => void
  /** The page that is there says that another follows, and hears nothing more. */
  end: () => void
}

function telling(presence: Presence, served: ServedScreen, link: ScreenLink): ServedScreen {
  presence.tell(true)
  presence.end = () => {
    served.stop()
    link.send(JSON.stringify({ type: 'ends' } satisfies Down))
  }
  return {
    event: served.event,
    stop() {
      presence.end = () => {}
      presence.tell(false)
      served.stop()
    },
  }
}

interface Binaries {
  readonly electron: string | null
  readonly chromium: string | null
}

/** Opens one window, as often as it takes. Checked before anything is served, so that a refusal leaves nothing open. */
function opener(kind: ShellKind, { electron, chromium }: Binaries, parts: ScreenParts, use: Use | null): () => Window {
  if (kind === 'electron' && electron !== null) {
    if (!mayBePlain(use)) throw new ShellMissing(`${parts.app}: ${NOT_SEPARATED}: Electron runs beside the keys`)
    return () => startElectron({ ...parts, binary: electron, entry: join(PRODUCT, 'dist', 'electron', 'entry.cjs') })
  }
  if (kind === 'chromium' && chromium !== null) {
    const separation = mayStayOutside(use, policyInForce()) ? null : separationOf(chromium, parts)
    if (separation === null && !mayBePlain(use)) throw new ShellMissing(`${parts.app}: ${NOT_SEPARATED}`)
    const openingPage = join(parts.place, OPENING_PAGE)
    return () => startChromium(chromium, { openingPage, kiosk: parts.kiosk, silent: parts.silent, separation })
  }
  return () => {
    throw new ShellMissing(`${parts.app}: no window to open`)
  }
}

const NOT_SEPARATED =
  "a browser beside real keys must be Debian's Chromium in bubblewrap, under a user other than root (ippyo inspect machine)"

/** A rehearsal's keys open nothing of the election, so it may run on a desk; what cannot be verified may be the real thing. */
function mayBePlain(use: Use | null): boolean {
  return use === 'fixture' || use === 'rehearsal'
}

function separationOf(chromium: string, { place }: ScreenParts): Separation | null {
  const bubblewrap = findBubblewrap(process.env)
  if (bubblewrap === null || !canBeSeparated(chromium) || process.getuid?.() === 0) return null
  return { bubblewrap, glass: join(place, GLASS), environment: process.env }
}

async function openServer(
  parts: ScreenParts,
  files = readScreenFiles(parts.screens, parts.ofPackage),
): Promise<Served> {
  const server = await startScreenServer({
    files,
    fileOf: parts.fileOf,
    frameOrigin: parts.frameOrigin,
    port: parts.port,
    frames: parts.app === 'desk',
    randomness: secureRandomness(),
    serve: parts.serve,
    onAddress: (address) => writeHandOver(parts.place, address),
  })
  return {
    address: server.address,
    async close() {
      removeHandOver(parts.place)
      await server.close()
    },
  }
}

/** The desk ends with its window; a machine of the polling station opens it anew. */
function opened(parts: ScreenParts, presence: Presence, open: () => Window, served: Served | null): OpenShell {
  const kind = served === null ? 'electron' : 'chromium'
  const address = served?.address() ?? null
  if (parts.app === 'desk') {
    const window = open()
    let wasShown = false
    presence.tell = (there) => {
      wasShown ||= there
    }
    return {
      ...NEVER_BY_ITSELF,
      kind,
      address,
      onClosed: (listener) => window.onClosed(() => listener({ wasShown, lastWords: window.lastWords?.() ?? null })),
      close: () => window.close().then(() => served?.close()),
    }
  }
  let wasShown = false
  const say = (news: WindowNews) => {
    console.error(`${parts.app}: ${LANGUAGES.map((language) => windowNews[news][language]).join(' ')}`)
    // No display, or a container that forbids the browser its sandbox: another browser of this user opens the file.
    if (news !== 'waits-a-minute' || wasShown || served === null) return
    for (const line of screenFileLines(parts.place)) console.error(`${parts.app}: ${line}`)
  }
  const kept = keepOpen({ open, timers: systemTimers, say })
  presence.tell = (there) => {
    wasShown ||= there
    kept.screen(there)
  }
  let callOff = () => {}
  return {
    kind,
    address,
    onClosed: () => {},
    beginAnew() {
      presence.end()
      callOff()
      callOff = systemTimers.after(SEEN_MS, kept.beginAnew)
    },
    async close() {
      callOff()
      await kept.close()
      await served?.close()
    },
  }
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return (process.env.DISPLAY ?? '') !== '' || (process.env.WAYLAND_DISPLAY ?? '') !== ''
}
