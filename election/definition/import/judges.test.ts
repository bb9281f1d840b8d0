/** 国民審査 in contests.csv and candidates.csv: the invented election, and what is refused of it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { candidateListOf } from '#election/definition/candidate-list.ts'
import type { ContestId, ElectionId } from '#election/ids.ts'
import { areJudgesOf, JUDGES_MAX } from '#election/kinds/recall/rule.ts'
import { importElection } from './import-election.ts'
import { bytesOf, SAMPLE_FONTS } from './sample-files.ts'
import { importVotes } from './votes.ts'

const FOLDER = join(import.meta.dirname, '../../../fixtures/elections/recall')
const NAMES = ['election', 'contests', 'candidates', 'stations', 'roll'].map((name) => `${name}.csv`)
const FILES = Object.fromEntries(NAMES.map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]))

/** Text that takes the place of another in a file. */
type Change = readonly [from: string, to: string]

function imported(file: string, ...changes: readonly Change[]) {
  let text = FILES[file] ?? ''
  for (const [from, to] of changes) {
    expect(text).toContain(from)
    text = text.replace(from, to)
  }
  return importElection(bytesOf({ ...FILES, [file]: text }), { fonts: SAMPLE_FONTS })
}

function told(file: string, ...changes: readonly Change[]) {
  const result = imported(file, ...changes)
  return result.ok ? [] : result.error.errors.map(({ line, column, code }) => `${line} ${column} ${code}`)
}

function sources() {
  const result = imported('candidates.csv')
  if (!result.ok) throw new Error(JSON.stringify(result.error.errors))
  return result.value
}

/** @param numbers one row of a judge each */
const withJudges = (numbers: readonly number[]): readonly Change[] => {
  const rows = numbers.map((number, i) => `review,${number},${'甲乙丙丁'[i % 4]}${i},こう,,,,${100 + i},`)
  return [[(FILES['candidates.csv'] ?? '').slice((FILES['candidates.csv'] ?? '').indexOf('review,1')), rows.join('\n')]]
}
const from1 = (to: number) => Array.from({ length: to }, (_, i) => i + 1)

describe('the invented election', () => {
  it('has a review beside its district: judges in the order of the notice, and who left office keeps the place', () => {
    const { contests, candidates } = sources().sources
    expect(contests).toMatchObject([{ kind: 'single-district' }, { kind: 'recall', seats: 1 }])
    const judges = candidates.filter(({ contest }) => contest === 'review')
    expect(judges.map(({ number, gone }) => [number, gone])).toEqual([
      [1, null],
      [2, null],
      [3, 'withdrew'],
      [4, null],
    ])
  })

  it('is outside the Act on electronic voting, and nobody is elected in it', () => {
    const codes = sources().warnings.map(({ code, column }) => `${column} ${code}`)
    expect(codes).toContain('kind kind-outside-the-act')
    expect(codes.filter((each) => each.endsWith('contest-uncontested') || each.endsWith('number-gap'))).toEqual([])
  })

  it('becomes a candidate list that a reader takes, whose review is held', () => {
    const [, review] = candidateListOf(sources().sources, '0011223344556677' as ElectionId).contests
    expect(review?.uncontested).toBe(false)
    expect(review !== undefined && areJudgesOf(review)).toBe(true)
  })

  it('is held with one judge, and with as many as the Supreme Court has', () => {
    expect(told('candidates.csv', ...withJudges([1]))).toEqual([])
    expect(told('candidates.csv', ...withJudges(from1(JUDGES_MAX)))).toEqual([])
  })

  it('takes its judges in any order of rows', () => {
    expect(told('candidates.csv', ...withJudges([3, 1, 2]))).toEqual([])
  })
})

it.each<readonly [string, readonly Change[], string]>([
  ['a gap between the judges', [['review,4,', 'review,5,']], '8 number judge-number-gap'],
  ['a judge with a number that another has', [['review,4,', 'review,1,']], '8 number duplicate-value'],
  ['judges from 0', [['review,1,', 'review,0,']], '5 number number-out-of-range'],
  ['more judges than the Supreme Court has', withJudges(from1(JUDGES_MAX + 1)), '3 contest too-many-judges'],
  ['a judge of a party', [['たろう,,,,', 'たろう,無所属,むしょぞく,,']], '5 party not-of-a-judge'],
  ['a judge with another name', [['たろう,,,,', 'たろう,,,別名,']], '5 display_name not-of-a-judge'],
  ['a judge without a reading', [['みほん　たろう', '']], '5 kana missing-kana'],
])('candidates.csv: refuses %s', (_, changes, problem) => {
  expect(told('candidates.csv', ...changes)).toContain(problem)
})

it.each<readonly [string, Change, string]>([
  ['seats', ['国民審査,,', '国民審査,2,'], '3 seats review-has-no-seats'],
  [
    'a second review',
    ['district,衆議院小選挙区選出議員選挙,衆議院小選挙区,1,', 'district,審査,recall,,'],
    '3 kind second-review',
  ],
  ['no judge', ['review,最高', 'other,最高'], '3 contest contest-without-candidates'],
])('contests.csv: refuses a review with %s', (_, change, problem) => {
  expect(told('contests.csv', change)).toContain(problem)
})

it('is refused at the stations of a real election', () => {
  const result = imported('election.csv', ['rehearsal,yes', 'rehearsal,no'])
  const codes = result.ok ? [] : result.error.errors.map(({ line, code }) => `${line} ${code}`)
  expect(codes).toContain('3 kind-for-practice-alone')
})

describe('votes.csv', () => {
  const votes = (review: string) =>
    importVotes(utf8(`roll_no,mode,district,review\n1-0001,touch,1,${review}\n`), sources().sources)

  it.each([
    ['some judges, in any order', '4;1', [24, 21]],
    ['one judge', '2', [22]],
    ['no judge: confidence in all', 'none', []],
  ])('a voter marks %s', (_, cell, judges) => {
    const result = votes(cell)
    expect(result.ok && result.value.votes[0]?.choices.get('review' as ContestId)).toEqual({ type: 'marked', judges })
  })

  it.each(['ended', 'declined'])('or %s', (cell) => {
    const result = votes(cell)
    expect(result.ok && result.value.votes[0]?.choices.get('review' as ContestId)).toEqual({ type: cell })
  })

  it.each([
    ['who has left office', '1;3', 'unknown-candidate'],
    ['a judge twice', '1;1', 'unknown-candidate'],
    ['nobody’s number', '5', 'unknown-candidate'],
    ['an empty place', '1;', 'unknown-candidate'],
    ['nothing', '', 'missing-choice'],
  ])('no voter marks %s', (_, cell, code) => {
    const result = votes(cell)
    expect(result.ok ? [] : result.error.errors.map((problem) => problem.code)).toEqual([code])
    if (!result.ok && cell !== '') expect(result.error.errors[0]?.allowed).toContain('1;2…|none|ended|declined')
  })
})
