/** Each card that may not vote gets its own refusal, and stays as it is (KSK-04). */
import { describe, expect, it } from 'vitest'
import type { IssueNumber } from '#election/card/card-ids.ts'
import type { VotingCardBody } from '#election/card/voting-card.ts'
import type { ContestMask, ElectionId, StationIndex } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { DEPUTY_UID, PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import type { PretendCard } from '#simulation/rooms/pretend-things.ts'
import { checkCard } from './card-check.ts'
import type { CardRefusal } from './codes.ts'
import type { CardReading } from './event.ts'
import type { DateHere } from './open-day.ts'

const PAIR_3_TAKEN = 256 * 5 + 6
const PAIR_4_TAKEN = 256 * 5 + 8
const bodies: readonly [string, CardRefusal, Partial<VotingCardBody>][] = [
  ['of a rehearsal', 'other-use', { use: 'rehearsal' }],
  ['of another election', 'other-election', { electionId: 'ffffffffffffffff' as ElectionId }],
  ['of another station', 'other-station', { station: 7 as StationIndex }],
  ['whose time is over', 'clock-or-card', { expires: '2002-06-23T07:00' as LocalMinute }],
  ['with a body of an earlier issue', 'card-replayed', { issueNumber: 4 as IssueNumber }],
  ['with no contest of this kiosk', 'no-contest-here', { contests: 4 as ContestMask }],
  ['for audio while no keypad is connected', 'keypad-missing', { presentation: 'audio' }],
]
const marks: readonly [string, CardRefusal, (card: PretendCard) => void][] = [
  ['that is blank', 'card-blank', (card) => Object.assign(card, { counter: 256 * 5 })],
  [
    'that was taken by another machine',
    'card-taken-elsewhere',
    (card) => Object.assign(card, { counter: PAIR_4_TAKEN }),
  ],
  [
    'that was pressed at another machine',
    'card-taken-elsewhere',
    (card) => Object.assign(card, { counter: PAIR_4_TAKEN + 1 }),
  ],
  ['that was returned', 'card-returned', (card) => Object.assign(card, { counter: 256 * 5 + 112 })],
  ['that is finished', 'card-finished', (card) => Object.assign(card, { counter: 256 * 5 + 255 })],
  ['in a state that no machine makes', 'card-unreadable', (card) => Object.assign(card, { counter: 256 * 5 + 241 })],
  ['that is foreign', 'foreign-card', (card) => Object.assign(card, { trouble: 'not-authentic' })],
  ['that is garbled', 'card-unreadable', (card) => Object.assign(card, { trouble: 'garbled' })],
  ['that was never written', 'card-blank', (card) => Object.assign(card, { trouble: 'body-blank' })],
  ['that was torn while it was issued', 'card-torn', (card) => Object.assign(card, { trouble: 'body-unsigned' })],
  [
    'of an issuer that this station does not have',
    'other-issuer',
    (card) => Object.assign(card, { trouble: 'body-other-issuer' }),
  ],
  ['of an unknown format', 'card-unreadable', (card) => Object.assign(card, { trouble: 'body-wrong-format' })],
]

function refused(kiosk: PretendKiosk, card: PretendCard): CardRefusal | null {
  const before = card.counter
  kiosk.lay(card.uid)
  kiosk.settle()
  expect(card.counter, 'the card is not changed').toBe(before)
  expect(kiosk.asked.filter((effect) => effect.type === 'move-card')).toEqual([])
  return kiosk.page.type === 'refused' ? kiosk.page.refusal : null
}

const NEXT_NOON = '2002-06-24T12:00' as LocalMinute

describe('a card', () => {
  it.each(bodies)('%s is refused', (_what, refusal, body) => {
    const kiosk = new PretendKiosk().open()
    kiosk.happen({ type: 'headphones', event: { type: 'connected' } })
    expect(refused(kiosk, kiosk.issue(1, body))).toBe(refusal)
    kiosk.lift()
    expect(kiosk.page.type).toBe('waiting')
  })

  it.each(marks)('%s is refused', (_what, refusal, change) => {
    const kiosk = new PretendKiosk().open()
    const card = kiosk.issue(1)
    change(card)
    expect(refused(kiosk, card)).toBe(refusal)
  })

  it.each(['audio', 'both'] as const)(
    'for %s is refused by a machine that has no voice, or no headphones fitted (AUD-03)',
    (presentation) => {
      const silent = new PretendKiosk()
      silent.voicePack = { type: 'voice-none' }
      for (const kiosk of [silent.open(), new PretendKiosk().open()]) {
        kiosk.happen({ type: 'keypad', event: { type: 'connected' } })
        if (kiosk === silent) kiosk.happen({ type: 'headphones', event: { type: 'connected' } })
        expect(refused(kiosk, kiosk.issue(1, { presentation }))).toBe('voice-missing')
      }
    },
  )

  it('for audio is refused without headphones, starts with them, and with the screen beside the voice needs none (AUD-03)', () => {
    const kiosk = new PretendKiosk().open()
    kiosk.happen({ type: 'keypad', event: { type: 'connected' } })
    kiosk.happen({ type: 'headphones', event: { type: 'disconnected', why: 'not-there' } })
    expect(refused(kiosk, kiosk.issue(1, { presentation: 'audio' }))).toBe('headphones-missing')
    kiosk.lift()
    kiosk.lay(kiosk.issue(2, { presentation: 'both' }).uid)
    kiosk.settle()
    expect(kiosk.page.type).toBe('how-to')
    const withThem = new PretendKiosk().open()
    withThem.happen({ type: 'keypad', event: { type: 'connected' } })
    withThem.happen({ type: 'headphones', event: { type: 'connected' } })
    withThem.lay(withThem.issue(1, { presentation: 'audio' }).uid)
    withThem.settle()
    expect(withThem.page.type).toBe('audio')
  })

  it('taken elsewhere is sent to the machine that took it', () => {
    const kiosk = new PretendKiosk().open()
    const card = kiosk.issue(1)
    card.counter = PAIR_4_TAKEN
    refused(kiosk, card)
    expect(kiosk.page).toMatchObject({ refusal: 'card-taken-elsewhere', machine: 'NM-0204' })
  })

  it('that says issued while its session is over here is a copy: alarm (row 6)', () => {
    const kiosk = new PretendKiosk().open()
    const card = kiosk.issue(1)
    kiosk.spent.add(card.body.token)
    expect(refused(kiosk, card)).toBe('card-copied')
  })

  it('is refused while the media have no room for two more voters', () => {
    const kiosk = new PretendKiosk().open()
    kiosk.full = true
    expect(refused(kiosk, kiosk.issue(1))).toBe('machine-full')
  })

  it('that is no card of ours at all is refused without being read', () => {
    const kiosk = new PretendKiosk().open()
    kiosk.happen({ type: 'card', presence: { type: 'foreign' } })
    expect(kiosk.page).toMatchObject({ type: 'refused', refusal: 'foreign-card' })
    expect(kiosk.pending).toEqual([])
  })

  it('that the kiosk does not know is not tried with the operator key: a wrong try would count', () => {
    const kiosk = new PretendKiosk().open()
    kiosk.lay(DEPUTY_UID)
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ refusal: 'foreign-card' })
    expect(kiosk.asked.filter((effect) => effect.type === 'unlock')).toHaveLength(1)
    expect(kiosk.asked.filter((effect) => effect.type === 'read-card')).toHaveLength(1)
  })

  it('whose session is over here is finished and handed in (row 4)', () => {
    const kiosk = new PretendKiosk().open()
    const card = kiosk.issue(1)
    card.counter = 256 * 5 + 7
    kiosk.spent.add(card.body.token)
    kiosk.lay(card.uid)
    kiosk.settle()
    expect(kiosk.page.type).toBe('session-over')
    expect(card.counter % 256).toBe(255)
  })

  it('with one contest offers just this one (ISS-07)', () => {
    const kiosk = new PretendKiosk().open()
    kiosk.lay(kiosk.issue(1, { contests: 2 as ContestMask }).uid)
    kiosk.settle()
    expect(kiosk.page).toMatchObject({
      type: 'how-to',
      contest: { title: '新見市議会議員一般選挙', position: 1, of: 1 },
    })
  })
})

