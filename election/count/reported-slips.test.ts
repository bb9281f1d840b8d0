/** 発券のみ (ISS-02, CNT-05): the number of used slips that a report says, against its cards and papers. */
import { expect, test } from 'vitest'
import { holdSlips } from './reported-slips.ts'
import { type ContestReport, NO_PAPERS_SENT } from './station-report.ts'

const line = (issued: number, returned = 0, more: Partial<Pick<ContestReport, 'ofNobody' | 'onPaper'>> = {}) => ({
  ...{ issued, returned, ofNobody: 0, onPaper: NO_PAPERS_SENT },
  ...more,
})

test.each([
  ['each took both', 3, [line(3), line(3)], true],
  ['one took one of two', 3, [line(3), line(2)], true],
  ['nobody took both', 5, [line(3), line(2)], true],
  ['a card without a slip', 2, [line(3), line(2)], false],
  ['a slip without a card', 6, [line(3), line(2)], false],
  ['a card that came back used no slip', 2, [line(3, 1), line(2)], true],
  ['a braille paper is a slip too', 1, [line(0, 0, { onPaper: { ...NO_PAPERS_SENT, braille: 1 } })], true],
  ['absentee papers are none', 0, [line(0, 0, { onPaper: { ...NO_PAPERS_SENT, absentee: 4 } })], true],
  ['a vote of nobody has none (人違い)', 2, [line(3, 0, { ofNobody: 1 })], true],
])('%s', (_, used, contests, holds) => expect(holdSlips({ used }, contests)).toBe(holds))
