/**
 * X-A6: somebody at a machine's keyboard looks for a way out of the page. Real keys on a real Chromium, separated as on a live
 * machine and started by an ordinary user. Each shortcut is followed by a plain key, which the page must hear with its focus.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { findChromium } from './browser.ts'
import { GlassRoom, SECRET, type Told, whyNoGlass } from './glass-room.ts'
import { PROFILE_INSIDE } from './separate.ts'

const why = whyNoGlass()
if (why !== null) console.warn(`the glass of a live machine is not tested: ${why}`)

const SHORTCUTS = [
  ...[
    'ctrl+n',
    'ctrl+t',
    'ctrl+shift+n',
    'ctrl+shift+t',
    'ctrl+h',
    'ctrl+j',
    'ctrl+s',
    'ctrl+o',
    'ctrl+p',
    'ctrl+shift+p',
  ],
  ...[
    'ctrl+u',
    'ctrl+l',
    'ctrl+k',
    'ctrl+e',
    'ctrl+d',
    'ctrl+f',
    'ctrl+g',
    'ctrl+w',
    'ctrl+F4',
    'ctrl+shift+w',
    'ctrl+q',
  ],
  ...[
    'ctrl+shift+q',
    'ctrl+r',
    'ctrl+shift+r',
    'ctrl+shift+i',
    'ctrl+shift+j',
    'ctrl+shift+c',
    'ctrl+shift+m',
    'ctrl+shift+o',
  ],
  ...['ctrl+shift+a', 'ctrl+shift+b', 'ctrl+shift+Delete', 'ctrl+alt+t', 'ctrl+alt+Delete', 'ctrl+Tab', 'ctrl+Escape'],
  ...[
    'ctrl+plus',
    'ctrl+minus',
    'ctrl+0',
    'shift+Escape',
    'alt+F4',
    'alt+Home',
    'alt+Left',
    'alt+Right',
    'alt+d',
    'alt+e',
  ],
  ...[
    'alt+f',
    'alt+space',
    'alt+Tab',
    'alt+shift+i',
    'super+d',
    'super+l',
    'shift+F10',
    'Menu',
    'Help',
    'Print',
    'Cancel',
  ],
  ...['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9', 'F10', 'F11', 'F12', 'shift+F5', 'shift+F7', 'ctrl+F5'],
  ...['XF86HomePage', 'XF86Back', 'XF86Forward', 'XF86Reload', 'XF86Favorites', 'XF86Search', 'XF86WWW', 'XF86Mail'],
  ...['XF86New', 'XF86Open', 'XF86Close', 'XF86Save', 'XF86Explorer', 'XF86Calculator', 'XF86Tools', 'XF86OpenURL'],
]

describe.skipIf(why !== null)(`the glass of a live machine${why === null ? '' : ` (${why})`}`, () => {
  let room: GlassRoom

  beforeAll(async () => {
    room = await GlassRoom.open()
  })
  afterEach(() => room.stop())
  afterAll(() => room.close())

  it('shows one page and no other window, whatever shortcut somebody presses', async () => {
    const next = room.start()
    const { pid } = await until(next, 'browser')
    await until(next, 'seen')
    const renderers = renderersBelow(Number(pid))
    expect(renderers.length).toBeGreaterThan(0)
    // Chromium's own sandbox works inside of the room: namespaces of its own below ours, and a system call filter.
    for (const status of renderers) expect(status).toMatch(/^NSpid:(\t\d+){3,}\n(.*\n)*Seccomp:\t2$/m)
    for (const shortcut of SHORTCUTS) {
      room.key(shortcut)
      room.key('q')
      expect(await plainKey(next), `after ${shortcut}`).toMatchObject({ said: 'heard', key: 'q', focus: true })
      expect(room.windows(), `after ${shortcut}`).toHaveLength(1)
    }
  })

  it('is no empty test: the same browser without its guards gives a second window for ctrl+n', async () => {
    const next = room.start(true)
    await until(next, 'seen')
    room.key('ctrl+n')
    while (room.windows().length < 2) room.outside('true', [])
    expect(room.windows()).toHaveLength(2)
  })

  it('a page that crashes leaves its memory nowhere: no handler runs, no dump is written', async () => {
    const next = room.start()
    const { pid } = await until(next, 'browser')
    await until(next, 'seen')
    const renderers = below(Number(pid), /(--type=renderer)/)
    expect(renderers.length).toBeGreaterThan(0)
    for (const renderer of renderers) process.kill(renderer, 'SIGSEGV')
    // Its own handler of the signal is taken out when it has told of the crash, or found nobody to tell.
    while (renderers.some(catchesFaults)) room.outside('true', [])
    expect(below(Number(pid), /^(\/usr\/lib\/\S*crashpad_handler)\0/)).toEqual([])
    expect(dumpsSeenBy(Number(pid))).toEqual([])
  })

  it('is opened anew with the same state when its browser is killed (X-B5)', async () => {
    const next = room.start()
    const { pid } = await until(next, 'browser')
    await until(next, 'seen')
    room.key('q')
    const { shown } = await plainKey(next)
    process.kill(-Number(pid), 'SIGKILL')
    expect(await until(next, 'opened-anew')).toEqual({ said: 'opened-anew' })
    await until(next, 'seen')
    room.key('q')
    expect(await plainKey(next)).toMatchObject({ key: 'q', focus: true, shown: Number(shown) + 2 })
    expect(room.windows()).toHaveLength(1)
  })
})

/** Debian's kernel has Yama: a Chromium that finds it asks a crash handler that cannot be started for its number (decision 007). */
describe.skipIf(why !== null)(`the glass on a kernel with Yama${why === null ? '' : ` (${why})`}`, () => {
  let room: GlassRoom
  afterEach(() => room.close())

  it('shows its page: the room has no Yama for Chromium to find', async () => {
    room = await GlassRoom.open('of-the-kernel')
    const next = room.start()
    await until(next, 'browser')
    expect((await next()).said).toBe('screen')
    expect(await until(next, 'seen')).toMatchObject({ key: 'seen' })
  })

  it('is no empty test: a Chromium that sees Yama ends before its page', async () => {
    room = await GlassRoom.open('seen')
    const next = room.start()
    await until(next, 'browser')
    expect((await next()).said).not.toBe('screen')
  })
})

