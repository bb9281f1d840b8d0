/** X-C11: what people write must never end the program; it is refused in words, and what the clock adds still finds its place. */
import { expect, test } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import type { LocalTime } from '#election/time.ts'
import type { Day, DayRecord, KioskMark } from './state.ts'
import { DAY_RECORD_BYTES, record } from './step-day.ts'

const LONGEST = '停電で止まり、予備の機体に取り替えた。'.repeat(30).slice(0, 400)

function dayWith(kiosks: readonly Partial<KioskMark>[]): Day {
  return {
    record: { kiosks, hours: [], closing: { reason: '' } } as unknown as DayRecord,
    alarms: [],
  } as unknown as Day
}

const bytesOf = (day: Day) => utf8(JSON.stringify(day.record)).length

test('notes of all machines of the longest kind: from some note on they are refused, and nothing before is lost', () => {
  let day = dayWith([])
  let refused = 0
  for (let pair = 1; pair <= 55; pair++) {
    const kiosks = [...day.record.kiosks, { note: LONGEST } as KioskMark]
    const stepped = record(day, { kiosks })
    const alarmed = stepped.day.alarms.length > 0
    expect(stepped.effects).toHaveLength(alarmed ? 0 : 1)
    expect(stepped.day.record).toBe(alarmed ? day.record : stepped.day.record)
    if (alarmed) expect(stepped.day.alarms[0]?.code).toBe('day-record-full')
    refused += alarmed ? 1 : 0
    day = { ...stepped.day, alarms: [] }
  }
  expect(refused).toBeGreaterThan(0)
  expect(day.record.kiosks).toHaveLength(55 - refused)

  // Eighteen hours of three contests, and the declarations, go into the room that is kept for them.
  const contests = Array.from({ length: 3 }, () => ({ men: 99_999, women: 99_999, unsaid: 99_999 }))
  const hours = Array.from({ length: 18 }, (_, hour) => ({
    until: `${hour}:00` as LocalTime,
    cardsIssued: 99_999,
    contests,
  }))
  const counted = record(day, { hours, stage: 'closed' })
  expect(counted.day.alarms).toEqual([])
  expect(bytesOf(counted.day)).toBeLessThanOrEqual(DAY_RECORD_BYTES)

  const shorter = record(counted.day, { kiosks: counted.day.record.kiosks.slice(1) })
  expect(shorter.day.alarms).toEqual([])
})
