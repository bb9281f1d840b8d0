/** The facts of `requirement.ts` from this Linux system: /proc, /sys, the machine directory, and one try of the browser's room. */
import { spawnSync } from 'node:child_process'
import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from '../chromium/browser.ts'
import { canBeSeparated, findBubblewrap, separated, writePolicy } from '../chromium/separate.ts'
import { policyInForce } from './policy-in-force.ts'
import { readSpool } from './print-spool.ts'
import type { BrowserFact, Listener, MachineFacts, PlaceFacts } from './requirement.ts'

export interface MachineAsked {
  /** The files that personalisation left on this machine. */
  readonly machine: string
  /** The app that starts asks for itself; the command line asks for none. */
  readonly program: MachineFacts['program']
  /** false: this start would use another shell than Chromium. */
  readonly chromium: boolean
  readonly environment: NodeJS.ProcessEnv
  /** Papers go to the print service of this machine. */
  readonly printer?: boolean
  /** Drivers are not the shell's: who asks for places brings their facts. */
  readonly places: PlaceFacts | null
  /** Facts that take seconds or other rights: who asks for them brings them. */
  readonly tried?: Pick<MachineFacts, 'browserTried' | 'sockets' | 'devices'>
}

const NOT_TRIED = { browserTried: 'not-asked', sockets: 'not-asked', devices: 'not-asked' } as const

export function readFacts(asked: MachineAsked): MachineFacts {
  const { machine, program, chromium, environment, printer, places, tried: tries = NOT_TRIED } = asked
  const uid = process.getuid?.() ?? null
  return {
    uid,
    openFiles: tried(() => openBelow(machine, uid)),
    otherUsers: tried(() => otherUsers(uid)),
    swaps: tried(() =>
      linesOf('/proc/swaps')
        .slice(1)
        .map((line) => line.split(/\s+/)[0] ?? '?'),
    ),
    coreLimits: tried(() => coreLimits()),
    corePattern: tried(() => text('/proc/sys/kernel/core_pattern').trim()),
    ptraceScope: tried(() => Number(text('/proc/sys/kernel/yama/ptrace_scope'))),
    browser: chromium ? browserFact(machine, environment) : 'other-shell',
    ...tries,
    policy: policyInForce(),
    interfacesUp: tried(() => interfacesUp()),
    listeners: tried(() => allListeners()),
    nodeVersion: process.versions.node,
    program,
    spool: printer === true ? readSpool() : 'not-asked',
    timeServices: tried(() => timeServices()),
    clockApart: tried(() => Math.round(Date.now() / 1000) - Number(text('/sys/class/rtc/rtc0/since_epoch'))),
    places,
  }
}

function tried<T>(read: () => T): T | null {
  try {
    return read()
  } catch {
    // Not there on this system, or not for us: the judgement says that it does not hold.
    return null
  }
}

const text = (path: string) => readFileSync(path, 'utf8')
const linesOf = (path: string) =>
  text(path)
    .split('\n')
    .filter((line) => line !== '')

/**
 * The directory itself is this user's alone, so nobody reaches what is below; that must be this user's as well, and nobody else's to
 * write, for the day somebody moves or copies it with its rights.
 */
function openBelow(place: string, uid: number | null, forbidden = 0o077): readonly string[] {
  const here = lstatSync(place)
  const open = here.uid !== uid || (!here.isSymbolicLink() && (here.mode & forbidden) !== 0) ? [place] : []
  const below = here.isDirectory() ? readdirSync(place) : []
  return [...open, ...below.flatMap((name) => openBelow(join(place, name), uid, 0o022))]
}

/** Ids below 1000 are the system's own; 65534 is nobody, whom some of its services are. */
const ORDINARY_LEAST = 1000
const NOBODY = 65534

function otherUsers(uid: number | null): readonly number[] {
  const found = processes().flatMap((pid) => tried(() => /^Uid:\t(\d+)/m.exec(text(`/proc/${pid}/status`))?.[1]) ?? [])
  const others = found.map(Number).filter((each) => each >= ORDINARY_LEAST && each !== NOBODY && each !== uid)
  return [...new Set(others)].sort((a, b) => a - b)
}

function processes(): readonly string[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name))
}

function coreLimits(): readonly string[] {
  const found = /^Max core file size\s+(\S+)\s+(\S+)/m.exec(text('/proc/self/limits'))
  return found?.slice(1) ?? ['?']
}

const IFF_UP = 1

function interfacesUp(): readonly string[] {
  const names = readdirSync('/sys/class/net').filter((name) => name !== 'lo')
  return names.filter((name) => (Number(text(`/sys/class/net/${name}/flags`)) & IFF_UP) !== 0)
}

/** States of `/proc/net`: a TCP socket that listens, a UDP socket that is bound. */
const LISTENS = { tcp: '0A', udp: '07' } as const

function allListeners(): readonly Listener[] {
  return (['tcp', 'udp'] as const).flatMap((table) =>
    ['', '6'].flatMap((version) => listenersOf(table, tried(() => linesOf(`/proc/net/${table}${version}`)) ?? [])),
  )
}

function listenersOf(table: 'tcp' | 'udp', lines: readonly string[]): readonly Listener[] {
  const rows = lines.slice(1).map((line) => line.trim().split(/\s+/))
  return rows.flatMap(([, local = '', , state, , , , uid]) => {
    const [address = '', port = ''] = local.split(':')
    const listener = { table, loopback: isLoopback(address), port: Number.parseInt(port, 16), uid: Number(uid) }
    return state === LISTENS[table] ? [listener] : []
  })
}

/** Hex, each four bytes in the machine's order: 127.x.y.z, ::1, and 127.x.y.z written as IPv6. */
function isLoopback(address: string): boolean {
  if (address.length === 8) return address.endsWith('7F')
  return address === '00000000000000000000000001000000' || /^0{16}FFFF0000.{6}7F$/.test(address)
}

/** `comm` holds the first fifteen letters of a program's name. */
const KEEPS_TIME = new Set(['systemd-timesyn', 'chronyd', 'ntpd', 'ntpsec', 'openntpd', 'ptp4l'])

function timeServices(): readonly string[] {
  const names = processes().map((pid) => tried(() => text(`/proc/${pid}/comm`).trim()) ?? '')
  return [...new Set(names.filter((name) => KEEPS_TIME.has(name)))]
}

/** Tried, not believed: the room is made once, and must not show the machine directory. */
export function browserFact(machine: string, environment: NodeJS.ProcessEnv): BrowserFact {
  const chromium = findChromium(environment)
  if (chromium === null || !canBeSeparated(chromium)) return 'no-chromium'
  const bubblewrap = findBubblewrap(environment)
  if (bubblewrap === null) return 'no-bubblewrap'
  const glass = mkdtempSync(join(tmpdir(), 'ippyo-room-'))
  try {
    writePolicy(glass)
    const [program, args] = separated('test', ['!', '-e', machine], { bubblewrap, glass, environment })
    return spawnSync(program, args, { stdio: 'ignore', timeout: 10_000 }).status === 0 ? 'separated' : 'no-room'
  } finally {
    rmSync(glass, { recursive: true, force: true })
  }
}
