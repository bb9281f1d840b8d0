import { expect, test } from 'vitest'
import type { Contest } from '#election/definition/definition.ts'
import type { LocalDate } from '#election/time.ts'
import { datesOf, municipalityKind } from './dates.ts'

const date = '2027-04-25' as LocalDate
const contest = (kind: Contest['kind']) => ({ kind }) as Contest

test.each([
  ['332101', 'city'], // 新見市
  ['331007', 'designated-city'], // 岡山市
  ['131016', 'city'], // 千代田区
  ['336068', 'town'], // 鏡野町
  ['330001', 'prefecture'], // 岡山県
])('%s: %s', (code, kind) => {
  expect(municipalityKind(code)).toBe(kind)
})

test('PEO 34(6): the announcement is so many days before; the longest and the shortest of what is held together', () => {
  const of = (municipalityCode: string, ...kinds: readonly Contest['kind'][]) => {
    const { firstNotice, lastNotice } = datesOf({ date, municipalityCode }, kinds.map(contest), [])
    return [firstNotice, lastNotice]
  }
  expect(of('332101', 'head', 'council')).toEqual(['2027-04-18', '2027-04-18'])
  expect(of('331007', 'head', 'council')).toEqual(['2027-04-11', '2027-04-16'])
  expect(of('336068', 'head')).toEqual(['2027-04-20', '2027-04-20'])
  expect(of('330001', 'head')).toEqual(['2027-04-08', '2027-04-08'])
})

test('the first day of voting is that of the first station', () => {
  const dates = datesOf({ date, municipalityCode: '332101' }, [contest('head')], ['2027-04-19' as LocalDate, date])
  expect(dates).toMatchObject({ firstVoting: '2027-04-19', eve: '2027-04-24' })
})
