/**
 * Every event that a kiosk may log: day events and faults, never anything of a voting session. The types of the parameters
 * are closed sets and small counts: none can hold a selection, token, card UID, slot or second, and `catalogue.test.ts` keeps
 * the list of those types.
 */
import { assert } from '#election/assert.ts'
import type { Role } from '#election/ballot-box/layout.ts'

/** Why a medium was condemned; the same words as the medium port's faults. */
export const MEDIUM_CAUSES = ['unknown', 'missing', 'read-only', 'full', 'pulled', 'io', 'lying'] as const
export type MediumCause = (typeof MEDIUM_CAUSES)[number]

export const DEVICES = ['card-reader', 'keypad', 'screen', 'sound', 'power', 'clock', 'front'] as const
export type Device = (typeof DEVICES)[number]

/** Logged while the pair can still be closed. After a contradiction nothing may be written, not even its cause. */
export const OUT_OF_SERVICE_CAUSES = ['medium-failed', 'machine-disk', 'earlier-day-not-closed', 'no-day-left'] as const
export type OutOfServiceCause = (typeof OUT_OF_SERVICE_CAUSES)[number]

/**
 * The person who decided to take over the pair of a dead machine: the presiding officer at the station, or the chair of the counting centre
 * (D-18).
 */
export const TAKE_OVER_REASONS = ['machine-died', 'counting-centre'] as const
export type TakeOverReason = (typeof TAKE_OVER_REASONS)[number]

/** Larger counts are logged as this value. A candidate id, a card's number or a page number does not fit. */
export const COUNT_MAX = 255
/** 0…255 as a closed set: any other number must pass `asCount`. */
export type Count = Below<256>
type Below<End extends number, So extends number[] = []> = So['length'] extends End
  ? So[number]
  : Below<End, [...So, So['length']]>

/** @param number how often something happened, or how many there are */
export function asCount(number: number): Count {
  assert(Number.isInteger(number) && number >= 0, 'log: a count')
  return Math.min(number, COUNT_MAX) as Count
}

export type LogEvent =
  /** Two plain counters of the machine's own disk, since the last entry of this kind. */
  | { readonly type: 'started'; readonly starts: Count; readonly failedUnlocks: Count }
  | { readonly type: 'unlocked'; readonly operatorCard: Count }
  | { readonly type: 'zero-check-passed' }
  /**
   * `list`: version of the candidate list that voters see from now on (1…100). It shows a
   * machine that was left on an old list, without parting the votes by time (X-B6, X-B9).
   */
  | { readonly type: 'made-votable'; readonly list: Count }
  /** Recovery ran and repaired so many pages. The numbers of the pages would tie a slot to the person at the machine. */
  | { readonly type: 'recovered'; readonly repairedPages: Count }
  | { readonly type: 'pages-lost'; readonly pages: Count }
  | { readonly type: 'medium-failed'; readonly medium: Role; readonly cause: MediumCause }
  | { readonly type: 'out-of-service'; readonly cause: OutOfServiceCause }
  /** `more`: the device fails again and again; nothing more about it is logged in this hour or run. */
  | { readonly type: 'device-fault'; readonly device: Device; readonly more: boolean }
  | { readonly type: 'taken-over'; readonly reason: TakeOverReason }
  /** Refusals are counted until closing, never listed one by one. */
  | { readonly type: 'refusals'; readonly cards: Count; readonly media: Count }
  /** `unpermitted`: no operator card carried the issuer's permission of the day (CLS-03). */
  | { readonly type: 'closing'; readonly final: boolean; readonly unpermitted?: true }
  | { readonly type: 'reopened' }
  /** By the officer before two witnesses; the entry's minute is that of the clock after it. `minutes`: by how many it was moved. */
  | { readonly type: 'clock-set'; readonly forward: boolean; readonly minutes: Count }

export type LogEventType = LogEvent['type']

/** Out of the ordinary on a day of voting: people who look for what went wrong read these first. */
export function isTrouble(event: LogEvent): boolean {
  switch (event.type) {
    case 'started':
      return event.starts > 1 || event.failedUnlocks > 0
    case 'recovered':
      return event.repairedPages > 0
    case 'refusals':
      return event.cards > 0 || event.media > 0
    case 'closing':
      return event.unpermitted === true
    case 'pages-lost':
    case 'medium-failed':
    case 'out-of-service':
    case 'device-fault':
    case 'taken-over':
    case 'clock-set':
      return true
    case 'unlocked':
    case 'zero-check-passed':
    case 'made-votable':
    case 'reopened':
      return false
    default:
      return unknownEvent(event)
  }
}