describe('while a contest is voted on paper (LAW-19)', () => {
  const suspended = { ...FACTS, contests: FACTS.contests.map((each, at) => ({ ...each, suspended: at === 0 })) }
  const withIt = { contests: 3 as ContestMask }
  it.each<[string, Partial<VotingCardBody>, number, boolean, CardRefusal | null]>([
    ['a card that was issued with it goes back to the desk', withIt, 256 * 5 + 1, false, 'contest-suspended'],
    ['so does one that was taken here', withIt, PAIR_3_TAKEN, false, 'contest-suspended'],
    ['one without it votes', { contests: 2 as ContestMask }, 256 * 5 + 1, false, null],
    ['one that was pressed here could not go back, so its voter ends here', withIt, PAIR_3_TAKEN + 1, false, null],
    ['and so does the session in the journal', withIt, PAIR_3_TAKEN + 1, true, null],
  ])('%s', (_, about, counter, openSession, refusal) => {
    const { body, uid } = new PretendKiosk().issue(1, { expires: '2002-06-23T21:00' as LocalMinute, ...about })
    const now = '2002-06-23T12:00' as LocalMinute
    const context = {
      now,
      keypad: false,
      voice: false,
      headphones: false,
      date: 'right',
      beforeStop: false,
      onBattery: false,
    } as const
    const reading = { uid, counter, body, spent: false, openSession, startRefusal: null }
    const decision = checkCard(reading, suspended, { ...context, sessionOpen: openSession })
    expect(decision.type === 'refuse' ? decision.refusal : null).toBe(refusal)
    if (refusal === null) expect(decision).toMatchObject({ contests: body.contests })
  })
})

