/** M7, M8, M10: a paper is given after a look-up, never beside an online vote, and never while a box is open. */
import { expect, it } from 'vitest'
import { ABROAD_MARKS, mayStep, PAPER_ANSWERS, type PaperAnswer, paperAnswer, type Standing } from './paper-abroad.ts'

const STANDINGS: readonly Standing[] = ['none', 'not-voted', 'voted', 'held', null]
/** After these answers a paper may be given. */
const GIVES: readonly PaperAnswer[] = ['no-box', 'box-over', 'held']

it.each<[string, Standing, boolean, PaperAnswer]>([
  ['none', 'none', false, 'no-box'],
  ['none', 'none', true, 'no-box'],
  ['none', 'not-voted', false, 'hold-first'],
  ['none', 'not-voted', true, 'box-over'],
  ['none', 'held', false, 'held'],
  ['none', 'voted', false, 'voted'],
  ['none', 'voted', true, 'voted'],
  ['none', null, false, 'ask-again'],
  ['none', null, true, 'ask-again'],
  ['paper_issued', 'none', false, 'paper-out'],
  ['paper_voted', 'held', true, 'paper-voted'],
  ['returned', 'none', false, 'in-japan'],
  ['struck', 'none', false, 'no-right'],
  ['no-right', 'none', false, 'no-right'],
  ['paper_issued', 'voted', false, 'voted'],
])('%s, %s, closed: %s → %s', (mark, standing, isClosed, is) => {
  expect(paperAnswer(mark, standing, isClosed)).toBe(is)
})

it('no paper is given beside a vote, beside an open box, by nobody’s word, or to who has a mark', () => {
  for (const mark of ['none', 'no-right', 'unheard-of', ...ABROAD_MARKS]) {
    for (const standing of STANDINGS) {
      for (const isClosed of [false, true]) {
        const mayGive = GIVES.includes(paperAnswer(mark, standing, isClosed))
        const isSafe = standing === 'none' || standing === 'held' || (standing === 'not-voted' && isClosed)
        expect([mark, standing, isClosed, mayGive]).toEqual([mark, standing, isClosed, mark === 'none' && isSafe])
      }
    }
  }
})

it('a paper is entered as given where one may be given, and its end where one is out', () => {
  expect(PAPER_ANSWERS.filter((each) => mayStep('given', each)).toSorted()).toEqual([...GIVES].toSorted())
  for (const step of ['voted', 'back'] as const) {
    expect(PAPER_ANSWERS.filter((each) => mayStep(step, each))).toEqual(['paper-out'])
  }
})
