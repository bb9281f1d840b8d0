/**
 * WX3: a clock that goes forward under voters, and one that goes back, by one rule: the words name the clock, nothing is ended without its
 * date being asked about, and the machine goes on by itself when the clock is right again. Nobody votes twice, and no vote is lost.
 */
import { expect, it } from 'vitest'
import { stateOf } from '#election/card/card-state.ts'
import type { LocalMinute } from '#election/time.ts'
import { toStaffMenu, votes } from '#simulation/doors/kiosk-session.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import { kioskFaults } from '#ui/messages/kiosk-faults.ts'

const NOON = '2002-06-23T12:00' as LocalMinute
const WRONG = [
  ['a day ahead', '2002-06-24T12:00', 'not-closed-earlier-day'],
  ['a month ahead', '2002-07-23T12:00', 'not-closed-earlier-day'],
  ['a day behind', '2002-06-22T12:00', 'clock'],
  ['in 1970', '1970-01-01T09:00', 'clock'],
] as const

function turnsTo(kiosk: PretendKiosk, now: string): void {
  kiosk.now = now as LocalMinute
  kiosk.happen({ type: 'minute' })
  kiosk.settle()
}

/** The mayor is recorded, the council is chosen, and the clock goes before the press. */
function betweenTwoContests(wrong: string) {
  const kiosk = new PretendKiosk().open(NOON)
  const card = kiosk.issue(1)
  kiosk.lay(card.uid)
  kiosk.settle()
  votes(kiosk, 101)
  turnsTo(kiosk, wrong)
  votes(kiosk, 201)
  expect(kiosk.records).toHaveLength(1)
  return { kiosk, card }
}

it.each(WRONG)('%s: the words name the clock', (_, now, fault) => {
  expect(betweenTwoContests(now).kiosk.page).toMatchObject({ type: 'out-of-service', fault })
  const { ja, en } = kioskFaults[fault]
  expect([`${ja.title}${ja.next}`, `${en.title}${en.next}`]).toEqual([
    expect.stringMatching(/時計.*合うと自動で続きます/),
    expect.stringMatching(/clock.*by itself/),
  ])
})

it.each(WRONG)('%s, and right again: the voter ends the vote, once', (_, now) => {
  const { kiosk, card } = betweenTwoContests(now)
  turnsTo(kiosk, NOON)
  expect(kiosk.page.type).toBe('recorded')
  votes(kiosk, 201)
  expect(kiosk.page.type).toBe('take-card')
  expect([kiosk.records.length, stateOf(card.counter).type]).toEqual([2, 'finished'])
})

it.each(WRONG.slice(0, 2))('%s between the press and the answer of the card: the same', (_, now, fault) => {
  const kiosk = new PretendKiosk().open(NOON)
  for (const first of [1, 2]) {
    kiosk.lay(kiosk.issue(first).uid)
    kiosk.settle()
    if (first === 1) votes(kiosk, 101)
    if (first === 1) votes(kiosk, 201)
    if (first === 1) kiosk.lift()
  }
  for (const press of [{ type: 'next' }, { type: 'select', candidate: 101 }, { type: 'next' }] as const)
    kiosk.press(press)
  kiosk.press({ type: 'cast' })
  kiosk.now = now as LocalMinute
  kiosk.settle()
  expect(kiosk.page).toMatchObject({ type: 'out-of-service', fault })
  turnsTo(kiosk, NOON)
  votes(kiosk, 101)
  votes(kiosk, 201)
  expect(kiosk.records).toHaveLength(4)
})

it.each(WRONG.slice(0, 2))('%s at a start: it goes on from there', (_, now, fault) => {
  const { kiosk } = betweenTwoContests(now)
  const again = kiosk.startedAgain()
  expect(again.page).toMatchObject({ type: 'out-of-service', fault })
  turnsTo(again, NOON)
  expect(again.page.type).toBe('recovered')
})

/** As a desk writes it at noon: under a clock that is ahead it is over, and so would be a new one. */
const AN_HOUR = { expires: '2002-06-23T13:30' as LocalMinute }

function oneHasVoted(): PretendKiosk {
  const kiosk = new PretendKiosk().open(NOON)
  kiosk.lay(kiosk.issue(1, AN_HOUR).uid)
  kiosk.settle()
  votes(kiosk, 101)
  votes(kiosk, 201)
  kiosk.lift()
  return kiosk
}

it.each([
  ...WRONG.map(([name, now, fault]) => [`${name}, after a vote`, oneHasVoted, now, fault] as const),
  // With no vote there is no open day.
  ...WRONG.map(
    ([name, now]) => [`${name}, before the first vote`, () => new PretendKiosk().open(NOON), now, 'clock'] as const,
  ),
])(
  '%s: who comes to a waiting machine reads that its clock is wrong, not that the card is over; put right, it goes on',
  (_, at, now, fault) => {
    const kiosk = at()
    const next = kiosk.issue(2, AN_HOUR)
    turnsTo(kiosk, now)
    expect(kiosk.page).toMatchObject({ type: 'waiting', doubtedClock: now })
    kiosk.lay(next.uid)
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ type: 'out-of-service', fault })
    expect(stateOf(next.counter).type).toBe('issued')
    turnsTo(kiosk, NOON)
    expect(kiosk.page.type).toBe('how-to')
  },
)

it('staff who would end the session are asked about the date; the clock is wrong: nothing is ended, and the voter goes on', () => {
  const { kiosk, card } = betweenTwoContests('2002-06-24T12:00')
  kiosk.lift()
  toStaffMenu(kiosk)
  kiosk.press({ type: 'menu', item: 'end-session' })
  expect(kiosk.page).toEqual({ type: 'staff-date', before: 'ending', today: '2002-06-24', compared: '2002-06-23' })
  kiosk.press({ type: 'date', isRight: false })
  // Who says so is led to the page that sets it, under the same card and PIN.
  expect(kiosk.page).toMatchObject({ type: 'staff-clock', refusal: null })
  kiosk.lift()
  turnsTo(kiosk, NOON)
  kiosk.lay(card.uid)
  kiosk.settle()
  votes(kiosk, 201)
  expect(kiosk.records.map(({ selection }) => selection.type)).toEqual(['candidate', 'candidate'])
})

it('the date is right and the session was ended: a clock that goes back leads to no vote of that card any more', () => {
  const { kiosk, card } = betweenTwoContests('2002-06-24T12:00')
  kiosk.lift()
  toStaffMenu(kiosk)
  kiosk.press({ type: 'menu', item: 'end-session' })
  kiosk.press({ type: 'date', isRight: true })
  kiosk.press({ type: 'witness', witness: 0, mark: 'confirmed' })
  kiosk.press({ type: 'officer-confirmed' })
  kiosk.settle()
  kiosk.press({ type: 'back' })
  kiosk.lift()
  turnsTo(kiosk, NOON)
  expect(kiosk.page.type).toBe('waiting')
  kiosk.lay(card.uid)
  kiosk.settle()
  expect(kiosk.records).toHaveLength(2)
  expect(kiosk.page.type).not.toBe('how-to')
})
