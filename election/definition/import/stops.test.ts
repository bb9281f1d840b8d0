/** Moving early-voting stations: what stops.csv may say, and that a day of stops is one row of openings that never meet. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitStops, isBeforeStop, sittingAt, stopAfter, stopAt } from '#election/definition/stops.ts'
import { dateOfSitting, sittingNumber, sittingOfNumber, sittingsOf } from '#election/sitting.ts'
import { addMinutes, type LocalDate, type LocalMinute } from '#election/time.ts'
import type { Station } from '../definition.ts'
import { importElection } from './import-election.ts'
import { bytesOf, GOOD_FILES, SAMPLE_FONTS } from './sample-files.ts'

const EARLY = '3,巡回期日前投票所,1,no,yes,,,,,1\n'
const STATIONS = `${GOOD_FILES['stations.csv']}${EARLY}`
const GOOD = `station,place,date,opens,closes
3,朝霧公民館,2002-06-20,09:00,11:00
3,沢渡集会所,2002-06-20,13:00,15:30
3,市役所前,2002-06-21,08:30,20:00
`

function read(stops: string, stations = STATIONS) {
  const files = { ...GOOD_FILES, 'stations.csv': stations, 'stops.csv': stops }
  return importElection(bytesOf(files), { fonts: SAMPLE_FONTS })
}

function told(stops: string, stations = STATIONS): readonly string[] {
  const result = read(stops, stations)
  if (result.ok) return []
  return result.error.errors.map(({ file, line, column, code }) => `${file} ${line} ${column} ${code}`)
}

describe('stops.csv', () => {
  it('is read in the order of time, and gives the station its dates and hours', () => {
    const [head, first, second, third] = GOOD.split('\n')
    const result = read([head, third, second, first, ''].join('\n'))
    if (!result.ok) throw new Error(JSON.stringify(result.error))
    const station = result.value.sources.stations[2] as Station
    expect(station).toMatchObject({
      dates: ['2002-06-20', '2002-06-20', '2002-06-21'],
      stops: [
        { place: '朝霧公民館', opens: '09:00', closes: '11:00' },
        { place: '沢渡集会所', opens: '13:00', closes: '15:30' },
        { place: '市役所前', opens: '08:30', closes: '20:00' },
      ],
      opens: '08:30',
      closes: '20:00',
    })
    expect(fitStops(station)).toBe(true)
    expect(result.value.sources.stations.slice(0, 2).every((each) => each.stops.length === 0)).toBe(true)
  })

  const row = (place: string, date: string, opens: string, closes: string, station = '3') =>
    `${[station, place, date, opens, closes].join(',')}\n`
  const HEAD = 'station,place,date,opens,closes\n'
  it.each([
    ['a stop that ends before it begins', [row('a', '2002-06-20', '11:00', '09:00')], ['2 closes closes-before-opens']],
    ['before the hours of the law', [row('a', '2002-06-20', '06:29', '09:00')], ['2 opens hours-not-lawful']],
    ['after the hours of the law', [row('a', '2002-06-20', '09:00', '22:01')], ['2 opens hours-not-lawful']],
    [
      'two stops at once',
      [row('a', '2002-06-20', '09:00', '11:00'), row('b', '2002-06-20', '10:00', '12:00')],
      ['3 opens stops-overlap'],
    ],
    [
      'no time for closing, drive and opening',
      [row('a', '2002-06-20', '09:00', '11:00'), row('b', '2002-06-20', '11:59', '13:00')],
      ['3 opens stops-overlap'],
    ],
    ['on election day', [row('a', '2002-06-23', '09:00', '11:00')], ['2 date early-voting-on-election-day']],
    ['after election day', [row('a', '2002-06-24', '09:00', '11:00')], ['2 date date-after-election']],
    ['without a place', [row('', '2002-06-20', '09:00', '11:00')], ['2 place empty-cell']],
    ['of no station', [row('a', '2002-06-20', '09:00', '11:00', '9')], ['2 station unknown-station']],
  ])('refuses a stop %s', (_why, rows, problems) => {
    const own = rows.some((each) => each.startsWith('9')) ? [...rows, row('z', '2002-06-19', '09:00', '10:00')] : rows
    expect(told(HEAD + own.join(''))).toEqual(problems.map((each) => `stops.csv ${each}`))
  })

  it('a station with stops has no place, day or hour of its own, and is an early-voting station', () => {
    const beside = STATIONS.replace(EARLY, '3,巡回期日前投票所,1,no,yes,08:30,20:00,2002-06-20,,1\n')
    expect(told(GOOD, beside)).toEqual(
      ['opens', 'closes', 'dates'].map((each) => `stations.csv 4 ${each} beside-stops`),
    )
    const ordinary = STATIONS.replace(EARLY, '3,巡回,1,no,no,,,,,1\n')
    expect(told(GOOD, ordinary)).toEqual(['stations.csv 4 early_voting stops-not-early'])
  })
})

const station = (days: readonly (readonly (readonly [number, number])[])[]) => {
  const time = (minutes: number) => new Date(minutes * 60_000).toISOString().slice(11, 16)
  const all = days.flatMap((stops, day) =>
    stops.map(([from, to]) => ({ date: `2026-11-${20 + day}` as LocalDate, opens: time(from), closes: time(to) })),
  )
  const stops = all.map(({ opens, closes }, at) => ({ place: `p${at}`, opens, closes }))
  return { dates: all.map(({ date }) => date), stops } as unknown as Pick<Station, 'dates' | 'stops'>
}

/** Two hours from a beginning that leaves an hour after the one before. */
const dayOfStops = fc
  .uniqueArray(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 4 })
  .chain((slots) =>
    fc.tuple(
      ...slots
        .sort()
        .map((slot) =>
          fc
            .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 31, max: 150 }))
            .map(([a, b]) => [420 + slot * 211 + a, 420 + slot * 211 + b] as const),
        ),
    ),
  )
