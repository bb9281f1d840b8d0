/** A state of the room as a row of integers: what a crash does not take away, what people were told, and what a running machine remembers. */
import { assert } from '#election/assert.ts'

export type State = Int32Array

/** Numbers of the whole room. All but the day are what may still go wrong. */
export const DAY = 0
export const CUTS = 1
export const MEDIUM_DEATHS = 2
export const MACHINE_DEATHS = 3
export const REISSUES = 4
export const LOGS = 5
export const OLD_IMAGES = 6
/** How often a pair may still be carried to another machine, or back. */
export const HAND_OVERS = 7
const ROOM_FIELDS = 8

/** Numbers of each pair. */
export const ORIGINAL = 0
export const DUPLICATE = 1
/** 1: the machine runs. */
export const ON = 2
/** Card on the tray, in a session: its number + 1. */
export const SESSION = 3
/** Medium that died for good: 1 original, 2 duplicate. */
export const GONE = 4
/** Medium that failed while this run of the program lasts. */
export const CONDEMNED = 5
/** Which machine has the pair: 0 its own, 1 and 2 others of the station that took it over. */
export const HOLDER = 6
export const HOLDERS = 3
/** The screen's words: 1 closed for the day, 2 closed for good. */
export const TOLD_CLOSED = 7
/** A page of the log that the duplicate still lacks: 1 + page + 256 × content. */
export const LOG_PENDING = 8
/** An earlier image that somebody keeps: of the original (+) or of the duplicate (−). */
export const KEPT_IMAGE = 9
/** 1: an old image was put back. */
export const TAMPERED = 10
/** 1: "safe to power off" was said of this pair on an earlier day. */
export const DAY_SEALED = 11
/** Two numbers of each holder: seq of the journal and ballot pages in use, the most that its own disk may remember. */
export const REMEMBERED = 12
const PAIR_FIELDS = REMEMBERED + 2 * HOLDERS

/** Numbers of each card. */
export const VOTER = 0
export const CONTESTS = 1
/** 24 bits; 0: no such card yet. */
export const COUNTER = 2
/** 0 with its voter, 1 in a machine, 2 kept by the staff. */
export const PLACE = 3
/** 0 well, 1 unreadable for good, 2 + n: nobody knows yet whether the last step of n was made. */
export const HEALTH = 4
const CARD_FIELDS = 5

export const UNREADABLE = 1
/** Plus the number of steps that may have been made. */
export const UNSETTLED = 2

export const WITH_VOTER = 0
export const ON_TRAY = 1
export const KEPT = 2

/** Numbers of each voter: contests excused, then three attempts, then three times what was told. */
export const EXCUSED = 0
export const ATTEMPT = 1
export const TOLD = 4
const VOTER_FIELDS = 7

export const NOT_RECORDED = 0
export const OPEN = 1
export const RECORDED = 2

export class Fields {
  readonly kiosks: number
  readonly cards: number
  readonly voters: number
  readonly length: number
  readonly #cards: number
  readonly #voters: number

  constructor(size: { readonly kiosks: number; readonly cards: number; readonly voters: number }) {
    this.kiosks = size.kiosks
    this.cards = size.cards
    this.voters = size.voters
    this.#cards = ROOM_FIELDS + size.kiosks * PAIR_FIELDS
    this.#voters = this.#cards + size.cards * CARD_FIELDS
    this.length = this.#voters + size.voters * VOTER_FIELDS
  }

  pair(kiosk: number): number {
    return ROOM_FIELDS + kiosk * PAIR_FIELDS
  }

  card(card: number): number {
    return this.#cards + card * CARD_FIELDS
  }

  voter(voter: number): number {
    return this.#voters + voter * VOTER_FIELDS
  }
}

export function at(state: State, field: number): number {
  const value = state[field]
  assert(value !== undefined, 'world: a field of the state')
  return value
}

export function set(state: State, field: number, value: number): void {
  state[field] = value
}
