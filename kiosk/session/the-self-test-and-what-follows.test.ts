/** No line of the self-test is passed over, and what the media say decides what may follow (KSK-01, OPN-03, D-30). */
import { describe, expect, it } from 'vitest'
import type { CandidateId, ContestMask } from '#election/ids.ts'
import { err, ok } from '#election/result.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { nameClip } from '#election/voice/clip-id.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { DEPUTY_UID, OPERATOR_UID, PIN, PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import type { Fault } from './codes.ts'
import type { KioskEffect } from './effect.ts'
import type { Happening } from './event.ts'
import type { BadLine } from './self-test.ts'

const BEFORE = '2002-06-22' as LocalDate
const DAY = '2002-06-23' as LocalDate
const AFTER = '2002-06-24' as LocalDate
const DATES = { ...FACTS, station: { ...FACTS.station, dates: [BEFORE, DAY, AFTER] } }

/** A start in which `answers` are in place of what the pretended services would say, up to a look that is made again. */
function selfTest(answers: Partial<Record<'check-package' | 'admit-media' | 'zero-check', Happening>>): PretendKiosk {
  const kiosk = new PretendKiosk()
  kiosk.happen({ type: 'card', presence: { type: 'absent' } })
  while (kiosk.busy && !isLater(kiosk.pending[0])) {
    const asked = kiosk.pending[0]?.type
    const instead = Object.entries(answers).find(([type]) => type === asked)?.[1]
    if (instead === undefined) kiosk.answer()
    else {
      kiosk.pending.shift()
      kiosk.happen(instead)
    }
  }
  return kiosk
}

const isLater = (effect: KioskEffect | undefined) => effect?.type === 'admit-media' && effect.again

function linesOf(kiosk: PretendKiosk) {
  const { page } = kiosk
  return page.type === 'starting' ? Object.fromEntries(page.lines.map(({ line, state }) => [line, state])) : page.type
}

const GOOD = {
  machine: 'good',
  package: 'good',
  software: 'good',
  clock: 'good',
  display: 'running',
  'card-reader': 'good',
  keypad: 'absent',
  headphones: 'absent',
  voice: 'good',
  original: 'good',
  duplicate: 'good',
}
const packageIs = (dateRefusal: BadLine | null, memoryDamaged = false): Happening => ({
  type: 'package-checked',
  result: ok({ facts: FACTS, starts: 1, memoryDamaged, unused: true, dateRefusal, eveOf: null, voicePack: 'whole' }),
})
const mediaAre = (original: Fault | null, duplicate: Fault | null): Happening => ({
  type: 'media-admitted',
  result: err({ original, duplicate }),
})

describe('a bad line', () => {
  it.each<[string, Parameters<typeof selfTest>[0], object, number]>([
    [
      'package',
      { 'check-package': { type: 'package-checked', result: err({ bad: 'list-older' }) } },
      {
        package: { bad: 'list-older' },
        software: 'waiting',
        clock: 'waiting',
        voice: 'waiting',
        original: 'waiting',
        duplicate: 'waiting',
      },
      0,
    ],
    [
      'clock',
      { 'check-package': packageIs({ bad: 'live-outside-its-dates', values: { date: DAY } }) },
      { clock: { bad: 'live-outside-its-dates', values: { date: DAY } } },
      0,
    ],
    ['original', { 'admit-media': mediaAre('original-missing', null) }, { original: { bad: 'original-missing' } }, 1],
    ['duplicate', { 'admit-media': mediaAre(null, 'media-swapped') }, { duplicate: { bad: 'media-swapped' } }, 1],
    [
      'both media',
      { 'admit-media': mediaAre('media-swapped', 'media-swapped') },
      { original: { bad: 'media-swapped' }, duplicate: { bad: 'media-swapped' } },
      2,
    ],
    [
      'memory, on media without a vote (X-C8)',
      { 'check-package': packageIs(null, true) },
      { machine: { bad: 'machine-memory-damaged' } },
      0,
    ],
    [
      'media that are not zero',
      { 'zero-check': { type: 'zero-checked', result: err('zero-check-not-zero') } },
      {
        'card-reader': 'good',
        keypad: 'absent',
        headphones: 'absent',
        voice: 'good',
        original: { bad: 'zero-check-not-zero' },
        duplicate: { bad: 'zero-check-not-zero' },
      },
      0,
    ],
  ])(
    '%s: the machine stays there, whatever is laid on, and the refused media are counted',
    (_, answers, bad, refused) => {
      const kiosk = selfTest(answers)
      expect(linesOf(kiosk)).toEqual({ ...GOOD, ...bad })
      kiosk.unlock()
      kiosk.happen({ type: 'minute' })
      expect(linesOf(kiosk)).toEqual({ ...GOOD, ...bad })
      expect(kiosk.state.refusedMedia).toBe(refused)
    },
  )

  it('can be left only by giving the machine back unused', () => {
    const kiosk = selfTest({ 'admit-media': mediaAre('original-missing', null) })
    kiosk.press({ type: 'next' })
    expect(kiosk.page).toMatchObject({ type: 'starting', mayRetire: true })
    kiosk.press({ type: 'retire' })
    expect(kiosk.page).toMatchObject({ type: 'operator-card', purpose: 'retire' })
  })
})