describe.skipIf(why !== null)(`the room of a separated browser${why === null ? '' : ` (${why})`}`, () => {
  let room: GlassRoom

  beforeAll(async () => {
    room = await GlassRoom.open()
  })
  afterAll(() => room.close())

  it('has no machine directory, no medium, no home, no other process', () => {
    for (const file of [room.identity, join(room.media, 'ballot-box.ippyo')]) {
      expect(room.inside('cat', [file])).not.toContain(SECRET)
    }
    expect(room.outside('cat', [room.identity])).toContain(SECRET)
    expect(room.inside('ls', ['/']).split('\n')).not.toContain('root')
    expect(room.inside('ls', ['/', '/home']).split('\n')).not.toContain('work')
    expect(numbersIn(room.inside('ls', ['/proc']))).toEqual([1, 2])
    expect(room.inside('grep', ['-rl', SECRET, '/run', '/tmp', '/home', '/etc'])).not.toMatch(/^\//m)
    expect(room.inside('sh', ['-c', 'ls -d /dev/sd* /dev/vd* /dev/nvme* /dev/mmcblk* 2>/dev/null; true'])).toBe('')
  })

  it('shows nothing for the address of a secret, where a plain browser shows it', () => {
    const address = `file://${room.identity}`
    expect(shownOutside(address)).toContain(SECRET)
    const inside = shownInside(address)
    expect(inside).not.toContain(SECRET)
    expect(inside).toContain('ERR_BLOCKED_BY_ADMINISTRATOR')
  })

  it.each([
    ['a file that is there', 'file:///usr/share/common-licenses/Apache-2.0', 'Apache License'],
    ['a directory', 'file:///etc/', 'Index of'],
    ['data', 'data:text/html,<p>elsewhere</p>', '<p>elsewhere'],
  ])('is refused by the policy: %s', (_what, address, telling) => {
    const dom = shownInside(address)
    expect(dom).not.toContain(telling)
    expect(dom).toMatch(/ERR_BLOCKED_BY_ADMINISTRATOR|<body><\/body>/)
    expect(shownOutside(address)).toContain(telling)
  })

  const shownInside = (address: string) => room.inside(chromium(), toShow(address, PROFILE_INSIDE), TO_PRINT)
  /** A profile of this run's own, which goes with its room: another run at the same time has another one. */
  const shownOutside = (address: string) =>
    room.outside(chromium(), toShow(address, join(room.directory, 'profile-outside')))
})

/** Two of the policies would keep a test from printing what the browser shows. */
const TO_PRINT = ['RemoteDebuggingAllowed', 'DeveloperToolsAvailability']

const chromium = () => findChromium(process.env) ?? ''

function toShow(address: string, profile: string): readonly string[] {
  return ['--headless', '--disable-gpu', `--user-data-dir=${profile}`, '--dump-dom', address]
}

/** Keys of the shortcut itself reach the page as well; only the plain one counts. */
async function plainKey(next: () => Promise<Told>): Promise<Told> {
  for (;;) {
    const told = await next()
    if (told.said !== 'heard' || told.key === 'q') return told
  }
}

async function until(next: () => Promise<Told>, said: string): Promise<Told> {
  for (;;) {
    const told = await next()
    if (told.said === said || told.key === said) return told
    if (told.said === 'ended') throw new Error(`the rig ended before it said ${said}`)
  }
}

function renderersBelow(pid: number): readonly string[] {
  return below(pid, /(--type=renderer)/).map((each) => fact(each, 'status', /([\s\S]*)/))
}

/** SIGSEGV is the eleventh. */
function catchesFaults(pid: number): boolean {
  const caught = fact(pid, 'status', /^SigCgt:\t([0-9a-f]+)$/m)
  return caught !== '' && (BigInt(`0x${caught}`) & (1n << 10n)) !== 0n
}

/** Dumps in all that the browser can write to, its room or this test's directory. */
function dumpsSeenBy(pid: number): readonly string[] {
  // The browser itself: what it begins is shut into less.
  const [inside = pid] = below(pid, /^(\/usr\/lib\/\S*\/chromium\0(?![\s\S]*--type=))/)
  const root = `/proc/${inside}/root`
  const { stdout } = spawnSync('find', [
    `${root}/home`,
    `${root}/tmp`,
    `${root}/run`,
    `${root}/dev/shm`,
    '-name',
    '*.dmp',
  ])
  return stdout
    .toString()
    .split('\n')
    .filter((path) => path !== '')
}

/** Processes of the browser whose command line says so. */
function below(pid: number, telling: RegExp): readonly number[] {
  const parents = new Map(
    numbersIn(readdirSync('/proc').join('\n')).map((each) => [each, Number(fact(each, 'status', /^PPid:\t(\d+)/m))]),
  )
  const isBelow = (each: number): boolean => each > 1 && (each === pid || isBelow(parents.get(each) ?? 0))
  return [...parents.keys()].filter(isBelow).filter((each) => fact(each, 'cmdline', telling) !== '')
}

/** Empty when the process has ended meanwhile. */
function fact(pid: number, file: string, pattern: RegExp): string {
  try {
    return pattern.exec(readFileSync(`/proc/${pid}/${file}`, 'utf8'))?.[1] ?? ''
  } catch {
    return ''
  }
}

function numbersIn(text: string): readonly number[] {
  return text
    .split('\n')
    .filter((line) => /^\d+$/.test(line))
    .map(Number)
}

it('ships its policy as a file that an administrator can put in place as it is', () => {
  const policy = JSON.parse(readFileSync(join(import.meta.dirname, 'policy.json'), 'utf8'))
  expect(policy.URLBlocklist).toEqual(['*'])
  expect(policy.DeveloperToolsAvailability).toBe(2)
})