describe('a card that may vote', () => {
  const { body, counter, uid } = new PretendKiosk().issue(1, { expires: '2002-06-23T21:00' as LocalMinute })
  const reading = { uid, counter, body, spent: false, openSession: false, startRefusal: null }
  const context = {
    now: '2002-06-23T12:00' as LocalMinute,
    keypad: false,
    voice: false,
    headphones: false,
    sessionOpen: false,
    date: 'right' as DateHere,
    beforeStop: false,
    onBattery: false,
  }
  const pressed = PAIR_3_TAKEN + 1
  it.each<[string, Partial<CardReading>, Partial<typeof context>, object]>([
    ['new', {}, {}, { type: 'start', contests: 3 }],
    ['taken here, nothing recorded', { counter: PAIR_3_TAKEN }, {}, { type: 'start-again', counter: 'taken' }],
    ['pressed here, nothing recorded', { counter: pressed }, {}, { type: 'start-again', counter: 'pressed' }],
    [
      'of the session in the journal',
      { counter: pressed, openSession: true },
      { sessionOpen: true },
      { type: 'continue' },
    ],
    ['whose session is over here', { counter: pressed, spent: true }, {}, { type: 'session-over' }],
    ['at a stop whose hour has not come', {}, { beforeStop: true }, { refusal: 'before-stop-opens' }],
    ['on a day that was not closed', {}, { date: 'earlier-day-open' }, { type: 'day-not-closed' }],
    [
      'that is over by a clock a day ahead',
      {},
      { date: 'earlier-day-open', now: NEXT_NOON },
      { type: 'day-not-closed' },
    ],
    ['on a date of nobody', {}, { date: 'wrong' }, { type: 'clock-wrong' }],
    ['that is over on a date of nobody', {}, { date: 'wrong', now: NEXT_NOON }, { type: 'clock-wrong' }],
    ['on battery', {}, { onBattery: true }, { refusal: 'on-battery' }],
    ['on battery, taken before', { counter: PAIR_3_TAKEN }, { onBattery: true }, { type: 'start-again' }],
    ['while another session is open', {}, { sessionOpen: true }, { refusal: 'other-session-open' }],
    ['on a full machine', { startRefusal: { type: 'full' } }, {}, { refusal: 'machine-full' }],
    [
      'on no day of this machine',
      { startRefusal: { type: 'day-not-listed' } },
      {},
      { refusal: 'machine-not-open-today' },
    ],
    ['in the last minute', {}, { now: '2002-06-23T20:59' as LocalMinute }, { type: 'start' }],
    ['taken in time', { counter: PAIR_3_TAKEN }, { now: '2002-06-23T23:00' as LocalMinute }, { type: 'start-again' }],
  ])('%s', (_, card, about, decision) => {
    expect(checkCard({ ...reading, ...card }, FACTS, { ...context, ...about })).toMatchObject(decision)
  })
})
