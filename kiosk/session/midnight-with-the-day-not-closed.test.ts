import { describe, expect, it } from 'vitest'
import { stateOf } from '#election/card/card-state.ts'
import type { ContestMask } from '#election/ids.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { closeByStaff, toStaffMenu, votes } from '#simulation/doors/kiosk-session.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'

const MAYOR = '新見市長選挙'
const COUNCIL = '新見市議会議員一般選挙'
const DAY = '2002-06-23' as LocalDate
const TWO_DAYS = { ...FACTS, station: { ...FACTS.station, dates: [DAY, '2002-06-24' as LocalDate] } }
const AFTER_MIDNIGHT = '2002-06-24T00:01' as LocalMinute
const FAULT = { type: 'out-of-service', fault: 'not-closed-earlier-day', closable: true } as const

/** Mayor recorded at 23:50, council still open, card on the tray; then the minute after midnight. */
function midnightInASession(facts = TWO_DAYS) {
  const kiosk = new PretendKiosk(facts).open()
  kiosk.now = '2002-06-23T23:50' as LocalMinute
  const card = kiosk.issue(1, { expires: '2002-06-25T00:00' as LocalMinute })
  kiosk.lay(card.uid)
  kiosk.settle()
  votes(kiosk, 101)
  expect(kiosk.page).toMatchObject({ type: 'recorded', open: [COUNCIL] })
  kiosk.now = AFTER_MIDNIGHT
  kiosk.happen({ type: 'minute' })
  return { kiosk, card }
}

function afterOneVoter(): PretendKiosk {
  const kiosk = new PretendKiosk(TWO_DAYS).open()
  kiosk.lay(kiosk.issue(1).uid)
  kiosk.settle()
  votes(kiosk, 101)
  votes(kiosk, 201)
  kiosk.lift()
  return kiosk
}

/** Somebody has voted; the next voter is asked "is this right?" at 23:59. */
function choosingBeforeMidnight() {
  const kiosk = afterOneVoter()
  kiosk.now = '2002-06-23T23:59' as LocalMinute
  const card = kiosk.issue(2, { expires: '2002-06-25T00:00' as LocalMinute })
  kiosk.lay(card.uid)
  kiosk.settle()
  for (const press of [{ type: 'next' }, { type: 'select', candidate: 101 }, { type: 'next' }] as const)
    kiosk.press(press)
  expect(kiosk.page.type).toBe('confirm')
  return { kiosk, card }
}

function waitingAfterMidnight() {
  const kiosk = afterOneVoter()
  kiosk.now = AFTER_MIDNIGHT
  kiosk.happen({ type: 'minute' })
  expect(kiosk.page.type).toBe('waiting')
  return kiosk
}

