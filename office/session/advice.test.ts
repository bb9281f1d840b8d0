/** Advice that a person wants before signing although no cell is wrong: given where it applies, and nowhere else. */
import { expect, test } from 'vitest'
import { layoutOf, logPagesFor, PAGE_BYTES } from '#election/ballot-box/layout.ts'
import type { ElectionSources, Station } from '#election/definition/definition.ts'
import type { ContestMask } from '#election/ids.ts'
import type { LocalDate, LocalTime } from '#election/time.ts'
import { tinySources, tinyStation, tinyVoter } from '#fixtures/elections/tiny-sources.ts'
import { adviceOf } from './advice.ts'
import { draftOf } from './draft.ts'

const KEY = '0'.repeat(64)
const TODAY = '2002-06-10' as LocalDate

const said = (changes: Partial<ElectionSources>, today = TODAY) =>
  adviceOf(draftOf({ ...tinySources, ...changes }, KEY), today, null).map(({ code, about }) => `${code}: ${about}`)
const ofStation = (changes: Partial<Station>) => said({ stations: [{ ...tinyStation, ...changes }] })
const on = (...dates: readonly string[]) => ({ dates: dates as unknown as readonly LocalDate[] })

test('an election as it should be: nothing', () => {
  expect(said({})).toEqual([])
})

test('election day is over, or no Sunday', () => {
  expect(said({}, '2002-06-23' as LocalDate)).toEqual([])
  expect(said({}, '2002-06-24' as LocalDate)).toEqual(['election-day-passed: 2002-06-23'])
  const rules = { ...tinySources.rules, date: '2002-06-24' as LocalDate }
  expect(said({ rules, stations: [{ ...tinyStation, ...on('2002-06-24') }] })).toEqual([
    'election-day-no-sunday: 2002-06-24',
  ])
})

test('early voting begins the day after the announcement and ends on the eve', () => {
  expect(ofStation({ earlyVoting: true, ...on('2002-06-17', '2002-06-22') })).toEqual([])
  expect(ofStation({ earlyVoting: true, ...on('2002-06-16', '2002-06-17', '2002-06-24') })).toEqual([
    'early-date-outside: 第2投票所 2002-06-16, 2002-06-24',
  ])
})

test('PEO 40: hours shorter than the law’s, but not where people vote early', () => {
  const hours = (opens: string, closes: string) => ({ opens: opens as LocalTime, closes: closes as LocalTime })
  expect(ofStation(hours('06:30', '20:30'))).toEqual([])
  expect(ofStation(hours('07:01', '20:00'))).toEqual(['hours-shorter: 第2投票所 07:01–20:00'])
  expect(ofStation(hours('07:00', '19:59'))).toEqual(['hours-shorter: 第2投票所 07:00–19:59'])
  expect(ofStation({ ...hours('08:30', '17:00'), earlyVoting: true })).toEqual([])
})

test('a medium is as large as it will be made: for the voters whom its station serves, and never larger than a medium can be', () => {
  const sizes = (voters: number, ...stations: readonly Partial<Station>[]) => {
    const roll = Array.from({ length: voters }, (_, at) => tinyVoter(at + 1))
    const all = stations.map((each) => ({ ...tinyStation, ...each }))
    return draftOf({ ...tinySources, stations: all, roll }, KEY).stations.map(({ mediumBytes }) => mediumBytes)
  }
  const [own, other] = ['2', '3'] as unknown as readonly [Station['id'], Station['id']]
  const early = (serves: Station['id']) => ({ id: `E${serves}` as Station['id'], earlyVoting: true, serves: [serves] })
  const [large, small, ...served] = sizes(1000, { id: own }, { id: other }, early(own), early(other))
  expect([served, large === small]).toEqual([[large, small], false])
  // One place for a whole city: no machine takes so many, and each is made all the same.
  const most = layoutOf({
    contests: 3 as ContestMask,
    several: null,
    capacity: 200_000,
    logPages: logPagesFor(1),
    dates: 1,
  })
  expect(sizes(160_001, {})).toEqual([most.pages * PAGE_BYTES])
})

test('no spare machine', () => {
  expect(ofStation({ spares: 0 })).toEqual(['no-spare: 第2投票所'])
})

test('a contest that falls away, and a number that is gone', () => {
  const seats = (count: number) =>
    said({ contests: tinySources.contests.map((each) => (each.id === 'mayor' ? { ...each, seats: count } : each)) })
  expect(seats(2)).toEqual(['contest-falls-away: 市長'])
  const gone = tinySources.candidates.map((each) =>
    each.contest === 'council' && each.number === 1 ? { ...each, gone: 'died' as const } : each,
  )
  expect(said({ candidates: gone })).toContain('number-gone: 市議会議員 1')
})

test('two names that look alike, as shown or beneath what is shown', () => {
  const named = (name: string, displayName: string) =>
    tinySources.candidates.map((each) =>
      each.contest === 'mayor' ? { ...each, name, displayName: each.number === 1 ? '' : displayName } : each,
    )
  expect(said({ candidates: named('山崎 花子', '') })).toEqual(['same-shown-name: 市長 1 山崎 花子 / 2 山崎 花子'])
  expect(said({ candidates: named('山崎 花子', 'はなこ') })).toEqual([
    'only-display-names-differ: 市長 1 山崎 花子 / 2 はなこ',
  ])
})

test('two names that sound alike: advised, whatever their letters are', () => {
  const read = (...kana: readonly [string, string]) =>
    said({
      candidates: tinySources.candidates.map((each) =>
        each.contest === 'mayor' ? { ...each, kana: kana[each.number - 1] ?? each.kana } : each,
      ),
    })
  const own = tinySources.candidates.filter(({ contest }) => contest === 'mayor').map(({ name }) => name)
  const same = (kana: string) => [`same-reading: 市長 1 ${own[0]} / 2 ${own[1]}　${kana}`]
  expect(read('さいとう　ひろし', 'サイトウ ヒロシ')).toEqual(same('さいとう　ひろし'))
  expect(read('みづほ', 'みずほ')).toEqual(same('みづほ'))
  expect(read('さいとう　ひろし', 'さいとう　ひろき')).toEqual([])
})

test('signed data that says something else by now is named; candidates are left to the next list', () => {
  const draft = draftOf(tinySources, KEY)
  const signed = new Map(draft.items.map(({ id, content }) => [id, content]))
  expect(adviceOf(draft, TODAY, signed)).toEqual([])
  for (const id of ['stations', 'candidates/mayor']) signed.set(id, KEY)
  expect(adviceOf(draft, TODAY, signed)).toEqual([{ code: 'differs-from-package', about: 'stations.csv' }])
})
