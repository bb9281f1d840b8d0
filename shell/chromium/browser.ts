/** Debian's Chromium as the glass of one screen: kiosk, own profile that goes with it, nothing of its own on the network. */
import { type ChildProcess, spawn } from 'node:child_process'
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { assert } from '#election/assert.ts'
import { LEFT_OUT_FEATURES } from '../left-out-features.ts'
import { PAGE_INSIDE, PROFILE_INSIDE, type Separation, separated, writePolicy } from './separate.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'] as const

/** The browser's path, or null. CHROMIUM_PATH wins over the search in PATH. */
export function findChromium(environment: NodeJS.ProcessEnv): string | null {
  const directories = (environment.PATH ?? '').split(delimiter).filter((directory) => directory !== '')
  const candidates = NAMES.flatMap((name) => directories.map((directory) => join(directory, name)))
  const wished = environment.CHROMIUM_PATH
  return (wished === undefined ? candidates : [wished]).find(runnable) ?? null
}

function runnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    // Not there or not allowed: not a browser for us.
    return false
  }
}

/** Measured flags: no first-run pages, no updater, no background requests, no pinch, swipe or translation bar. */
export function chromiumFlags(options: {
  readonly openingPage: string
  readonly profile: string
  readonly kiosk: boolean
  readonly silent: boolean
  readonly root: boolean
  readonly headless?: boolean
}): readonly string[] {
  return [
    // A page that is opened as a forced app has no shortcut for a window, a tab, a file, history, printing, the task manager (X-A6).
    ...(options.kiosk ? ['--kiosk', '--force-app-mode'] : ['--window-size=1920,1080']),
    // The voter's sound goes to the headphones by the service alone (decision 018): no page may sound beside it.
    options.silent ? '--mute-audio' : '--autoplay-policy=no-user-gesture-required',
    `--app=${pathToFileURL(options.openingPage).href}`,
    `--user-data-dir=${options.profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-component-update',
    '--disable-background-networking',
    '--disable-sync',
    '--disable-breakpad',
    '--disable-domain-reliability',
    '--disable-client-side-phishing-detection',
    '--no-pings',
    '--password-store=basic',
    `--disable-features=${[...LEFT_OUT_FEATURES, 'OptimizationHints', 'AutofillServerCommunication'].join()}`,
    '--disable-pinch',
    '--overscroll-history-navigation=0',
    '--touch-events=enabled',
    '--noerrdialogs',
    '--disk-cache-size=1',
    // A part of the browser that is not spoken to within 15 s ends itself. On a slow start the first page went with it, and the window stayed white.
    '--ipc-connection-timeout=300',
    // Chromium refuses its sandbox to root; a kiosk's own user keeps it.
    ...(options.root ? ['--no-sandbox'] : []),
    ...(options.headless === true ? ['--headless'] : []),
  ]
}

export interface OpenBrowser {
  readonly pid: number | undefined
  /** The last line that the browser wrote to its console, at most 200 characters; null of a machine's glass, whose words nobody keeps. */
  lastWords(): string | null
  onClosed(listener: () => void): void
  close(): Promise<void>
}

export interface BrowserStart {
  readonly openingPage: string
  readonly kiosk: boolean
  readonly silent: boolean
  /** null: no room around the browser, only on a machine without secrets. */
  readonly separation: Separation | null
  /** On no display: only to see whether it lives (`shell/machine/try-browser.ts`). */
  readonly headless?: boolean
}

export function startChromium(chromium: string, start: BrowserStart): OpenBrowser {
  const root = process.getuid?.() === 0
  assert(!(root && start.separation !== null), 'startChromium: root has no sandbox, so nothing is separated from it')
  return start.separation === null
    ? startPlain(chromium, start, root)
    : startSeparated(chromium, start, start.separation)
}

function startPlain(chromium: string, { openingPage, kiosk, silent }: BrowserStart, root: boolean): OpenBrowser {
  const profile = mkdtempSync(join(tmpdir(), 'ippyo-browser-'))
  const flags = chromiumFlags({ openingPage, kiosk, silent, profile, root })
  const clean = () => rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  return run(chromium, flags, clean, !kiosk)
}

function startSeparated(chromium: string, start: BrowserStart, separation: Separation): OpenBrowser {
  const flags = chromiumFlags({ ...start, openingPage: PAGE_INSIDE, profile: PROFILE_INSIDE, root: false })
  writePolicy(separation.glass)
  const [program, args] = separated(chromium, flags, separation)
  return run(program, args, () => {}, false)
}

const LAST_WORDS_MAX = 200

function run(program: string, args: readonly string[], clean: () => void, isHeard: boolean): OpenBrowser {
  // A group of its own, so that its helpers end with it. Its chatter would hide the lines of our own service.
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', isHeard ? 'pipe' : 'ignore'], detached: true })
  let heard: string | null = null
  child.stderr?.on('data', (bytes: Buffer) => {
    heard = bytes.toString().trim().split('\n').at(-1)?.slice(0, LAST_WORDS_MAX) || heard
  })
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  return {
    pid: child.pid,
    lastWords: () => heard,
    onClosed: (listener) => void gone.then(listener),
    async close() {
      endGroup(child, 'SIGTERM')
      const hard = setTimeout(() => endGroup(child, 'SIGKILL'), 3_000)
      await gone
      clearTimeout(hard)
      endGroup(child, 'SIGKILL')
      clean()
    },
  }
}

function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // ESRCH: the whole group has ended already.
  }
}
