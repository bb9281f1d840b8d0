/** D-18: election.csv says whether a dead machine's pair may be taken over while voters come; left out, it may not. */
import { expect, it } from 'vitest'
import { importElection } from './import-election.ts'
import { bytesOf, GOOD_FILES, SAMPLE_FONTS, withFile } from './sample-files.ts'

function ruleAfter(line: string): unknown {
  const files = withFile(GOOD_FILES, 'election.csv', (text) => `${text}${line}`)
  const result = importElection(bytesOf(files), { fonts: SAMPLE_FONTS })
  return result.ok ? result.value.sources.rules.takeOverInTheDay : result.error.errors.map(({ code }) => code)
}

it.each([
  ['', false],
  ['take_over_in_the_day,\n', false],
  ['take_over_in_the_day,no\n', false],
  ['take_over_in_the_day,yes\n', true],
  ['投票時間中の引き継ぎ,はい\n', true],
  ['take_over_in_the_day,perhaps\n', ['not-in-list']],
])('%j', (line, rule) => expect(ruleAfter(line)).toEqual(rule))
