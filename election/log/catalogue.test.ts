import { expect, it } from 'vitest'
import type { Role } from '#election/ballot-box/layout.ts'
import type { CardToken } from '#election/card/card-ids.ts'
import type { CandidateId, CardUid, ContestBit, ContestMask, RollNumber } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import {
  asCount,
  COUNT_MAX,
  type Count,
  type Device,
  EVENT_CODES,
  eventOf,
  type LogEvent,
  type MediumCause,
  type OutOfServiceCause,
  parametersOf,
  type TakeOverReason,
} from './catalogue.ts'

const one: { readonly [T in LogEvent['type']]: Extract<LogEvent, { type: T }> } = {
  started: { type: 'started', starts: 3, failedUnlocks: 1 },
  unlocked: { type: 'unlocked', operatorCard: 2 },
  'zero-check-passed': { type: 'zero-check-passed' },
  'made-votable': { type: 'made-votable', list: 2 },
  recovered: { type: 'recovered', repairedPages: 4 },
  'pages-lost': { type: 'pages-lost', pages: 1 },
  'medium-failed': { type: 'medium-failed', medium: 'duplicate', cause: 'pulled' },
  'out-of-service': { type: 'out-of-service', cause: 'no-day-left' },
  'device-fault': { type: 'device-fault', device: 'keypad', more: true },
  'taken-over': { type: 'taken-over', reason: 'counting-centre' },
  refusals: { type: 'refusals', cards: 5, media: 0 },
  closing: { type: 'closing', final: true, unpermitted: true },
  reopened: { type: 'reopened' },
  'clock-set': { type: 'clock-set', forward: true, minutes: 61 },
}

it('every event of the catalogue comes back from its numbers', () => {
  for (const event of Object.values(one)) expect(eventOf(EVENT_CODES[event.type], parametersOf(event))).toEqual(event)
  expect(new Set(Object.values(EVENT_CODES)).size).toBe(Object.keys(one).length)
})

it('numbers outside the catalogue are no event', () => {
  expect(eventOf(0, [0, 0])).toBe(null)
  expect(eventOf(99, [0, 0])).toBe(null)
  expect(eventOf(7, [3, 1])).toBe(null)
  expect(eventOf(7, [1, 99])).toBe(null)
  expect(eventOf(9, [1, 2])).toBe(null)
  expect(eventOf(10, [2, 0])).toBe(null)
  expect(eventOf(10, [0, 1])).toBe(null)
  expect(eventOf(12, [2, 0])).toBe(null)
  expect(eventOf(12, [1, 2])).toBe(null)
  expect(eventOf(3, [0, 1])).toBe(null)
})

it('an entry is what would be written, or none: of every code, with any two numbers', () => {
  const known = new Set<number>()
  const numbers = [0, 1, 2, 3, 4, 5, 6, 7, 255].map((number) => number as Count)
  for (let code = 0; code <= 30; code++) {
    for (const a of numbers) {
      for (const b of numbers) {
        const event = eventOf(code, [a, b])
        if (event === null) continue
        expect([EVENT_CODES[event.type], ...parametersOf(event)]).toEqual([code, a, b])
        known.add(code)
      }
    }
  }
  expect(known).toEqual(new Set(Object.values(EVENT_CODES)))
})

/** All types that any field of any event has. */
type FieldsOf<Event> = Event extends LogEvent ? Event[Exclude<keyof Event, 'type'>] : never
type Fields = FieldsOf<LogEvent>
/** The closed list. A person who adds a type here says in the review why it cannot tell a vote, a voter or a moment. */
type Harmless = Role | MediumCause | OutOfServiceCause | Device | TakeOverReason | boolean | Count | undefined
type Nothing<T> = [T] extends [never] ? true : false
/** Whether a value of this type may stand in a field. */
type MayStand<T> = T extends Fields ? true : false

// The compiler holds these lines: a field of another type turns `npm run check` red before any test runs.
const onlyHarmless: Nothing<Exclude<Fields, Harmless>> = true
const held = {
  selection: false as MayStand<CandidateId>,
  slot: false as MayStand<number>,
  contest: false as MayStand<ContestBit>,
  contests: false as MayStand<ContestMask>,
  token: false as MayStand<CardToken>,
  bytes: false as MayStand<Uint8Array>,
  card: false as MayStand<CardUid>,
  voter: false as MayStand<RollNumber>,
  moment: false as MayStand<LocalMinute>,
  text: false as MayStand<string>,
} satisfies Record<string, false>

it('no field has a type that could hold a selection, a slot, a token, a card, a voter or a moment', () => {
  expect(onlyHarmless).toBe(true)
  expect(Object.values(held)).not.toContain(true)
})

it('a count ends where a page number or a candidate id would begin to fit', () => {
  expect(asCount(0)).toBe(0)
  expect(asCount(COUNT_MAX)).toBe(COUNT_MAX)
  expect([256, 48_000, 0xfffffffe].map(asCount)).toEqual([COUNT_MAX, COUNT_MAX, COUNT_MAX])
  for (const none of [-1, 0.5, Number.NaN]) expect(() => asCount(none)).toThrow()
  for (const event of Object.values(one)) for (const number of parametersOf(event)) expect(number).toBeLessThan(256)
})
