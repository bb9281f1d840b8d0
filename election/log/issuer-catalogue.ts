/**
 * Every event that an issuer may log (LAW-07): acts of officer and clerk at the station, never one at a voter's card. Card checks and cards
 * left pressed are counted by the hour: the minute of one would be a note on the person who had trouble. Same closed types as the kiosk's.
 */
import { assert } from '../assert.ts'
import type { Count, EventParameters } from './catalogue.ts'

/** Codes are places in these lists; a place is never used again for something else. */
const MACHINE_STATES = ['waiting', 'started', 'spare', 'failed'] as const
const OFFICER_ACTS = [
  'unlock',
  'change-clerk',
  'postpone',
  'correct-report',
  'end-day',
  'show-log',
  'doubt-clock',
  'go-on-without-list',
  'rest',
  'begin-day',
  'drop-correction',
  'sign-report',
  'permit-closing',
  'appoint-substitute',
  'enter-paper-marks',
  'witness-over-line',
] as const
const SHEETS = ['printed', 'blank'] as const
const KEY_HOLDERS = ['officer', 'deputy'] as const
const KEY_ENVELOPES = ['officer-duplicate', 'officer-box', 'witness-original', 'witness-outer'] as const
const ENVELOPE_MOVES = ['sealed', 'handed-on'] as const
const SUBSTITUTIONS = ['came', 'released'] as const
const LINE_ACTS = ['begun', 'cut', 'back', 'ended', 'taken-back'] as const
const TAKE_OVERS = ['other-issuer', 'newer', 'new-medium', 'new-books'] as const

export type IssuerLogEvent =
  /** Unlocked by operator card and PIN, after so many wrong ones since the program began. */
  | { readonly type: 'started'; readonly wrongPins: Count }
  | { readonly type: 'books-taken-over'; readonly why: (typeof TAKE_OVERS)[number] }
  | { readonly type: 'clock-confirmed' }
  | { readonly type: 'witnesses'; readonly present: Count }
  | { readonly type: 'machine'; readonly pair: Count; readonly state: (typeof MACHINE_STATES)[number] }
  | { readonly type: 'pair-taken-over'; readonly pair: Count }
  | { readonly type: 'opened' }
  | { readonly type: 'suspended' }
  | { readonly type: 'resumed' }
  | { readonly type: 'closed' }
  | { readonly type: 'kiosks-closing' }
  | { readonly type: 'boxes-ready'; readonly excepted: boolean }
  /** One of them was opened, or what is in it was changed: it is to be done again. */
  | { readonly type: 'boxes-opened-again' }
  | { readonly type: 'report-signed'; readonly version: Count }
  | { readonly type: 'officer-act'; readonly act: (typeof OFFICER_ACTS)[number]; readonly wrongPins: Count }
  | { readonly type: 'locked' }
  /** Three wrong PINs: nothing of the officer's is done until the next start. */
  | { readonly type: 'tries-used-up' }
  /** Since the entry of this kind before. */
  | { readonly type: 'card-checks'; readonly cards: Count; readonly wrongPins: Count }
  | { readonly type: 'key-erased'; readonly done: boolean }
  | { readonly type: 'sheet-signed'; readonly form: (typeof SHEETS)[number] }
  /** Cards left pressed that went out by the word of their machine, since the entry of this kind before. */
  | { readonly type: 'left-over-cards'; readonly over: Count; readonly notRecorded: Count }
  /** The number of the last roll list that is held by now (ELG-02a). */
  | { readonly type: 'roll-lists-taken'; readonly held: Count; readonly last: boolean }
  /** The daily list of this day of the station. */
  | { readonly type: 'day-list-written'; readonly number: Count }
  /** Roll and books are being erased (D-31): the last entry. */
  | { readonly type: 'books-erased' }
  /** All keys together, by day (ROL-07). */
  | { readonly type: 'keys-handed'; readonly to: (typeof KEY_HOLDERS)[number] }
  | {
      readonly type: 'key-envelope'
      readonly envelope: (typeof KEY_ENVELOPES)[number]
      readonly move: (typeof ENVELOPE_MOVES)[number]
    }
  /** ROL-05, by the place in the list of witnesses: a substitute is a voter, and no name is in a log. */
  | { readonly type: 'substitute'; readonly place: Count; readonly what: (typeof SUBSTITUTIONS)[number] }
  /** ROL-11, by the place in the list of witnesses. */
  | { readonly type: 'witness-line'; readonly place: Count; readonly what: (typeof LINE_ACTS)[number] }
  /** By the officer before two witnesses; the entry's minute is that of the clock after it. */
  | { readonly type: 'clock-set'; readonly forward: boolean; readonly minutes: Count }
  /** X-C3: the day's record knows of so many pages, and they are not there. */
  | { readonly type: 'begun-anew'; readonly pages: Count }

type Type = IssuerLogEvent['type']

export const ISSUER_EVENT_CODES: Readonly<Record<Type, number>> = {
  started: 1,
  'books-taken-over': 2,
  'clock-confirmed': 3,
  witnesses: 4,
  machine: 5,
  'pair-taken-over': 6,
  opened: 7,
  suspended: 8,
  resumed: 9,
  closed: 10,
  'kiosks-closing': 11,
  'boxes-ready': 12,
  'report-signed': 13,
  'officer-act': 14,
  locked: 15,
  'tries-used-up': 16,
  'card-checks': 17,
  'key-erased': 18,
  'sheet-signed': 19,
  'left-over-cards': 20,
  'roll-lists-taken': 21,
  'day-list-written': 22,
  'books-erased': 23,
  'keys-handed': 24,
  'key-envelope': 25,
  substitute: 26,
  'boxes-opened-again': 27,
  'begun-anew': 28,
  'clock-set': 29,
  'witness-line': 30,
}