it('a reader that is away holds the self-test until it is there', () => {
  const kiosk = new PretendKiosk()
  kiosk.settle()
  expect(linesOf(kiosk)).toEqual({ ...GOOD, 'card-reader': 'running' })
  kiosk.start()
  expect(kiosk.page.type).toBe('zero-check')
})

it.each(['not-there', 'refused', 'silent'] as const)(
  'a reader that is %s is told as such, and is good when it comes (M-4)',
  (why) => {
    const kiosk = new PretendKiosk()
    kiosk.settle()
    kiosk.happen({ type: 'card', presence: { type: 'reader-lost', why } })
    expect(linesOf(kiosk)).toEqual({ ...GOOD, 'card-reader': { bad: `reader-${why}` } })
    kiosk.start()
    expect(kiosk.page.type).toBe('zero-check')
  },
)

describe.each(['keypad', 'headphones'] as const)('%s', (device) => {
  it.each(['not-there', 'refused', 'silent'] as const)(
    '%s is told as such at the self-test and after it, and holds nobody up (M-4)',
    (why) => {
      const kiosk = new PretendKiosk()
      kiosk.settle()
      kiosk.happen({ type: device, event: { type: 'disconnected', why } })
      expect(linesOf(kiosk)).toMatchObject({ [device]: { voiceless: { type: `${device}-${why}` } } })
      kiosk.start()
      expect(kiosk.page).toMatchObject({ type: 'zero-check', [device]: why })
      kiosk.happen({ type: device, event: { type: 'connected' } })
      expect(kiosk.page).toMatchObject({ type: 'zero-check', [device]: 'connected' })
    },
  )

  it('that nobody has tried yet is waited for', () => {
    const kiosk = new PretendKiosk()
    kiosk.happen({ type: device, event: { type: 'disconnected', why: 'not-tried' } })
    kiosk.start()
    expect(linesOf(kiosk)).toEqual({ ...GOOD, [device]: 'running' })
    kiosk.happen({ type: device, event: { type: 'disconnected', why: 'silent' } })
    kiosk.settle()
    expect(kiosk.page.type).toBe('zero-check')
  })
})

it('a voice that lacks a clip is told with its own words, and the machine goes on for everybody else (AUD-03)', () => {
  const voiceless = { type: 'voice-incomplete', language: 'ja', clip: nameClip(101 as CandidateId), clips: 1 } as const
  const kiosk = new PretendKiosk()
  kiosk.voicePack = voiceless
  kiosk.settle()
  expect(linesOf(kiosk)).toMatchObject({ voice: { voiceless }, 'card-reader': 'running' })
  kiosk.open()
  kiosk.lay(kiosk.issue(1).uid)
  kiosk.settle()
  expect(kiosk.page.type).toBe('how-to')
})

it('media that this machine has opened before are never called zero: the operator card and recovery come next', () => {
  const kiosk = selfTest({ 'zero-check': { type: 'opened-before' } })
  expect(kiosk.page).toMatchObject({ type: 'operator-card', purpose: 'recover', cancellable: false })
  kiosk.press({ type: 'back' })
  expect(kiosk.page).toMatchObject({ type: 'operator-card', purpose: 'recover' })
})

describe('the operator card at the opening', () => {
  function atCard(): PretendKiosk {
    const kiosk = new PretendKiosk({ ...FACTS, use: 'rehearsal' }, '2002-06-20T05:00')
    kiosk.start()
    kiosk.confirmByWitnesses()
    kiosk.press({ type: 'clock-confirmed' })
    kiosk.press({ type: 'voter-confirmed' })
    kiosk.press({ type: 'officer-confirmed' })
    // A rehearsal is opened at any hour.
    expect(kiosk.page).toMatchObject({ type: 'operator-card', purpose: 'open', cancellable: true })
    return kiosk
  }
  const opened = (kiosk: PretendKiosk) => kiosk.asked.some((effect) => effect.type === 'open-pair')

  it('back: the zero check as it was left, with its witnesses', () => {
    const kiosk = atCard()
    kiosk.press({ type: 'back' })
    expect(kiosk.page.type).toBe('zero-check')
    kiosk.press({ type: 'officer-confirmed' })
    expect(kiosk.page.type).toBe('operator-card')
  })

  it('a wrong PIN and an answer of another question open nothing', () => {
    const kiosk = atCard()
    kiosk.unlock('111111')
    expect(kiosk.page).toMatchObject({ type: 'operator-card', step: 'pin', refusal: 'wrong-pin' })
    expect(kiosk.failedUnlocks).toBe(1)
    kiosk.lay(OPERATOR_UID)
    kiosk.press({ type: 'pin', pin: PIN })
    kiosk.happen({ type: 'unlocked', ask: kiosk.state.ask - 1, uid: OPERATOR_UID, result: ok({ operatorCard: 1 }) })
    expect([kiosk.page.type, opened(kiosk)]).toEqual(['operator-card', false])
    kiosk.lay(DEPUTY_UID)
    kiosk.press({ type: 'witness', witness: 0, mark: 'absent' })
    expect([kiosk.page, opened(kiosk)]).toMatchObject([{ type: 'operator-card', step: 'pin' }, false])
  })
})

