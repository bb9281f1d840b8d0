/** M17: somebody finds a name among many by its first sound; nobody is left out, and the drawn order stays. */
import { expect, it } from 'vitest'
import type { Candidate } from '#election/definition/definition.ts'
import { inRow, rowsOf } from './kana-index.ts'

const DRAWN = ['わたなべ', 'いとう', 'がもう', 'アオキ', 'ぱく', 'かとう', 'ヴァン', 'んだ'].map((kana) => ({
  kana,
})) as Candidate[]
const kana = (candidates: readonly Candidate[]) => candidates.map((each) => each.kana)

it('has the rows in which somebody is, and in each the names of that sound in the drawn order', () => {
  expect(rowsOf(DRAWN)).toEqual(['a', 'ka', 'ha', 'wa'])
  expect(kana(inRow(DRAWN, 'a'))).toEqual(['いとう', 'アオキ', 'ヴァン'])
  expect(kana(inRow(DRAWN, 'ka'))).toEqual(['がもう', 'かとう'])
  expect(kana(inRow(DRAWN, 'ha'))).toEqual(['ぱく'])
})

it('one press brings all of them back, and every one is in some row', () => {
  expect(inRow(DRAWN, null)).toEqual(DRAWN)
  expect(
    rowsOf(DRAWN)
      .flatMap((row) => kana(inRow(DRAWN, row)))
      .sort(),
  ).toEqual(kana(DRAWN).sort())
})