export function issuerParametersOf(event: IssuerLogEvent): EventParameters {
  switch (event.type) {
    case 'started':
      return [event.wrongPins, 0]
    case 'books-taken-over':
      return [TAKE_OVERS.indexOf(event.why), 0]
    case 'witnesses':
      return [event.present, 0]
    case 'machine':
      return [event.pair, MACHINE_STATES.indexOf(event.state)]
    case 'pair-taken-over':
      return [event.pair, 0]
    case 'boxes-ready':
      return [event.excepted ? 1 : 0, 0]
    case 'report-signed':
      return [event.version, 0]
    case 'begun-anew':
      return [event.pages, 0]
    case 'clock-set':
      return [event.forward ? 1 : 0, event.minutes]
    case 'officer-act':
      return [OFFICER_ACTS.indexOf(event.act), event.wrongPins]
    case 'card-checks':
      return [event.cards, event.wrongPins]
    case 'key-erased':
      return [event.done ? 1 : 0, 0]
    case 'sheet-signed':
      return [SHEETS.indexOf(event.form), 0]
    case 'left-over-cards':
      return [event.over, event.notRecorded]
    case 'roll-lists-taken':
      return [event.held, event.last ? 1 : 0]
    case 'day-list-written':
      return [event.number, 0]
    case 'keys-handed':
      return [KEY_HOLDERS.indexOf(event.to), 0]
    case 'key-envelope':
      return [KEY_ENVELOPES.indexOf(event.envelope), ENVELOPE_MOVES.indexOf(event.move)]
    case 'substitute':
      return [event.place, SUBSTITUTIONS.indexOf(event.what)]
    case 'witness-line':
      return [event.place, LINE_ACTS.indexOf(event.what)]
    case 'clock-confirmed':
    case 'opened':
    case 'suspended':
    case 'resumed':
    case 'closed':
    case 'kiosks-closing':
    case 'boxes-opened-again':
    case 'locked':
    case 'tries-used-up':
    case 'books-erased':
      return [0, 0]
    default:
      return unknownEvent(event)
  }
}

function unknownEvent(event: never): never {
  assert(false, `log: an event outside the catalogue (${typeof event})`)
}

/** @returns null for a code or parameter outside the catalogue: whatever is read is what would be written */
export function issuerEventOf(code: number, [a, b]: EventParameters): IssuerLogEvent | null {
  const event = readAs(code, a as Count, b as Count)
  if (event === null) return null
  const [first, second] = issuerParametersOf(event)
  return first === a && second === b ? event : null
}

function readAs(code: number, a: Count, b: Count): IssuerLogEvent | null {
  const [type] = Object.entries(ISSUER_EVENT_CODES).find(([, each]) => each === code) ?? []
  switch (type as Type | undefined) {
    case undefined:
      return null
    case 'started':
      return { type: 'started', wrongPins: a }
    case 'books-taken-over':
      return fromList(TAKE_OVERS, a, (why) => ({ type: 'books-taken-over', why }))
    case 'witnesses':
      return { type: 'witnesses', present: a }
    case 'machine':
      return fromList(MACHINE_STATES, b, (state) => ({ type: 'machine', pair: a, state }))
    case 'pair-taken-over':
      return { type: 'pair-taken-over', pair: a }
    case 'boxes-ready':
      return { type: 'boxes-ready', excepted: a === 1 }
    case 'report-signed':
      return { type: 'report-signed', version: a }
    case 'begun-anew':
      return { type: 'begun-anew', pages: a }
    case 'clock-set':
      return { type: 'clock-set', forward: a === 1, minutes: b }
    case 'officer-act':
      return fromList(OFFICER_ACTS, a, (act) => ({ type: 'officer-act', act, wrongPins: b }))
    case 'card-checks':
      return { type: 'card-checks', cards: a, wrongPins: b }
    case 'key-erased':
      return { type: 'key-erased', done: a === 1 }
    case 'sheet-signed':
      return fromList(SHEETS, a, (form) => ({ type: 'sheet-signed', form }))
    case 'left-over-cards':
      return { type: 'left-over-cards', over: a, notRecorded: b }
    case 'roll-lists-taken':
      return { type: 'roll-lists-taken', held: a, last: b === 1 }
    case 'day-list-written':
      return { type: 'day-list-written', number: a }
    case 'keys-handed':
      return fromList(KEY_HOLDERS, a, (to) => ({ type: 'keys-handed', to }))
    case 'key-envelope':
      return fromList(ENVELOPE_MOVES, b, (move) =>
        fromList(KEY_ENVELOPES, a, (envelope) => ({ type: 'key-envelope', envelope, move })),
      )
    case 'substitute':
      return fromList(SUBSTITUTIONS, b, (what) => ({ type: 'substitute', place: a, what }))
    case 'witness-line':
      return fromList(LINE_ACTS, b, (what) => ({ type: 'witness-line', place: a, what }))
    default:
      return { type } as IssuerLogEvent
  }
}

function fromList<Each>(
  list: readonly Each[],
  at: number,
  make: (each: Each) => IssuerLogEvent | null,
): IssuerLogEvent | null {
  const each = list[at]
  return each === undefined ? null : make(each)
}
