/** Hours of an online box on clocks elsewhere, before and after these are put on or back. */
import { expect, it } from 'vitest'
import { type Abroad, addressBlock, lastDayOnRoll, postingDays } from './abroad.ts'
import { parseInstant, type UnixSecond } from './instant.ts'
import { offsetInWords, parseZone, timeThere, type Zone } from './zone.ts'

const at = (text: string) => parseInstant(text) as UnixSecond
const zone = (name: string) => parseZone(name) as Zone
const there = (instant: string, name: string) => {
  const { minute, offsetMinutes } = timeThere(at(instant), zone(name))
  return `${minute} ${offsetInWords(offsetMinutes)}`
}

it.each([
  // Summer time ends in Europe on 25 October 2026 at 01:00 UTC, in New York on 1 November at 06:00 UTC.
  ['2026-10-25T09:59:00+09:00', 'Europe/Paris', '2026-10-25T02:59 UTC+2'],
  ['2026-10-25T10:00:00+09:00', 'Europe/Paris', '2026-10-25T02:00 UTC+1'],
  ['2026-11-01T14:59:00+09:00', 'America/New_York', '2026-11-01T01:59 UTC-4'],
  ['2026-11-01T15:00:00+09:00', 'America/New_York', '2026-11-01T01:00 UTC-5'],
  // It begins in the other half of the world.
  ['2026-10-04T00:59:00+09:00', 'Australia/Sydney', '2026-10-04T01:59 UTC+10'],
  ['2026-10-04T01:00:00+09:00', 'Australia/Sydney', '2026-10-04T03:00 UTC+11'],
  // No summer time; half an hour; the day before and the day after.
  ['2026-11-21T20:00:00+09:00', 'America/Sao_Paulo', '2026-11-21T08:00 UTC-3'],
  ['2026-11-21T20:00:00+09:00', 'Asia/Kolkata', '2026-11-21T16:30 UTC+5:30'],
  ['2026-11-21T08:30:00+09:00', 'America/St_Johns', '2026-11-20T20:00 UTC-3:30'],
  ['2026-11-21T20:00:00+09:00', 'Pacific/Auckland', '2026-11-22T00:00 UTC+13'],
  ['2026-11-21T20:00:00+09:00', 'Europe/London', '2026-11-21T11:00 UTC+0'],
])('%s in %s', (instant, name, is) => expect(there(instant, name)).toBe(is))

it.each(['CET', 'JST', 'UTC', 'Etc/GMT+3', 'Europe/Lutetia', '+09:00', 'Europe/Paris ', ''])('%j is no zone', (name) =>
  expect(parseZone(name)).toBeNull(),
)

it('a letter is posted so many days before the box opens, by the calendar of Japan', () => {
  const consulate = { name: '公館', zone: zone('Europe/Paris'), postDays: 14 }
  const hours = { opens: at('2026-11-15T00:30:00+09:00'), closes: at('2026-11-21T20:00:00+09:00') }
  expect(postingDays(consulate, hours)).toEqual({
    ...{ consulate: '公館', postDays: 14, byOpening: '2026-11-01', last: '2026-11-07' },
  })
})

it('PEO 30-11: four months, or the last day of a shorter month', () => {
  const last = (day: string) => lastDayOnRoll(day as Parameters<typeof lastDayOnRoll>[0])
  expect([last('2026-07-22'), last('2026-10-31'), last('2026-09-01')]).toEqual([
    '2026-11-22',
    '2027-02-28',
    '2027-01-01',
  ])
})

it('the block of an address ends with the country in capitals', () => {
  const abroad: Abroad = {
    consulate: '',
    latinName: 'MIHON TARO',
    lines: ['1 rue A', 'Paris'],
    country: 'France',
    email: '',
  }
  expect(addressBlock(abroad)).toEqual(['MIHON TARO', '1 rue A', 'Paris', 'FRANCE'])
})