describe('midnight while a voter is at the machine', () => {
  it.each([
    ['a later voting date', TWO_DAYS],
    ['no voting date', { ...FACTS, station: { ...FACTS.station, dates: [DAY] } }],
  ])(
    'and the next vote is pressed on %s: not recorded, the day was not closed; never a contradiction (row 32)',
    (_, facts) => {
      const { kiosk } = midnightInASession(facts)
      votes(kiosk, 201)
      expect(kiosk.page).toMatchObject({
        ...FAULT,
        voter: { recorded: [MAYOR], notRecorded: [COUNCIL], staffWillCheck: [] },
      })
      expect(kiosk.records).toHaveLength(1)
      const logged = kiosk.asked.flatMap((effect) => (effect.type === 'log' ? [effect.event] : []))
      expect(logged.at(-1)).toEqual({ type: 'out-of-service', cause: 'earlier-day-not-closed' })
    },
  )

  it('and the first vote is pressed: the card is not moved on, so that the desk can give the right again', () => {
    const { kiosk, card } = choosingBeforeMidnight()
    kiosk.now = AFTER_MIDNIGHT
    kiosk.press({ type: 'cast' })
    kiosk.settle()
    expect(kiosk.page).toMatchObject({
      ...FAULT,
      voter: { recorded: [], notRecorded: [MAYOR, COUNCIL], staffWillCheck: [] },
    })
    expect(stateOf(card.counter).type).toBe('taken')
  })

  it('between the press and the answer of the card: refused by the ballot box, and still no contradiction', () => {
    const { kiosk, card } = choosingBeforeMidnight()
    kiosk.press({ type: 'cast' })
    kiosk.now = AFTER_MIDNIGHT
    kiosk.settle()
    expect(kiosk.page).toMatchObject({
      ...FAULT,
      voter: { recorded: [], notRecorded: [MAYOR, COUNCIL], staffWillCheck: [] },
    })
    expect(stateOf(card.counter).type).toBe('pressed')
    expect(kiosk.records).toHaveLength(2)
  })

  it('and the card is pulled and laid on again: the same, before anything is chosen, and the card is not changed', () => {
    const { kiosk, card } = midnightInASession()
    kiosk.lift()
    const { counter } = card
    kiosk.lay(card.uid)
    kiosk.settle()
    expect(kiosk.page).toMatchObject({
      ...FAULT,
      voter: { recorded: [MAYOR], notRecorded: [COUNCIL], staffWillCheck: [] },
    })
    expect(card.counter).toBe(counter)
  })

  it('and somebody else lays a card on: told nothing of the voter who is away, and staff still find that session', () => {
    const { kiosk } = midnightInASession()
    kiosk.lift()
    const other = kiosk.issue(2, { contests: 2 as ContestMask, expires: '2002-06-25T00:00' as LocalMinute })
    kiosk.lay(other.uid)
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ ...FAULT, voter: { recorded: [], notRecorded: [COUNCIL], staffWillCheck: [] } })
    expect(stateOf(other.counter).type).toBe('issued')
    kiosk.lift()
    toStaffMenu(kiosk)
    expect(kiosk.page).toMatchObject({ type: 'staff-menu', session: 'must-end' })
  })

  it('and a voter who is done left with the card: staff find no session to end, whoever comes next', () => {
    const kiosk = new PretendKiosk(TWO_DAYS).open()
    kiosk.lay(kiosk.issue(1).uid)
    kiosk.settle()
    votes(kiosk, 101)
    for (const press of [{ type: 'next' }, { type: 'select', candidate: 201 }, { type: 'next' }] as const)
      kiosk.press(press)
    kiosk.press({ type: 'cast' })
    kiosk.lift()
    kiosk.settle()
    expect(kiosk.page.type).toBe('card-away')
    expect(kiosk.journal).toBeNull()
    kiosk.now = AFTER_MIDNIGHT
    kiosk.lay(kiosk.issue(2, { expires: '2002-06-25T00:00' as LocalMinute }).uid)
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ ...FAULT, voter: { recorded: [], notRecorded: [MAYOR, COUNCIL] } })
    kiosk.lift()
    toStaffMenu(kiosk)
    expect(kiosk.page).toMatchObject({ type: 'staff-menu', session: 'none' })
  })

  it('and staff end what is open, close that day and not for good: the later date can still be opened', () => {
    const { kiosk } = midnightInASession()
    votes(kiosk, 201)
    kiosk.lift()
    toStaffMenu(kiosk)
    kiosk.press({ type: 'menu', item: 'close' })
    expect(kiosk.page).toMatchObject({ refusal: 'session-open' })
    kiosk.press({ type: 'menu', item: 'end-session' })
    expect(kiosk.page).toMatchObject({ type: 'staff-date', before: 'ending', today: '2002-06-24', compared: DAY })
    kiosk.press({ type: 'date', isRight: true })
    kiosk.press({ type: 'witness', witness: 0, mark: 'confirmed' })
    kiosk.press({ type: 'officer-confirmed' })
    kiosk.settle()
    expect(kiosk.records.map(({ selection, by }) => [selection.type, by])).toEqual([
      ['candidate', 'voter'],
      ['ended', 'staff'],
    ])
    closeByStaff(kiosk)
    expect(kiosk.page).toMatchObject({ type: 'closed', final: false })
    expect(kiosk.state.day).toBe(DAY)
  })

  it('and the voter ends without voting: that is recorded as ended, and the card is used up', () => {
    const { kiosk, card } = midnightInASession()
    kiosk.press({ type: 'leave' })
    kiosk.press({ type: 'leave-confirmed' })
    kiosk.settle()
    expect(kiosk.page.type).toBe('take-card')
    expect(stateOf(card.counter).type).toBe('finished')
  })

  it('and staff wait for the card of a session with nothing recorded: nothing is, and the card goes to the desk as taken', () => {
    const kiosk = new PretendKiosk(TWO_DAYS).open()
    kiosk.lay(kiosk.issue(1).uid)
    kiosk.settle()
    votes(kiosk, 101)
    votes(kiosk, 201)
    kiosk.lift()
    const card = kiosk.issue(2)
    kiosk.lay(card.uid)
    kiosk.settle()
    kiosk.lift()
    toStaffMenu(kiosk)
    kiosk.press({ type: 'menu', item: 'end-session' })
    kiosk.press({ type: 'witness', witness: 0, mark: 'confirmed' })
    kiosk.press({ type: 'officer-confirmed' })
    kiosk.lift()
    kiosk.now = AFTER_MIDNIGHT
    kiosk.lay(card.uid)
    kiosk.settle()
    expect(kiosk.page).toMatchObject({
      ...FAULT,
      voter: { recorded: [], notRecorded: [MAYOR, COUNCIL], staffWillCheck: [] },
    })
    expect(kiosk.records).toHaveLength(2)
    expect(stateOf(card.counter).type).toBe('taken')
    kiosk.lift()
    toStaffMenu(kiosk)
    expect(kiosk.page).toMatchObject({ type: 'staff-menu', session: 'none' })
  })
})