describe('the log says when a machine could take votes', () => {
  const logged = (kiosk: PretendKiosk) => kiosk.asked.flatMap((effect) => (effect.type === 'log' ? [effect.event] : []))
  const votable = { type: 'made-votable', list: FACTS.listVersion }

  it('in the morning, after zero; after a restart, without that', () => {
    const kiosk = new PretendKiosk().open()
    expect(logged(kiosk)).toEqual([{ type: 'zero-check-passed' }, votable])
    expect(logged(kiosk.startedAgain())).toEqual([votable])
  })
})

it('the report of a restart stays until somebody has read it (OPN-03)', () => {
  const kiosk = new PretendKiosk().open().startedAgain()
  kiosk.lift()
  kiosk.happen({ type: 'minute' })
  kiosk.press({ type: 'staff' })
  expect(kiosk.page.type).toBe('recovered')
})

describe('a pair that was closed', () => {
  it.each<[string, boolean, LocalDate, 'closed' | 'recovered']>([
    ['for good, the same evening', true, DAY, 'closed'],
    ['for good, although a later date is listed', true, BEFORE, 'closed'],
    ['for the day, the same evening', false, DAY, 'closed'],
    ['for the day, on a later listed date', false, BEFORE, 'recovered'],
    ['for a day that by this clock is still to come', false, AFTER, 'closed'],
  ])('%s', (_, final, day, page) => {
    const kiosk = new PretendKiosk(DATES, `${DAY}T06:55`)
    Object.assign(kiosk, { untouched: false, closed: true, closedFinal: final, day })
    kiosk.start()
    kiosk.unlock()
    expect(kiosk.page.type).toBe(page)
    expect(kiosk.asked.some((effect) => effect.type === 'reopen')).toBe(page === 'recovered')
  })

  it('and has no day left on which it could be opened is still closed for good (row 31)', () => {
    const kiosk = new PretendKiosk(DATES, `${DAY}T06:55`)
    Object.assign(kiosk, { untouched: false, closed: true, closedFinal: false, day: BEFORE })
    kiosk.start()
    kiosk.lay(OPERATOR_UID)
    kiosk.press({ type: 'pin', pin: PIN })
    while (kiosk.pending[0]?.type !== 'reopen') kiosk.answer()
    kiosk.happen({ type: 'pair-opened', result: err('reopening-refused') })
    expect(kiosk.page).toMatchObject({ type: 'out-of-service', fault: 'reopening-refused', closable: true })
  })
})

it('a session of an earlier day that nobody closed must be ended before that day is closed (row 32)', () => {
  const kiosk = new PretendKiosk(DATES, `${DAY}T06:55` as LocalMinute)
  Object.assign(kiosk, { untouched: false, day: BEFORE })
  kiosk.journal = { token: 'a', contests: 3 as ContestMask, done: 1 as ContestMask }
  kiosk.start()
  kiosk.unlock()
  expect(kiosk.page).toMatchObject({ type: 'out-of-service', fault: 'not-closed-earlier-day', closable: true })
  kiosk.lift()
  kiosk.press({ type: 'staff' })
  kiosk.unlock()
  expect(kiosk.page).toMatchObject({ type: 'staff-menu', session: 'must-end' })
})

/** WX4: a cold disk or a stick in its bus reset is no reason to take a healthy machine out of service. */
it.each([
  ['medium-look-slow', null],
  [null, 'medium-slow'],
] as const)('a look that was slow (%s, %s) is made again by itself, and the start goes on', (original, duplicate) => {
  const kiosk = selfTest({ 'admit-media': mediaAre(original, duplicate) })
  expect(linesOf(kiosk)).toMatchObject({ original: original === null ? 'good' : { bad: original } })
  // The clock of a rehearsal is moved by people, and nobody moves it before a machine that starts.
  expect(kiosk.pending).toContainEqual({ type: 'admit-media', again: true })
  kiosk.settle()
  expect(kiosk.page.type).toBe('zero-check')
})

it('another fault of a medium stays until somebody has done something about it', () => {
  const kiosk = selfTest({ 'admit-media': mediaAre('medium-leftovers', 'medium-look-slow') })
  expect(kiosk.pending).toEqual([])
  expect(linesOf(kiosk)).toMatchObject({ original: { bad: 'medium-leftovers' } })
})
