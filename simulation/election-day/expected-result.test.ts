/** A result from votes.csv and from the cards that were handed out, without any record; and what of a count is not so. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { importElection, SOURCE_FILES } from '#election/definition/import/import-election.ts'
import { importVotes } from '#election/definition/import/votes.ts'
import type { ContestId } from '#election/ids.ts'
import { must } from '#simulation/rooms/must.ts'
import { expectedOf, unlikePlanned } from './expected-result.ts'

const FOLDER = join(import.meta.dirname, '../../fixtures/elections/recall')
const files = new Map(SOURCE_FILES.map((name) => [name as string, new Uint8Array(readFileSync(join(FOLDER, name)))]))
const { sources } = must(importElection(files, { fonts: { draws: () => true } }))
const [DISTRICT, REVIEW] = ['district', 'review'] as ContestId[] as [ContestId, ContestId]
const ROWS = ['1-0001,1,1;4', '1-0002,2,none', '1-0003,1,4', '1-0004,ended,ended', '1-0005,3,2', '1-0006,2,declined']
const csv = ['roll_no,district,review,mode', ...ROWS.map((row) => `${row},touch`), '']
const { votes } = must(importVotes(utf8(csv.join('\n')), sources))
/** The fifth is refused at the desk, and the last one has a card for the district alone. */
const cards = [2, 3, 4, 5, 7].map((line) => ({ line, contests: line === 7 ? [DISTRICT] : [DISTRICT, REVIEW] }))
const expected = expectedOf(sources, votes, cards)
const [district, review] = expected

it('is of those who had a card, with a mark and without one for each judge who is reviewed', () => {
  expect(district).toEqual({ id: DISTRICT, voters: 5, ended: 1, totals: { 1: 2, 2: 2, 3: 0 }, unmarked: null })
  expect(review).toEqual({
    ...{ id: REVIEW, voters: 4, ended: 1 },
    totals: { 1: 1, 2: 0, 4: 2 },
    unmarked: { 1: 2, 2: 3, 4: 1 },
  })
})

const judge = (number: number, unmarked: string | null) => ({ number, unmarked, verdict: null })
const COUNTED = [
  { id: DISTRICT, records: 5, ended: 1, totals: { 1: 2, 2: 2, 3: 0 } },
  {
    ...{ id: REVIEW, records: 4, ended: 1, totals: { 1: 1, 2: 0, 4: 2 } },
    judges: [judge(1, '2'), judge(2, '3'), judge(4, '1')],
  },
] as const
const [OF_DISTRICT, OF_REVIEW] = COUNTED

it('a count that says the same is as planned, and one that says no figure is held against its records', () => {
  expect(unlikePlanned(expected, COUNTED)).toEqual([])
  const judges = OF_REVIEW.judges.map(({ number }) => judge(number, null))
  const untold = { ...OF_REVIEW, ended: null, totals: null, judges }
  expect(unlikePlanned(expected, [OF_DISTRICT, untold])).toEqual([])
  expect(unlikePlanned(expected, [OF_DISTRICT, { ...untold, records: 3 }])).toEqual([REVIEW])
})

it.each<readonly [string, object]>([
  ['a vote less', { records: 3 }],
  ['nobody who ended', { ended: 0 }],
  ['a mark of another judge', { totals: { 1: 1, 2: 1, 4: 1 } }],
  ['the votes of a judge who has left office', { totals: { ...OF_REVIEW.totals, 3: 0 } }],
  ['a vote without a mark of another judge', { judges: [judge(1, '2'), judge(2, '2'), judge(4, '2')] }],
  ['one judge less', { judges: OF_REVIEW.judges.slice(1) }],
  ['no votes without a mark', { judges: undefined }],
])('a count with %s is not', (_, change) => {
  expect(unlikePlanned(expected, [OF_DISTRICT, { ...OF_REVIEW, ...change }])).toEqual([REVIEW])
})

it('nor is one that lacks a contest', () => {
  expect(unlikePlanned(expected, [OF_REVIEW])).toEqual([DISTRICT])
})