describe('midnight while the machine waits', () => {
  it('and a new card is laid on: nothing recorded, the day was not closed, and the card is not changed', () => {
    const kiosk = waitingAfterMidnight()
    const card = kiosk.issue(2, { expires: '2002-06-24T21:00' as LocalMinute })
    kiosk.lay(card.uid)
    kiosk.settle()
    expect(kiosk.page).toMatchObject({
      ...FAULT,
      voter: { recorded: [], notRecorded: [MAYOR, COUNCIL], staffWillCheck: [] },
    })
    expect(stateOf(card.counter).type).toBe('issued')
  })

  it('and staff close before any card comes: for that day, although today is the last one', () => {
    const kiosk = waitingAfterMidnight()
    toStaffMenu(kiosk)
    closeByStaff(kiosk)
    expect(kiosk.page).toMatchObject({ type: 'closed', final: false })
  })

  it('and a card whose session is over lies there: it is finished as on any day', () => {
    const kiosk = waitingAfterMidnight()
    const card = kiosk.issue(3)
    card.counter = 256 * 5 + 7
    kiosk.spent.add(card.body.token)
    kiosk.lay(card.uid)
    kiosk.settle()
    expect(kiosk.page.type).toBe('session-over')
    expect(stateOf(card.counter).type).toBe('finished')
  })

  it('and nobody has voted yet: today is the first day', () => {
    const kiosk = new PretendKiosk(TWO_DAYS).open()
    kiosk.now = AFTER_MIDNIGHT
    kiosk.lay(kiosk.issue(1, { expires: '2002-06-24T21:00' as LocalMinute }).uid)
    kiosk.settle()
    expect(kiosk.page.type).toBe('how-to')
  })
})

it('a start on the morning after with the day not closed: the same fault (row 32)', () => {
  const kiosk = new PretendKiosk(TWO_DAYS, '2002-06-24T06:55')
  kiosk.untouched = false
  kiosk.day = DAY
  kiosk.start()
  kiosk.unlock()
  expect(kiosk.page).toMatchObject({ ...FAULT, voter: null })
})
