/** Keys, envelopes and lines of the day's lists, by the names that events and the record of the day use. */
import type { ContestId } from '#election/ids.ts'

export const KEYS = ['media-original', 'media-duplicate', 'inner-lid', 'outer-lid-1', 'outer-lid-2'] as const
export const KEY_ENVELOPES = ['officer-duplicate', 'officer-box', 'witness-original', 'witness-outer'] as const
export type Key = (typeof KEYS)[number]
export type KeyEnvelopeName = (typeof KEY_ENVELOPES)[number]

export const PREPARATION_TICKS = [
  'prepared-equipment',
  'prepared-secrecy',
  'prepared-clean',
  'prepared-bell',
  'prepared-clock',
  'prepared-seats',
  'prepared-doors',
  'prepared-notice',
  'prepared-guide',
  'prepared-posters',
  'prepared-keys',
  'prepared-power',
  'prepared-material',
] as const
/** OPN-02 */
export const RECHECK_TICKS = ['notice-posted', 'locks-whole', 'papers-whole'] as const
/** 標札 at the entrance, and clerks at their posts with what they need (PRE-05): wanted, and no opening waits for them. */
export const BESIDE_RECHECK_TICKS = ['sign-hung', 'posts-taken'] as const
/** The car that carries media and ballot box. */
export const CAR_TICK = 'car-there'
/** D-24: the one of a desk that issues alone. */
export const ANNEX_TICK = 'desk-annex-made'
export const DAY_TICKS = [
  ...PREPARATION_TICKS,
  'absence-reported',
  'media-in',
  'fronts-locked',
  ...RECHECK_TICKS,
  ...BESIDE_RECHECK_TICKS,
  'opening-bell',
  'inner-lid-locked',
  'closing-bell',
  'polling-record-made',
  'transport-list-made',
  ANNEX_TICK,
  CAR_TICK,
] as const
export type DayTick = (typeof DAY_TICKS)[number]

/** Outer envelopes of absentee votes that were read, of one contest, in the order of numbers: of the roll, or `station:ticket` of another station. */
export interface EnvelopesRead {
  readonly contest: ContestId
  readonly numbers: readonly string[]
}

/** The parts that a correction of the signed report may change (decision 022). */
export const CORRECTED = [
  'machines',
  'told',
  'seals',
  'unpermitted',
  'ended',
  'absentees',
  'tickets',
  'cards',
  'desks',
  'reason',
  'witnesses',
] as const
export type Corrected = (typeof CORRECTED)[number]

/**
 * in-order: the roll says that papers were given, and nothing else was used · not-marked: it knows of no papers · voted: another way was used, here or
 * elsewhere · no-right: by the roll · elsewhere: not on the roll of this desk.
 */
export type EnvelopeFinding = 'in-order' | 'not-marked' | 'voted' | 'no-right' | 'elsewhere'

/** The last reading on the page; it is in no record. */
export interface EnvelopeSeen {
  readonly number: string
  /** To be held against the name on the envelope; empty: not on this roll. */
  readonly name: string
  readonly contest: ContestId
  readonly finding: EnvelopeFinding
}
