/** A clock that is wrong stops votes while it is wrong, never closes for good, and is never called a contradiction (X-C2, X-B8). */
import { describe, expect, it } from 'vitest'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { closeByStaff, votes } from '#simulation/doors/kiosk-session.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'

const EVENING_BEFORE = '2002-06-22T19:00' as LocalMinute
const NOON = '2002-06-23T12:00' as LocalMinute
const LAST = '2002-06-25' as LocalDate
const THREE_DAYS = {
  ...FACTS,
  station: { ...FACTS.station, dates: ['2002-06-23', '2002-06-24', LAST] as LocalDate[] },
}
const NEXT_YEAR = '2003-06-24T19:00' as LocalMinute

function chooses(kiosk: PretendKiosk, candidate: number): void {
  for (const press of [{ type: 'next' }, { type: 'select', candidate }, { type: 'next' }] as const) kiosk.press(press)
}

function tells(kiosk: PretendKiosk, now: LocalMinute): void {
  kiosk.now = now
  kiosk.happen({ type: 'minute' })
  kiosk.settle()
}

function oneVoterOfTheFirstDay(): PretendKiosk {
  const kiosk = new PretendKiosk(THREE_DAYS).open()
  kiosk.lay(kiosk.issue(1).uid)
  kiosk.settle()
  votes(kiosk, 101, 201).lift()
  return kiosk
}

describe('the clock goes back under a voter (X-C2)', () => {
  it('before the first press: its own fault, the card is not pressed, and the vote goes on when the clock is right', () => {
    const kiosk = new PretendKiosk().open()
    const card = kiosk.issue(1)
    kiosk.lay(card.uid)
    kiosk.settle()
    chooses(kiosk, 101)
    kiosk.now = EVENING_BEFORE
    kiosk.press({ type: 'cast' })
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ type: 'out-of-service', fault: 'clock', voter: { recorded: [] } })
    expect(card.counter % 256).toBe(6)
    tells(kiosk, NOON)
    expect(kiosk.page.type).toBe('how-to')
    votes(kiosk, 101)
    votes(kiosk, 201)
    expect(kiosk.page.type).toBe('take-card')
    expect(kiosk.records).toHaveLength(2)
  })

  it('between two contests: what is recorded stays said, the other follows when the clock is right', () => {
    const kiosk = new PretendKiosk().open()
    kiosk.lay(kiosk.issue(1).uid)
    kiosk.settle()
    votes(kiosk, 101)
    chooses(kiosk, 201)
    kiosk.now = EVENING_BEFORE
    kiosk.press({ type: 'cast' })
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ fault: 'clock', voter: { recorded: ['新見市長選挙'], staffWillCheck: [] } })
    expect(kiosk.records).toHaveLength(1)
    tells(kiosk, NOON)
    expect(kiosk.page.type).toBe('recorded')
    votes(kiosk, 201)
    expect(kiosk.records).toHaveLength(2)
  })

  it('between press and answer: not recorded, no contradiction, and the pressed card goes on', () => {
    const kiosk = new PretendKiosk().open()
    kiosk.lay(kiosk.issue(1).uid)
    kiosk.settle()
    chooses(kiosk, 101)
    kiosk.press({ type: 'cast' })
    kiosk.now = EVENING_BEFORE
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ type: 'out-of-service', fault: 'clock' })
    tells(kiosk, NOON)
    votes(kiosk, 101)
    expect(kiosk.records).toHaveLength(1)
  })
})

describe('closing with a clock that is later than the last voting date (X-B8)', () => {
  it('asks whether the date is right, and names both dates', () => {
    const kiosk = oneVoterOfTheFirstDay()
    kiosk.now = NEXT_YEAR
    closeByStaff(kiosk)
    expect(kiosk.page).toEqual({ type: 'staff-date', before: 'closing', today: '2003-06-24', compared: LAST })
    expect(kiosk.closed).toBe(false)
  })

  it('not right: closed for the day, and on the next listed date it is opened again', () => {
    const kiosk = oneVoterOfTheFirstDay()
    kiosk.now = NEXT_YEAR
    closeByStaff(kiosk)
    kiosk.press({ type: 'date', isRight: false })
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ type: 'closed', final: false })
    kiosk.now = '2002-06-24T06:50' as LocalMinute
    const again = kiosk.startedAgain()
    expect(again.asked).toContainEqual(expect.objectContaining({ type: 'reopen', today: '2002-06-24' }))
  })

  it('right: closed for good', () => {
    const kiosk = oneVoterOfTheFirstDay()
    kiosk.now = NEXT_YEAR
    closeByStaff(kiosk)
    kiosk.press({ type: 'date', isRight: true })
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ type: 'closed', final: true })
  })

  it('nothing is asked on a listed date: for the day before the last one, for good on it and after its midnight', () => {
    const first = oneVoterOfTheFirstDay()
    first.now = '2002-06-23T20:00' as LocalMinute
    closeByStaff(first)
    expect(first.page).toMatchObject({ type: 'closed', final: false })
    const last = new PretendKiosk({
      ...FACTS,
      station: { ...FACTS.station, dates: ['2002-06-23' as LocalDate] },
    }).open()
    last.lay(last.issue(1).uid)
    last.settle()
    votes(last, 101)
    votes(last, 201)
    last.lift()
    last.now = '2002-06-24T00:20' as LocalMinute
    closeByStaff(last)
    expect(last.page).toMatchObject({ type: 'closed', final: true })
  })
})
