/**
 * The requirements on a machine before a live start, as a pure judgement over facts that `read-facts.ts` takes from the system. The
 * machine's package fulfils them (docs/packages.md); here they are only checked. A fact that could not be read does not hold.
 */
import type { SpoolFact } from './print-spool.ts'

export const REQUIREMENTS = [
  'user',
  'machine-directory',
  'other-users',
  'swap',
  'core-dumps',
  'tracing',
  'browser',
  'browser-page',
  'browser-policy',
  'network',
  'listeners',
  'node',
  'program',
  'print-spool',
  'time-service',
  'clock',
  'sockets',
  'devices',
  'machine-disk',
  'media-file-system',
  'media-mount',
  'media-box',
  'media-apart',
] as const
export type Requirement = (typeof REQUIREMENTS)[number]

/** null everywhere: it could not be read. */
export interface MachineFacts {
  readonly uid: number | null
  /** Below the machine directory, itself included: what another user owns or may read. */
  readonly openFiles: readonly string[] | null
  /** Users with an id of 1000 or more, besides this one, that run a program now. */
  readonly otherUsers: readonly number[] | null
  readonly swaps: readonly string[] | null
  /** Soft and hard limit of this process, as `/proc/self/limits` says them. */
  readonly coreLimits: readonly string[] | null
  readonly corePattern: string | null
  readonly ptraceScope: number | null
  readonly browser: BrowserFact
  /** 'not-asked' here and below: that takes seconds, or the rights of root; `ippyo inspect machine` asks it before the day. */
  readonly browserTried: BrowserTried | 'not-asked'
  readonly policy: PolicyFact
  /** Interfaces that are up, besides loopback. */
  readonly interfacesUp: readonly string[] | null
  readonly listeners: readonly Listener[] | null
  readonly nodeVersion: string
  /** null: not a program of the polling station, nothing to ask. */
  readonly program: 'built' | 'translated' | null
  /** 'not-asked': this machine prints nothing. */
  readonly spool: SpoolFact | 'not-asked' | null
  readonly timeServices: readonly string[] | null
  /** Seconds between the system's clock and the battery's clock. */
  readonly clockApart: number | null
  /** Lines of usb.conf whose device is plugged in and shut out, or is of another kind. */
  readonly sockets: readonly string[] | 'not-asked' | null
  /** Devices of the configuration that the program's unit may not open, or that are not there. */
  readonly devices: readonly string[] | 'not-asked' | null
  /** null: not asked here. Kiosk and issuer ask their own disk and media themselves, at each start. */
  readonly places: PlaceFacts | null
}

export interface PlaceFacts {
  /** The file system that holds the machine directory; null: it could not be read. */
  readonly ownDisk: { readonly fileSystem: string; readonly overwritesInPlace: boolean } | null
  /** Empty: none was named. */
  readonly media: readonly MediumFact[]
}

export interface MediumFact {
  readonly at: string
  /** Two of a pair must not share one; null: it could not be read. */
  readonly device: string | null
  /** The first thing that is not as a live kiosk asks for, and its name. */
  readonly fault: { readonly of: 'media-file-system' | 'media-mount' | 'media-box'; readonly what: string } | null
}

export type BrowserFact = 'separated' | 'other-shell' | 'no-chromium' | 'no-bubblewrap' | 'no-room'
export type BrowserTried = 'draws' | 'ends' | 'draws-nothing'
export type PolicyFact = 'in-force' | 'missing' | 'other-contents' | 'not-only-roots' | 'others-beside'

export interface Listener {
  readonly table: 'tcp' | 'udp'
  readonly loopback: boolean
  readonly port: number
  readonly uid: number
}

export interface Judged {
  readonly requirement: Requirement
  readonly holds: boolean
  /** For people beside the words: what was found. Names and numbers only. */
  readonly found: string
}

const CLOCK_APART_MAX = 120
const NODE_LEAST = [20, 19] as const
const FOUND_MAX = 8

export function judge(facts: MachineFacts): readonly Judged[] {
  return asked(facts).map((requirement) => ({ requirement, ...judgeOne(requirement, facts) }))
}

/** No requirement is shown as met if nobody looked at it. */
function asked({ places, spool, browserTried, sockets, devices }: MachineFacts): readonly Requirement[] {
  const byWish = { 'print-spool': spool, 'browser-page': browserTried, sockets, devices }
  return REQUIREMENTS.filter((requirement) => {
    if (requirement in byWish) return byWish[requirement as keyof typeof byWish] !== 'not-asked'
    if (requirement === 'machine-disk') return places !== null
    return !requirement.startsWith('media-') || (places !== null && places.media.length > 0)
  })
}