/** Numbers on the medium; a number is never reused. */
export const EVENT_CODES: Readonly<Record<LogEventType, number>> = {
  started: 1,
  unlocked: 2,
  'zero-check-passed': 3,
  'made-votable': 4,
  recovered: 5,
  'pages-lost': 6,
  'medium-failed': 7,
  'out-of-service': 8,
  'device-fault': 9,
  'taken-over': 10,
  refusals: 11,
  closing: 12,
  reopened: 13,
  'clock-set': 14,
}

/** Two numbers are all that an event carries. On the medium they have four bytes each. */
export type EventParameters = readonly [number, number]

export function parametersOf(event: LogEvent): EventParameters {
  switch (event.type) {
    case 'started':
      return [event.starts, event.failedUnlocks]
    case 'unlocked':
      return [event.operatorCard, 0]
    case 'recovered':
      return [event.repairedPages, 0]
    case 'pages-lost':
      return [event.pages, 0]
    case 'medium-failed':
      return [event.medium === 'original' ? 1 : 2, MEDIUM_CAUSES.indexOf(event.cause)]
    case 'out-of-service':
      return [OUT_OF_SERVICE_CAUSES.indexOf(event.cause), 0]
    case 'device-fault':
      return [DEVICES.indexOf(event.device), event.more ? 1 : 0]
    case 'taken-over':
      return [TAKE_OVER_REASONS.indexOf(event.reason), 0]
    case 'refusals':
      return [event.cards, event.media]
    case 'closing':
      return [event.final ? 1 : 0, event.unpermitted ? 1 : 0]
    case 'made-votable':
      return [event.list, 0]
    case 'clock-set':
      return [event.forward ? 1 : 0, event.minutes]
    case 'zero-check-passed':
    case 'reopened':
      return [0, 0]
    default:
      return unknownEvent(event)
  }
}

function unknownEvent(event: never): never {
  assert(false, `log: an event outside the catalogue (${typeof event})`)
}

/**
 * The parser. Numbers above `COUNT_MAX` are taken as they are: only a page made by other software has them, and a page must
 * come back byte for byte. @returns null for a code or parameter outside the catalogue.
 */
export function eventOf(code: number, [a, b]: EventParameters): LogEvent | null {
  const [first, second] = [a as Count, b as Count]
  switch (code) {
    case 1:
      return { type: 'started', starts: first, failedUnlocks: second }
    case 2:
      return b === 0 ? { type: 'unlocked', operatorCard: first } : null
    case 3:
      return plain(a, b, { type: 'zero-check-passed' })
    case 4:
      return b === 0 ? { type: 'made-votable', list: first } : null
    case 5:
      return b === 0 ? { type: 'recovered', repairedPages: first } : null
    case 6:
      return b === 0 ? { type: 'pages-lost', pages: first } : null
    case 7:
      return mediumFailed(a, MEDIUM_CAUSES[b])
    case 8:
      return outOfService(OUT_OF_SERVICE_CAUSES[a], b)
    case 9:
      return deviceFault(DEVICES[a], b)
    case 10:
      return takenOver(TAKE_OVER_REASONS[a], b)
    case 11:
      return { type: 'refusals', cards: first, media: second }
    case 12:
      return a <= 1 && b <= 1 ? { type: 'closing', final: a === 1, ...(b === 1 ? { unpermitted: true } : {}) } : null
    case 13:
      return plain(a, b, { type: 'reopened' })
    case 14:
      return a <= 1 ? { type: 'clock-set', forward: a === 1, minutes: second } : null
    default:
      return null
  }
}

function plain(a: number, b: number, event: LogEvent): LogEvent | null {
  return a === 0 && b === 0 ? event : null
}

function mediumFailed(role: number, cause: MediumCause | undefined): LogEvent | null {
  if (cause === undefined || (role !== 1 && role !== 2)) return null
  return { type: 'medium-failed', medium: role === 1 ? 'original' : 'duplicate', cause }
}

function outOfService(cause: OutOfServiceCause | undefined, rest: number): LogEvent | null {
  return cause === undefined || rest !== 0 ? null : { type: 'out-of-service', cause }
}

function deviceFault(device: Device | undefined, more: number): LogEvent | null {
  return device === undefined || more > 1 ? null : { type: 'device-fault', device, more: more === 1 }
}

function takenOver(reason: TakeOverReason | undefined, rest: number): LogEvent | null {
  return reason === undefined || rest !== 0 ? null : { type: 'taken-over', reason }
}
