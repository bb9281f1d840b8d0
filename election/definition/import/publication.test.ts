/** The published part of a count, and an online ballot box beside it: election.csv may say both (decision 036). */
import { expect, it } from 'vitest'
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

it('an online ballot box is of the signed rules, and never with a bundle that has the sorted list', () => {
  const rulesOf = (...lines: string[]) => {
    const result = importedWith('publication,from-first-mix', ...lines)
    return result.ok && result.value.sources.rules
  }
  expect(rulesOf('online_box,yes')).toMatchObject({ publication: 'from-first-mix', online: true })
  expect(rulesOf('オンライン投票箱,はい')).toMatchObject({ online: true })
  for (const line of ['online_box,no', 'online_box,']) expect(rulesOf(line)).toMatchObject({ online: false })
  expect(refusedWith('online_box,yes')).toEqual([])
  expect(refusedWith('publication,all', 'online_box,yes')).toEqual([
    '15 online-box-published: publication,from-first-mix',
  ])
})

it('an election that says nothing publishes from the first mix on', () => {
  const publicationOf = (...lines: string[]) => {
    const result = importedWith(...lines)
    return result.ok ? result.value.sources.rules.publication : result.error
  }
  for (const lines of [[], ['publication,'], ['publication,from-first-mix']])
    expect(publicationOf(...lines), lines.join()).toBe('from-first-mix')
  expect(publicationOf('publication,all')).toBe('all')
})

it('no row chooses how records are encrypted: there is one way', () => {
  expect(importedWith('record_suite,2')).toMatchObject({ ok: false, error: { errors: [{ code: 'unknown-key' }] } })
})