type Verdict = Omit<Judged, 'requirement'>

function judgeOne(requirement: Requirement, facts: MachineFacts): Verdict {
  switch (requirement) {
    case 'user':
      return verdict(facts.uid, (uid) => uid !== 0, String)
    case 'machine-directory':
      return none(facts.openFiles)
    case 'other-users':
      return none(facts.otherUsers)
    case 'swap':
      return none(facts.swaps)
    case 'core-dumps':
      return coreDumps(facts)
    case 'tracing':
      return verdict(facts.ptraceScope, (scope) => scope >= 1, String)
    case 'browser':
      return { holds: facts.browser === 'separated', found: facts.browser }
    case 'browser-page':
      return { holds: facts.browserTried === 'draws', found: facts.browserTried }
    case 'browser-policy':
      return { holds: facts.policy === 'in-force', found: facts.policy }
    case 'network':
      return none(facts.interfacesUp)
    case 'listeners':
      return listeners(facts)
    case 'node':
      return { holds: isNodeNewEnough(facts.nodeVersion), found: facts.nodeVersion }
    case 'program':
      return { holds: facts.program !== 'translated', found: facts.program ?? '-' }
    case 'print-spool':
      return verdict(facts.spool, (spool) => spool === 'keeps-nothing', String)
    case 'time-service':
      return none(facts.timeServices)
    case 'clock':
      return verdict(
        facts.clockApart,
        (apart) => Math.abs(apart) <= CLOCK_APART_MAX,
        (apart) => `${apart} s`,
      )
    case 'sockets':
      return none(facts.sockets === 'not-asked' ? null : facts.sockets)
    case 'devices':
      return none(facts.devices === 'not-asked' ? null : facts.devices)
    case 'machine-disk':
      return verdict(
        facts.places?.ownDisk ?? null,
        (disk) => disk.overwritesInPlace,
        // `ext4` alone would contradict the sentence beside it.
        (disk) => (disk.fileSystem === 'ext4' && !disk.overwritesInPlace ? 'ext4, data=ordered: no' : disk.fileSystem),
      )
    case 'media-file-system':
    case 'media-mount':
    case 'media-box':
      return none(facts.places?.media.flatMap((medium) => faultOf(medium, requirement)) ?? null)
    case 'media-apart':
      return none(facts.places && sharing(facts.places.media))
  }
}

/** A pattern that begins with a bar hands every dump to a program, whatever the limit says (core(5)). */
function coreDumps({ coreLimits, corePattern }: MachineFacts): Verdict {
  if (coreLimits === null || corePattern === null) return { holds: false, found: '?' }
  const holds = coreLimits.every((limit) => limit === '0') && !corePattern.startsWith('|')
  return { holds, found: `${coreLimits.join('/')} ${corePattern}` }
}

/** Our own screen listens on loopback; anything else is a door, and another user's listener there could play our screen. */
function listeners({ listeners: all, uid }: MachineFacts): Verdict {
  const strange = all?.filter((each) => !each.loopback || each.uid !== uid)
  return none(strange?.map(({ table, port, uid: owner }) => `${table} ${port} (${owner})`) ?? null)
}

function faultOf({ at, fault }: MediumFact, requirement: Requirement): readonly string[] {
  return fault?.of === requirement ? [`${at} (${fault.what})`] : []
}

function sharing(media: readonly MediumFact[]): readonly string[] {
  const shared = media.filter(
    ({ device }, i) => device !== null && media.some((other, j) => i !== j && other.device === device),
  )
  return shared.map(({ at }) => at)
}

function isNodeNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > NODE_LEAST[0] || (major === NODE_LEAST[0] && minor >= NODE_LEAST[1])
}

function verdict<T>(fact: T | null, holds: (fact: T) => boolean, words: (fact: T) => string): Verdict {
  return fact === null ? { holds: false, found: '?' } : { holds: holds(fact), found: words(fact) }
}

/** Holds when the list is there and empty. */
function none(list: readonly (string | number)[] | null): Verdict {
  if (list === null) return { holds: false, found: '?' }
  const more = list.length > FOUND_MAX ? ` … (${list.length})` : ''
  return { holds: list.length === 0, found: list.length === 0 ? '-' : list.slice(0, FOUND_MAX).join(' ') + more }
}
