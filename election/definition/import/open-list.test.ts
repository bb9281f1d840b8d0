/** 参議院比例代表 in contests.csv and candidates.csv: the invented election, and what is refused of it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { candidateListOf } from '#election/definition/candidate-list.ts'
import type { ContestId, ElectionId } from '#election/ids.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import { areOpenListsOf } from '#election/kinds/open-list/rule.ts'
import { importElection } from './import-election.ts'
import { bytesOf, SAMPLE_FONTS } from './sample-files.ts'

const FOLDER = join(import.meta.dirname, '../../../fixtures/elections/open-list')
const NAMES = ['election', 'contests', 'candidates', 'stations', 'roll'].map((name) => `${name}.csv`)
const FILES = Object.fromEntries(NAMES.map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]))

/** Text that takes the place of another in candidates.csv. */
type Change = readonly [from: string, to: string]

function imported(changes: readonly Change[], file = 'candidates.csv') {
  let text = FILES[file] ?? ''
  for (const [from, to] of changes) {
    expect(text).toContain(from)
    text = text.replace(from, to)
  }
  return importElection(bytesOf({ ...FILES, [file]: text }), { fonts: SAMPLE_FONTS })
}

const told = (...changes: readonly Change[]) => {
  const result = imported(changes)
  return result.ok ? [] : result.error.errors.map(({ line, column, code }) => `${line} ${column} ${code}`)
}

function sources() {
  const result = imported([])
  if (!result.ok) throw new Error(JSON.stringify(result.error.errors))
  return result.value
}

describe('the invented election', () => {
  it('has parties with their people: the 特定枠 by rank, then the others by number', () => {
    const { contests, openLists, lists } = sources().sources
    expect(contests).toMatchObject([
      { kind: 'open-list', seats: 5 },
      { kind: 'open-list', seats: 11, result: 'report' },
    ])
    expect(lists).toBeUndefined()
    const unranked = (...numbers: readonly number[]) => numbers.map((number) => ({ number, rank: null }))
    expect(openLists?.get('upper' as ContestId)).toEqual([
      { number: 1, people: [{ number: 7, rank: 1 }, ...unranked(5, 6, 8)] },
      { number: 2, people: unranked(9, 10) },
      {
        number: 3,
        people: [
          { number: 12, rank: 1 },
          { number: 11, rank: 2 },
        ],
      },
      { number: 4, people: unranked(13) },
    ])
  })

  it('is outside the Act on electronic voting, and says so', () => {
    const codes = sources().warnings.map(({ code }) => code)
    expect(codes.filter((code) => code === 'kind-outside-the-act')).toHaveLength(2)
  })

  it('becomes a candidate list that a reader takes', () => {
    const list = candidateListOf(sources().sources, '0011223344556677' as ElectionId)
    expect(list.contests.map(areOpenListsOf)).toEqual([true, true])
    expect(list.contests.map(({ uncontested }) => uncontested)).toEqual([false, true])
  })
})

it.each([
  ['a party of which nobody bears the name', [['遠見の風,とおみのかぜ,風', '遠見の嵐,とおみのかぜ,風']]],
  [
    'a person whose party is none of these',
    [['大野　五月,おおの　さつき,手毬市民党', '大野　五月,おおの　さつき,無所属']],
  ],
] as const)('refuses %s', (_, changes) => {
  expect(told(...changes).filter((each) => each.endsWith('party-without-people')).length).toBeGreaterThan(0)
})

it.each([
  ['a party that died', ['14,withdrew', '14,died'], '5 state not-of-a-party'],
  [
    'a party with another name',
    ['手毬市民党,てまりしみんとう,市民,しみん,,12', '手毬市民党,てまりしみんとう,市民,しみん,別名,12'],
    '3 display_name not-of-a-party',
  ],
  ['a party in the 特定枠', ['13,,', '13,,1'], '4 rank not-on-an-open-list'],
  ['a rank that another person has', ['27,,2', '27,,1'], '12 rank rank-not-in-order'],
  ['a gap between ranks', ['27,,2', '27,,3'], '12 rank rank-not-in-order'],
  ['a rank that is no number', ['27,,2', '27,,二'], '12 rank not-a-number'],
  ['a person who stands for a withdrawn list', ['29,withdrew', '29,'], '14 state list-is-withdrawn'],
  [
    'two parties of one name',
    ['遠見の風,とおみのかぜ,風,かぜ,,13', '手毬市民党,とおみのかぜ,風,かぜ,,13'],
    '4 name duplicate-value',
  ],
] as const)('refuses %s', (_, change, problem) => {
  expect(told(change)).toContain(problem)
})

it('refuses a 特定枠 in any other contest', () => {
  const result = imported([['参議院比例代表', '比例代表']], 'contests.csv')
  const codes = result.ok ? [] : result.error.errors.map(({ column, code }) => `${column} ${code}`)
  expect(codes).toContain('rank not-on-an-open-list')
})

it('is refused at the stations of a real election', () => {
  const result = imported([['rehearsal,yes', 'rehearsal,no']], 'election.csv')
  const codes = result.ok ? [] : result.error.errors.map(({ code }) => code)
  expect(codes.filter((code) => code === 'kind-for-practice-alone')).toHaveLength(2)
})

// PEO 100(3)
it('says that nobody votes where no more people stand than there are seats, and not for one party alone', () => {
  const warned = (...changes: readonly Change[]) => {
    const result = imported(changes)
    return result.ok
      ? result.value.warnings.flatMap(({ code, line }) => (code === 'contest-uncontested' ? [line] : []))
      : null
  }
  const withoutWind: readonly Change[] = [
    ['13,,', '13,withdrew,'],
    ['27,,2', '27,withdrew,2'],
    ['28,,1', '28,withdrew,1'],
  ]
  // Its second contest is always one of three people for eleven seats.
  expect(warned()).toEqual([3])
  expect(warned(...withoutWind)).toEqual([3])
  expect(warned(...withoutWind, ['26,,', '26,withdrew,'])).toEqual([2, 3])
  expect(kindOf({ kind: 'open-list' }).fallsAway(1, { seats: 3 }, 4)).toBe(false)
})
