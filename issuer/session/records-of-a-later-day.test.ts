/** DOC-03: the records of a later day are printed if the evening before had a number of each machine; if not, they are written by hand. */
import { describe, expect, it } from 'vitest'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import {
  COUNCIL,
  contestCounts,
  counts,
  IssuerSession,
  K1,
  K2,
  MAYOR,
  openRecord,
  SPARE,
  TICKED,
} from '#simulation/rooms/issuer-session.ts'
import { contestBooks, differingOf, isBalanced, recordsToday } from './balance.ts'
import { nextMorning, overnightRefusal } from './days.ts'
import type { DayRecord, KioskMark } from './state.ts'

const DATES = ['2026-11-20', '2026-11-21', '2026-11-24'] as LocalDate[]
const { facts: FACTS } = new IssuerSession({}, { facts: { dates: DATES, earlyVoting: true } })

const all = (voters: number) => ({
  counts: counts({ contests: [MAYOR, COUNCIL].map((id) => contestCounts(id, { issued: voters, marks: voters })) }),
})
const marked = (kiosks: readonly KioskMark[], machine: string, mark: Partial<KioskMark>) =>
  kiosks.map((kiosk) => (kiosk.machine === machine ? { ...kiosk, ...mark } : kiosk))

/** K2 died on the first day with five records, and nobody took its pair over. */
function firstEvening(): DayRecord {
  const record = openRecord({ openedAt: `${DATES[0]}T07:00` as LocalMinute })
  const told = [{ machine: K1, counts: [4, 4] }]
  return {
    ...record,
    kiosks: marked(record.kiosks, K2, { state: 'failed', note: 'dark' }),
    closing: { ...record.closing, ticks: TICKED, kiosksMayClose: true, told },
  }
}

const morningAfter = (record: DayRecord, voters: number) => nextMorning(FACTS, { record, ...all(voters) }, '')

/** On the second day three people vote at K1. */
function secondEvening(takenOver: boolean): DayRecord {
  const record = morningAfter(firstEvening(), 9)
  const told = [{ machine: K1, counts: [7, 7] }, ...(takenOver ? [{ machine: K2, counts: [5, 5] }] : [])]
  const openedAt = `${DATES[1]}T07:00` as LocalMinute
  const kiosks = takenOver ? marked(record.kiosks, K2, { takenOverBy: SPARE }) : record.kiosks
  return { ...record, openedAt, kiosks, closing: { ...record.closing, told } }
}

describe('a machine that died on the first day with records that nobody knew in the evening', () => {
  it('shows them on the second, and nobody knows how many records are of that day', () => {
    expect([0, 1].map((place) => recordsToday(secondEvening(true), place))).toEqual([null, null])
  })

  it('changes nothing while it shows none', () => {
    expect(recordsToday(secondEvening(false), 0)).toBe(3)
  })

  it('changes nothing on the day after the one on which it showed them', () => {
    const record = morningAfter(secondEvening(true), 12)
    const told = [{ machine: K1, counts: [9, 9] }, ...record.closing.told]
    expect(record.closing.told).toEqual([{ machine: K2, counts: [5, 5] }])
    expect(recordsToday({ ...record, closing: { ...record.closing, told } }, 0)).toBe(2)
  })

  it('is asked for its pair on whichever later day it is taken over', () => {
    const record = morningAfter(secondEvening(false), 12)
    const told = [
      { machine: K1, counts: [9, 9] },
      { machine: K2, counts: [5, 5] },
    ]
    const kiosks = marked(record.kiosks, K2, { takenOverBy: SPARE })
    expect(recordsToday({ ...record, kiosks, closing: { ...record.closing, told } }, 0)).toBeNull()
  })

  it('is not ready in a morning, whatever it shows then', () => {
    const { days, kiosks } = morningAfter(firstEvening(), 9)
    const morning = [{ machine: K2, counts: [5, 5] }]
    const dead = kiosks.find(({ machine }) => machine === K2)
    const refusal =
      dead && days.overnight && overnightRefusal({ ...days, overnight: { ...days.overnight, morning } }, dead)
    expect(refusal?.code).toBe('morning-differs')
  })
})

it('a machine that began on the later day shows records of that day alone', () => {
  const record = secondEvening(false)
  const kiosks = marked(record.kiosks, SPARE, { state: 'started', wasStarted: true })
  const told = [...record.closing.told, { machine: SPARE, counts: [2, 2] }]
  expect(recordsToday({ ...record, kiosks, closing: { ...record.closing, told } }, 0)).toBe(5)
})

it('one record less on the first day and one more on the second agree together, and the second asks for its reason', () => {
  const told = (count: number) => [
    { machine: K1, counts: [count, count] },
    { machine: K2, counts: [0, 0] },
  ]
  const first = openRecord({ openedAt: `${DATES[0]}T07:00` as LocalMinute })
  const evening = { ...first, closing: { ...first.closing, told: told(3) } }
  const record = { ...morningAfter(evening, 4), openedAt: `${DATES[1]}T07:00` as LocalMinute }
  const booksOf = (count: number, voters: number) =>
    contestBooks(all(voters).counts, { ...record, closing: { ...record.closing, told: told(count) } }, 0)
  const agree = booksOf(6, 6)
  expect(agree.map(({ difference, ofToday }) => [difference, ofToday?.difference])).toEqual([
    [0, -1],
    [0, -1],
  ])
  expect(differingOf(agree, 0, 0)).toEqual([0, 1].map((place) => ({ what: 'day', place, difference: -1 })))
  expect([isBalanced(agree, 0, 0), isBalanced(booksOf(5, 6), 0, 0)]).toEqual([false, false])
  // The one of yesterday is there still, and today adds none: the sum alone is asked about.
  expect(differingOf(booksOf(5, 6), 0, 0).map(({ what }) => what)).toEqual(['contest', 'contest'])
})

it('a long reason of a day is cut after a whole letter: no signed report can have half a letter (own-6)', () => {
  const reason = `${'あ'.repeat(99)}𠮷野`
  const { days } = nextMorning(FACTS, { record: firstEvening(), ...all(9) }, reason)
  expect(days.before.at(-1)?.reason).toBe('あ'.repeat(99))
})
