/** The time between the press that records and the card that goes: every answer comes late, early, or other than hoped. */
import { describe, expect, it } from 'vitest'
import { stateOf } from '#election/card/card-state.ts'
import type { ContestBit, ContestMask } from '#election/ids.ts'
import { ok } from '#election/result.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { DEPUTY_UID, PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import type { KioskEffect } from './effect.ts'
import type { OutOfServiceReason, Situation } from './pair-report.ts'

const MAYOR = '新見市長選挙'
const COUNCIL = '新見市議会議員一般選挙'
const MAYOR_BIT = 0 as ContestBit
const DAY = '2002-06-23' as LocalDate
const EVENING_BEFORE = '2002-06-22T19:00' as LocalMinute
const PULLED: OutOfServiceReason = { type: 'medium-failed', medium: 'original', fault: { type: 'pulled' } }

function atTheHowTo(facts = FACTS) {
  const kiosk = new PretendKiosk(facts).open()
  const card = kiosk.issue(1)
  kiosk.lay(card.uid)
  kiosk.settle()
  return { kiosk, card }
}

/** Up to the press that records; nothing is answered yet. */
function presses(kiosk: PretendKiosk, candidate: number): void {
  for (const press of [{ type: 'next' }, { type: 'select', candidate }, { type: 'next' }, { type: 'cast' }] as const)
    kiosk.press(press)
}

const typesOf = (effects: readonly KioskEffect[]) => effects.map(({ type }) => type)
const recordsAsked = (kiosk: PretendKiosk) => typesOf(kiosk.asked).filter((type) => type === 'record').length
const moves = (kiosk: PretendKiosk) => kiosk.pending.filter((effect) => effect.type === 'move-card')

/** The mayor's vote is recorded and still rolls forward; of the journal nothing was heard since. */
function firstIsRecorded() {
  const room = atTheHowTo()
  presses(room.kiosk, 101)
  room.kiosk.answer()
  room.kiosk.answer()
  expect(room.kiosk.page).toMatchObject({ type: 'recorded', open: [COUNCIL] })
  return room
}

/** The mayor's vote is pressed, its card stands at pressed, and the media have not answered. */
function mayorIsAsked() {
  const room = atTheHowTo()
  presses(room.kiosk, 101)
  room.kiosk.answer()
  expect(typesOf(room.kiosk.pending)).toEqual(['record'])
  room.kiosk.pending = []
  return room
}

describe('between the press and the media', () => {
  it('a word of the media that comes while the card is moved records nothing before the card stands at pressed (C3)', () => {
    const { kiosk } = atTheHowTo()
    presses(kiosk, 101)
    kiosk.happen({ type: 'settled', situation: kiosk.situation() })
    expect(recordsAsked(kiosk)).toBe(0)
    kiosk.settle()
    expect(recordsAsked(kiosk)).toBe(1)
  })

  it('the second vote waits until the first is rolled forward, and is asked once', () => {
    const { kiosk } = firstIsRecorded()
    presses(kiosk, 201)
    expect(recordsAsked(kiosk)).toBe(1)
    kiosk.settle()
    expect(recordsAsked(kiosk)).toBe(2)
    expect(kiosk.page.type).toBe('take-card')
  })

  it('no question to a card has the number of an earlier one: a late answer can be told from a new one', () => {
    const { kiosk } = firstIsRecorded()
    presses(kiosk, 201)
    kiosk.settle()
    const asks = kiosk.asked.flatMap((effect) =>
      effect.type === 'read-card' || effect.type === 'move-card' ? [effect.ask] : [],
    )
    expect(asks.length).toBeGreaterThan(2)
    expect(asks).toEqual([...new Set(asks)].sort((a, b) => a - b))
  })

  /** The mayor's vote is recorded, its roll-forward is not heard of; `known`: whether the media have said which day is open. */
  function secondPressWithAWrongClock(known: boolean) {
    const { kiosk } = mayorIsAsked()
    const journal = known ? ({ type: 'idle', day: DAY } as const) : null
    const situation = { ...kiosk.situation(), journal }
    kiosk.happen({ type: 'record-answered', contest: MAYOR_BIT, outcome: { type: 'recorded' }, situation })
    kiosk.now = EVENING_BEFORE
    presses(kiosk, 201)
    return kiosk.page
  }

  it('a clock that goes back stops the press as soon as the day of the pair is known', () => {
    const fault = { type: 'out-of-service', fault: 'clock', voter: { recorded: [MAYOR], staffWillCheck: [] } }
    expect(secondPressWithAWrongClock(true)).toMatchObject(fault)
  })

  it('and before that the ballot box is asked, which knows the day', () => {
    expect(secondPressWithAWrongClock(false).type).not.toBe('out-of-service')
  })
})

