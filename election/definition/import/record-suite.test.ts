/** Which suite the ballot records of an election are of: election.csv may say it (decision 036). */
import { expect, it } from 'vitest'
import { SUITE_OF_NEW_ELECTIONS } from '#election/ballot/suite.ts'
import { importElection } from './import-election.ts'
import { bytesOf, GOOD_FILES, SAMPLE_FONTS, withFile } from './sample-files.ts'

/** The sample with these lines at the end of election.csv, in the place of its own `publication`. */
function importedWith(...lines: string[]) {
  const rules = (text: string) => `${text.replace('publication,all\n', '')}${lines.map((line) => `${line}\n`).join('')}`
  return importElection(bytesOf(withFile(GOOD_FILES, 'election.csv', rules)), { fonts: SAMPLE_FONTS })
}

/** Each of election.csv, with the line that it is told at. */
function refusedWith(...lines: string[]): readonly string[] {
  const result = importedWith(...lines)
  return result.ok ? [] : result.error.errors.map(({ line, code, allowed }) => `${line} ${code}: ${allowed}`)
}

it.each([
  ['nothing', [], undefined],
  ['an empty value', ['record_suite,'], undefined],
  ['1', ['record_suite,1'], 1],
  ['2', ['record_suite,2'], 2],
])('election.csv says %s', (_, lines, suite) => {
  const result = importedWith(...lines)
  expect(result.ok && result.value.sources.suite).toBe(suite)
})

it('an election that says nothing is of suite 2', () => expect(SUITE_OF_NEW_ELECTIONS).toBe(2))

it('there is no third one', () => {
  expect(refusedWith('record_suite,3')).toEqual(['14 number-out-of-range: 1…2'])
})

it('an online ballot box is of the signed rules, and never with a bundle that has the sorted list', () => {
  const rulesOf = (...lines: string[]) => {
    const result = importedWith('publication,from-first-mix', ...lines)
    return result.ok && result.value.sources.rules
  }
  expect(rulesOf('online_box,yes')).toMatchObject({ publication: 'from-first-mix', online: true })
  expect(rulesOf('オンライン投票箱,はい')).toMatchObject({ online: true })
  for (const line of ['online_box,no', 'online_box,']) expect(rulesOf(line)).not.toHaveProperty('online')
  expect(refusedWith('online_box,yes')).toEqual([])
  expect(refusedWith('publication,all', 'online_box,yes')).toEqual([
    '15 online-box-published: publication,from-first-mix',
  ])
})

it('an election of suite 2 that says nothing publishes from the first mix on', () => {
  const publicationOf = (...lines: string[]) => {
    const result = importedWith(...lines)
    return result.ok ? result.value.sources.rules.publication : result.error
  }
  for (const lines of [[], ['publication,'], ['record_suite,2'], ['publication,from-first-mix']])
    expect(publicationOf(...lines), lines.join()).toBe('from-first-mix')
  for (const lines of [['publication,all'], ['record_suite,1'], ['record_suite,1', 'publication,all']])
    expect(publicationOf(...lines), lines.join()).toBeUndefined()
})

it('a bundle from the first mix on is made of suite 2 alone', () => {
  expect(refusedWith('publication,from-first-mix')).toEqual([])
  expect(refusedWith('publication,from-first-mix', 'record_suite,2')).toEqual([])
  expect(refusedWith('publication,from-first-mix', 'record_suite,1')).toEqual([
    '14 publication-of-suite-1: record_suite,2',
  ])
})