const stationsThatMove = fc.array(dayOfStops, { minLength: 1, maxLength: 3 }).map(station)

describe('the time of a moving station', () => {
  it('each minute of a stop is of that stop alone; sittings follow one another, and no minute goes back', () => {
    fc.assert(
      fc.property(stationsThatMove, fc.integer({ min: 0, max: 3 * 1440 - 1 }), (moving, minute) => {
        const now = addMinutes('2026-11-20T00:00' as LocalMinute, minute)
        const sitting = sittingAt(moving, now)
        const open = sittingsOf(moving.dates).filter((each) => {
          const stop = stopAt(moving, each)
          const date = dateOfSitting(each)
          return stop !== null && `${date}T${stop.opens}` <= now && now < `${date}T${stop.closes}`
        })
        expect(open.length).toBeLessThanOrEqual(1)
        if (open[0] !== undefined) expect([sitting, isBeforeStop(moving, now)]).toEqual([open[0], false])
        expect(sittingAt(moving, addMinutes(now, 1)) >= sitting).toBe(true)
        const next = stopAfter(moving, sitting)
        if (next !== null) expect(`${next.date}T${next.opens}` > now).toBe(true)
      }),
    )
  })

  it('who is inside at the closing hour has half an hour: no other stop begins before', () => {
    fc.assert(
      fc.property(stationsThatMove, (moving) => {
        for (const each of sittingsOf(moving.dates)) {
          const closes = `${dateOfSitting(each)}T${stopAt(moving, each)?.closes}` as LocalMinute
          expect(sittingAt(moving, addMinutes(closes, 29))).toBe(each)
        }
      }),
    )
  })

  it('sittings have numbers in their order, and each number is of one', () => {
    fc.assert(
      fc.property(stationsThatMove, (moving) => {
        const sittings = sittingsOf(moving.dates)
        const numbers = sittings.map(sittingNumber)
        expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
        expect(new Set(numbers).size).toBe(numbers.length)
        expect(numbers.map(sittingOfNumber)).toEqual(sittings)
        expect([...sittings].sort()).toEqual(sittings)
      }),
    )
  })
})