describe('the media answer something else than "recorded"', () => {
  const refused = (kiosk: PretendKiosk, type: 'not-this-day' | 'full', reason: OutOfServiceReason | null) => {
    const situation = { ...kiosk.situation(), outOfService: reason }
    const outcome =
      type === 'full'
        ? ({ type: 'refused', reason: { type } } as const)
        : { type: 'refused' as const, reason: { type } }
    kiosk.happen({ type: 'record-answered', contest: MAYOR_BIT, outcome, situation })
    return kiosk.page
  }

  it('a medium that failed is named, also when the clock is wrong', () => {
    const { kiosk } = mayorIsAsked()
    kiosk.now = EVENING_BEFORE
    expect(refused(kiosk, 'not-this-day', PULLED)).toMatchObject({
      fault: 'original-failed',
      voter: { recorded: [], notRecorded: [MAYOR, COUNCIL], staffWillCheck: [] },
    })
  })

  it('the clock is named only for what has to do with the day', () => {
    const { kiosk } = mayorIsAsked()
    kiosk.now = EVENING_BEFORE
    expect(refused(kiosk, 'full', null)).toMatchObject({ fault: 'contradiction' })
  })

  it('and not when it goes right: then the machine does not agree with itself', () => {
    const { kiosk } = mayorIsAsked()
    expect(refused(kiosk, 'not-this-day', null)).toMatchObject({ fault: 'contradiction' })
  })

  it('what has nothing to do with the day is no day that nobody closed', () => {
    const days = [DAY, '2002-06-24' as LocalDate]
    const { kiosk } = atTheHowTo({ ...FACTS, station: { ...FACTS.station, dates: days } })
    presses(kiosk, 101)
    kiosk.settle()
    kiosk.press({ type: 'next' })
    presses(kiosk, 201)
    kiosk.now = '2002-06-24T00:01' as LocalMinute
    expect(refused(kiosk, 'full', null)).toMatchObject({ fault: 'contradiction' })
  })

  it.each([
    [null, 'no-medium'],
    [PULLED, 'original-failed'],
  ] as const)('when it cannot be said whether it is recorded, staff will check that contest (%#)', (reason, fault) => {
    const { kiosk } = mayorIsAsked()
    const situation = { ...kiosk.situation(), outOfService: reason }
    const outcome = { type: 'staff-will-check', staff: 'cannot-tell' } as const
    kiosk.happen({ type: 'record-answered', contest: MAYOR_BIT, outcome, situation })
    expect(kiosk.page).toMatchObject({
      fault,
      voter: { recorded: [], notRecorded: [COUNCIL], staffWillCheck: [MAYOR] },
    })
  })
})

describe('the end of a session', () => {
  function lastIsRecorded() {
    const room = firstIsRecorded()
    room.kiosk.settle()
    presses(room.kiosk, 201)
    room.kiosk.answer()
    expect(room.kiosk.page.type).toBe('finishing')
    return room
  }

  it('"the vote is over" waits for the media when the card is the quicker one', () => {
    const { kiosk } = lastIsRecorded()
    const [move] = moves(kiosk)
    if (move?.type !== 'move-card') throw new Error('the card is asked to go to finished')
    kiosk.pending = []
    kiosk.happen({ type: 'card-moved', ask: move.ask, result: ok() })
    expect(kiosk.page.type).toBe('finishing')
    kiosk.happen({ type: 'settled', situation: kiosk.situation() })
    expect(kiosk.page.type).toBe('take-card')
  })

  it('and for the card when the media are', () => {
    const { kiosk, card } = lastIsRecorded()
    kiosk.happen({ type: 'settled', situation: kiosk.situation() })
    expect(kiosk.page.type).toBe('finishing')
    kiosk.settle()
    expect(kiosk.page.type).toBe('take-card')
    expect(stateOf(card.counter).type).toBe('finished')
  })

  it.each([false, true])(
    'reads the card that comes back, but none before the tray was seen empty (other card: %s)',
    (other) => {
      const { kiosk, card } = firstIsRecorded()
      kiosk.settle()
      presses(kiosk, 201)
      kiosk.lift()
      if (other) kiosk.lay(DEPUTY_UID)
      kiosk.settle()
      expect(kiosk.page.type).toBe('card-away')
      kiosk.lay(card.uid)
      expect(typesOf(kiosk.pending)).toEqual(other ? [] : ['read-card'])
    },
  )

  const endedWith = (outcome: 'recorded' | 'staff-will-check', change: Partial<Situation>) => {
    const { kiosk } = firstIsRecorded()
    kiosk.settle()
    for (const press of [{ type: 'leave' }, { type: 'leave-confirmed' }] as const) kiosk.press(press)
    expect(typesOf(kiosk.pending)).toEqual(['end-session'])
    kiosk.pending = []
    const situation = { ...kiosk.situation(), ...change }
    const answer = outcome === 'recorded' ? { type: outcome } : ({ type: outcome, staff: 'cannot-tell' } as const)
    kiosk.happen({ type: 'session-ended', outcome: answer, situation })
    return kiosk.page
  }

  it('that is recorded but for which a medium failed at once: all is recorded, the machine takes no other voter', () => {
    expect(endedWith('recorded', { outOfService: PULLED })).toMatchObject({
      type: 'out-of-service',
      fault: 'original-failed',
      voter: { recorded: [MAYOR, COUNCIL], notRecorded: [], staffWillCheck: [] },
    })
  })

  it('that failed: what the journal says is done is recorded, also what the session did not know of', () => {
    const both = 3 as ContestMask
    const journal = { type: 'interrupted', day: DAY, contests: both, done: both } as const
    expect(endedWith('staff-will-check', { outOfService: PULLED, journal })).toMatchObject({
      fault: 'original-failed',
      voter: { recorded: [MAYOR, COUNCIL], notRecorded: [], staffWillCheck: [] },
    })
  })

  it('that failed without a journal: what was said to be recorded stays said', () => {
    expect(endedWith('staff-will-check', { outOfService: PULLED, journal: null })).toMatchObject({
      voter: { recorded: [MAYOR], notRecorded: [], staffWillCheck: [COUNCIL] },
    })
  })
})
