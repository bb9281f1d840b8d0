/** 比例代表 in contests.csv, candidates.csv and lists.csv: the invented election, and what is refused of it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { candidateListOf } from '#election/definition/candidate-list.ts'
import type { ContestId, ElectionId } from '#election/ids.ts'
import { importElection } from './import-election.ts'
import { bytesOf, SAMPLE_FONTS } from './sample-files.ts'

const FOLDER = join(import.meta.dirname, '../../../fixtures/elections/party-list')
const NAMES = ['election', 'contests', 'candidates', 'lists', 'stations', 'roll'].map((name) => `${name}.csv`)
const FILES = Object.fromEntries(NAMES.map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]))

/** Text that takes the place of another in a file. */
type Change = readonly [file: string, from: string, to: string]

function imported(...changes: readonly Change[]) {
  const files = { ...FILES }
  for (const [file, from, to] of changes) {
    expect(files[file]).toContain(from)
    files[file] = (files[file] ?? '').replace(from, to)
  }
  return importElection(bytesOf(files), { fonts: SAMPLE_FONTS })
}

const told = (...changes: readonly Change[]) => {
  const result = imported(...changes)
  return result.ok ? [] : result.error.errors.map(({ file, line, column, code }) => `${file} ${line} ${column} ${code}`)
}

function sources() {
  const result = imported()
  if (!result.ok) throw new Error(JSON.stringify(result.error.errors))
  return result.value
}

describe('the invented election', () => {
  it('has its lists by rank, with 惜敗率 where it is known, and a count that is one of several', () => {
    const { contests, lists } = sources().sources
    expect(contests).toMatchObject([
      { kind: 'party-list', seats: 5 },
      { kind: 'party-list', seats: 11, result: 'report' },
    ])
    const [first] = lists?.get('block' as ContestId) ?? []
    expect(first).toEqual({
      number: 1,
      people: [
        { name: '青木　一', kana: 'あおき　はじめ', rank: 1, district: null },
        { name: '石田　二葉', kana: 'いしだ　ふたば', rank: 2, district: { votes: 45_000, most: 90_000 } },
        { name: '上田　三郎', kana: 'うえだ　さぶろう', rank: 2, district: { votes: 60_000, most: 90_000 } },
        { name: '江川　四季', kana: 'えがわ　しき', rank: 4, district: 'unknown' },
      ],
    })
  })

  it('is outside the Act on electronic voting, and says so', () => {
    const codes = sources().warnings.map(({ code }) => code)
    expect(codes.filter((code) => code === 'kind-outside-the-act')).toHaveLength(2)
  })

  it('has its lists in the signed list, in the order of the parties', () => {
    const { contests } = candidateListOf(sources().sources, '0011223344556677' as ElectionId)
    expect(contests.map(({ uncontested, lists }) => [uncontested, lists?.map(({ number }) => number)])).toEqual([
      [false, [1, 2, 3, 4]],
      // PEO 100(2): three people for eleven seats.
      [true, [1, 2]],
    ])
  })

  it('says that there is no poll with one party left, and with no more people than seats', () => {
    const result = imported(['contests.csv', '比例代表,5', '比例代表,8'])
    const codes = result.ok ? result.value.warnings.map(({ code, line }) => `${line} ${code}`) : []
    expect(codes).toContain('2 contest-uncontested')
  })
})

describe('is refused', () => {
  it.each<readonly [string, Change, string]>([
    [
      'for a real election at stations',
      ['election.csv', 'rehearsal,yes', 'rehearsal,no'],
      'contests.csv 2 kind kind-for-practice-alone',
    ],
    ['a party that died', ['candidates.csv', '14,withdrew', '14,died'], 'candidates.csv 5 state not-of-a-party'],
    [
      'a party with another name',
      ['candidates.csv', 'みらい,,11', 'みらい,別名,11'],
      'candidates.csv 2 display_name not-of-a-party',
    ],
    ['a party without a list', ['lists.csv', 'part,2,1', 'part,1,1'], 'contests.csv 3 contest party-without-list'],
    ['a list of no party', ['lists.csv', 'block,3,2', 'block,9,2'], 'lists.csv 9 number unknown-candidate'],
    ['a list of no contest of parties', ['lists.csv', 'block,3,2', 'mayor,3,2'], 'lists.csv 9 contest unknown-contest'],
    ['a shared rank outside districts', ['lists.csv', 'block,2,2', 'block,2,1'], 'lists.csv 7 rank rank-shared'],
    ['who won the district', ['lists.csv', '60000/90000', '90000/90000'], 'lists.csv 4 district not-district-votes'],
    ['no rank', ['lists.csv', 'block,3,2', 'block,3,0'], 'lists.csv 9 rank number-out-of-range'],
  ])('%s', (_, change, problem) => {
    expect(told(change)).toContain(problem)
  })

  it('without the file of the lists', () => {
    const { 'lists.csv': gone, ...files } = FILES
    const result = importElection(bytesOf(files), { fonts: SAMPLE_FONTS })
    expect(gone).toBeDefined()
    expect(result.ok ? [] : result.error.errors.map(({ file, code }) => `${file} ${code}`)).toEqual([
      'lists.csv missing-file',
    ])
  })

  it('a list that is longer than any', () => {
    const rows = Array.from({ length: 201 }, (_, i) => `block,3,${Math.min(i + 1, 200)},名簿　${i},めいぼ,重複`).join(
      '\n',
    )
    expect(told(['lists.csv', 'block,4,1', `${rows}\nblock,4,1`])).toContain('lists.csv 208 rank list-too-long')
  })
})
