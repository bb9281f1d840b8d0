/**
 * The browser in a room of its own (bubblewrap): it sees programs and fonts, its display, its policy and the one page that
 * opens the screen; no machine directory, no media, no package, no home, no other process. A person who gets out of the page
 * (a shortcut, a hole in the browser) still finds no key (X-A6). The browser writes into memory only, which ends with it.
 */
import { accessSync, constants, existsSync, writeFileSync } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'
import policy from './policy.json' with { type: 'json' }

/** Where the browser finds the page that opens the screen; the policy's allow-list names it. */
export const PAGE_INSIDE = '/run/ippyo/screen.html'
export const PROFILE_INSIDE = '/home/glass/profile'
/** Beside the opening page: it is there before the browser starts, wherever this program is installed. */
const POLICY = 'policy.json'

export interface Separation {
  /** Path of bubblewrap. */
  readonly bubblewrap: string
  /** A directory with nothing but the opening page and the policy. Bound as a directory, because the page is replaced by a new file. */
  readonly glass: string
  readonly environment: NodeJS.ProcessEnv
}

/** bubblewrap's path, or null. */
export function findBubblewrap(environment: NodeJS.ProcessEnv): string | null {
  const paths = (environment.PATH ?? '').split(delimiter).filter(isAbsolute)
  return paths.map((directory) => join(directory, 'bwrap')).find(runnable) ?? null
}

/** The room has only programs below /usr, and only Debian's Chromium reads its policy from the path that we bind. */
export function canBeSeparated(chromium: string): boolean {
  return chromium.startsWith('/usr/')
}

/** Writes the policy as shipped. It is in force in the room whatever the machine's own /etc says. */
export function writePolicy(glass: string): void {
  writeFileSync(join(glass, POLICY), `${JSON.stringify(policy)}\n`, { mode: 0o600 })
}

/** The same program in that room, after `writePolicy`. Not for root: its Chromium would have no sandbox of its own. */
export function separated(program: string, args: readonly string[], separation: Separation): [string, string[]] {
  const { environment, glass } = separation
  return [
    separation.bubblewrap,
    [
      ...['--unshare-user', '--unshare-pid', '--unshare-ipc', '--unshare-uts', '--unshare-cgroup-try'],
      // The browser ends with its service, and cannot type into the service's terminal.
      ...['--die-with-parent', '--new-session', '--clearenv', '--chdir', '/'],
      ...SYSTEM,
      ...['--ro-bind', join(glass, POLICY), '/etc/chromium/policies/managed/ippyo.json'],
      ...['--ro-bind', glass, '/run/ippyo'],
      ...NO_CRASH_HANDLER,
      ...display(environment),
      ...variables({ PATH: '/usr/bin:/bin', HOME: '/home/glass', LANG: environment.LANG ?? 'C.UTF-8' }),
      ...[program, ...args],
    ],
  ]
}

/** The names in /etc that programs and fonts need, and no others: an office may keep anything there. */
const FROM_ETC = [
  'alternatives',
  'chromium.d',
  'fonts',
  'ld.so.cache',
  'ld.so.conf',
  'ld.so.conf.d',
  'localtime',
  'nsswitch.conf',
  'passwd',
]

const SYSTEM = [
  ...['--ro-bind', '/usr', '/usr'],
  ...['bin', 'sbin', 'lib', 'lib64'].flatMap((name) => ['--symlink', `usr/${name}`, `/${name}`]),
  ...[
    '--proc',
    '/proc',
    '--dev',
    '/dev',
    '--dev-bind-try',
    '/dev/dri',
    '/dev/dri',
    '--dev-bind-try',
    '/dev/snd',
    '/dev/snd',
  ],
  // A Chromium that sees Yama there asks its crash handler for its number, and dies because there is none (below). Debian's kernel has
  // Yama, others have not: the room is the same on each, and shows none of the kernel's settings.
  ...['--tmpfs', '/proc/sys/kernel'],
  // The graphics driver looks its card up there; read-only, and no block device is named in /dev.
  ...['--ro-bind-try', '/sys/dev/char', '/sys/dev/char', '--ro-bind-try', '/sys/devices', '/sys/devices'],
  ...['--tmpfs', '/tmp', '--tmpfs', '/home/glass', '--tmpfs', '/run', '--tmpfs', '/etc'],
  ...FROM_ETC.flatMap((name) => ['--ro-bind-try', `/etc/${name}`, `/etc/${name}`]),
  ...['--ro-bind-try', '/var/cache/fontconfig', '/var/cache/fontconfig'],
]

/**
 * Debian's Chromium starts its crash handler whatever its flags say. The handler writes the memory of a crashed page, with names and
 * selections, to a file. `/dev/null` in its place cannot be started; the browser runs without it where it sees no Yama (decision 007).
 */
const CRASH_HANDLERS = ['chromium', 'chromium-browser'].map((name) => `/usr/lib/${name}/chrome_crashpad_handler`)
const NO_CRASH_HANDLER = CRASH_HANDLERS.filter((path) => existsSync(path)).flatMap((path) => [
  '--ro-bind',
  '/dev/null',
  path,
])

function display(environment: NodeJS.ProcessEnv): string[] {
  const number = /^:(\d+)/.exec(environment.DISPLAY ?? '')?.[1]
  const runtime = environment.XDG_RUNTIME_DIR
  const wayland = environment.WAYLAND_DISPLAY
  return [
    ...variables({ DISPLAY: environment.DISPLAY, WAYLAND_DISPLAY: wayland, XDG_RUNTIME_DIR: '/run/glass' }),
    ...['--dir', '/run/glass'],
    ...(number === undefined ? [] : bound(`/tmp/.X11-unix/X${number}`, `/tmp/.X11-unix/X${number}`)),
    ...(environment.XAUTHORITY === undefined
      ? []
      : [...bound(environment.XAUTHORITY, '/run/glass/x'), ...variables({ XAUTHORITY: '/run/glass/x' })]),
    ...(runtime === undefined || wayland === undefined
      ? []
      : bound(join(runtime, wayland), join('/run/glass', wayland))),
  ]
}

function bound(from: string, to: string): string[] {
  return ['--ro-bind-try', from, to]
}

function variables(values: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : ['--setenv', name, value]))
}

function runnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    // Not there or not allowed: not a program for us.
    return false
  }
}
