/** No machine is made votable under a date on which nobody votes at it, nor under one before that of its votes (WI2). */
import { describe, expect, it } from 'vitest'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'

const DAY = '2002-06-23'
const at = (date: string, time = '07:05') => `${date}T${time}` as LocalMinute
const EARLY = {
  ...FACTS,
  station: { ...FACTS.station, dates: ['2002-06-23', '2002-06-24', '2002-06-25'] as LocalDate[] },
}
const MOVED = {
  ...FACTS,
  station: {
    ...FACTS.station,
    dates: ['2002-06-30'] as LocalDate[],
    earlierDates: [['2002-06-23'] as LocalDate[]],
  },
}

function allTicked(facts: typeof FACTS, now: LocalMinute): PretendKiosk {
  const kiosk = new PretendKiosk(facts, now)
  kiosk.start()
  kiosk.confirmByWitnesses()
  kiosk.press({ type: 'clock-confirmed' })
  kiosk.press({ type: 'voter-confirmed' })
  return kiosk
}
function officerPresses(kiosk: PretendKiosk) {
  kiosk.press({ type: 'officer-confirmed' })
  return kiosk.page.type === 'zero-check' ? kiosk.page.refusal : kiosk.page.type
}

describe('the officer’s press', () => {
  it.each([
    ['a day ahead', FACTS, '2002-06-24', 'not-this-day'],
    ['a day behind', FACTS, '2002-06-22', 'not-this-day'],
    ['the day from which the poll was moved', MOVED, DAY, 'not-this-day'],
    ['the day to which it was moved', MOVED, '2002-06-30', 'operator-card'],
    ['the second day of early voting', EARLY, '2002-06-24', 'operator-card'],
    ['after the last day of early voting', EARLY, '2002-06-26', 'not-this-day'],
    ['a rehearsal weeks before', { ...FACTS, use: 'rehearsal' as const }, '2002-06-02', 'operator-card'],
    ['the real election on its day', { ...FACTS, use: 'live' as const }, DAY, 'operator-card'],
  ])('%s', (_, facts, date, answer) => {
    const kiosk = allTicked(facts, at(date))
    expect(officerPresses(kiosk)).toBe(answer)
    expect(kiosk.asked.some(({ type }) => type === 'open-pair')).toBe(false)
  })

  it('is told with the zero check already, before anybody signs for it, and goes when the clock is right', () => {
    const kiosk = new PretendKiosk(FACTS, at('2002-06-24'))
    kiosk.start()
    expect(kiosk.page).toMatchObject({ type: 'zero-check', refusal: 'not-this-day' })
    kiosk.now = at(DAY)
    kiosk.press({ type: 'clock-confirmed' })
    // The sheet that was read under the wrong date is not the day's.
    expect(officerPresses(kiosk)).toBe('zero-check-of-another-day')
    expect(officerPresses(allTicked(FACTS, at(DAY)))).toBe('operator-card')
  })

  it('a zero check that was read on another day of early voting is made anew', () => {
    const kiosk = allTicked(EARLY, at('2002-06-23', '23:50'))
    kiosk.now = at('2002-06-24')
    expect(officerPresses(kiosk)).toBe('zero-check-of-another-day')
    expect(officerPresses(allTicked(EARLY, at('2002-06-24')))).toBe('operator-card')
  })
})

describe('a start with the clock a day behind that of its votes', () => {
  const inTheDay = () => {
    const kiosk = new PretendKiosk(EARLY).open()
    kiosk.lay(kiosk.issue(1).uid)
    kiosk.settle()
    for (const candidate of [101, 201]) {
      for (const press of [
        { type: 'next' },
        { type: 'select', candidate },
        { type: 'next' },
        { type: 'cast' },
      ] as const)
        kiosk.press(press)
      kiosk.settle()
    }
    expect(kiosk.records).toHaveLength(2)
    kiosk.lift()
    return kiosk
  }

  it('says so, makes nothing votable, and goes on by itself when the clock is right', () => {
    const kiosk = inTheDay()
    kiosk.now = at('2002-06-22', '12:00')
    const again = kiosk.startedAgain()
    again.settle()
    expect(again.page).toMatchObject({ type: 'out-of-service', fault: 'clock' })
    const votable = () => again.asked.filter((each) => each.type === 'log' && each.event.type === 'made-votable')
    expect(votable()).toEqual([])
    again.now = at(DAY, '12:01')
    again.happen({ type: 'minute' })
    again.settle()
    expect(again.page.type).toBe('recovered')
    expect(votable()).toEqual([expect.objectContaining({ at: at(DAY, '12:01') })])
  })
})
