/** 発券のみ (ELG-02a, ISS-02): lists that meet name each voter of a used slip, and the voter who used two. */
import { expect, test } from 'vitest'
import { slipNumber } from '#election/definition/slips.ts'
import type { ContestMask, MachineId, RollNumber, StationId } from '#election/ids.ts'
import type { DayList, DayListLine } from '#election/roll/day-list.ts'
import type { LocalDate } from '#election/time.ts'
import { tinyCouncil, tinyMayor, tinySources } from '#fixtures/elections/tiny-sources.ts'
import { rowsOfChanges } from '../session/changed-rows.ts'
import { adviceOf, voteTwice } from '../session/roll-meetings.ts'
import { slipsUsedCsv, wordsOfSlips } from './slip-words.ts'

const [A, B, C, D] = [1_000_001, 1_000_002, 2_000_001, 2_000_002].map(slipNumber) as [
  RollNumber,
  RollNumber,
  RollNumber,
  RollNumber,
]
const [HANA, TARO] = ['1', '2'] as [RollNumber, RollNumber]
const MAYOR_ALONE = 1 as ContestMask
const COUNCIL_ALONE = 2 as ContestMask
const list = (station: string, voters: readonly DayListLine[]): DayList => ({
  ...{ electionId: tinySources.rules.id as never, station: station as StationId, issuer: `${station}-I1` as MachineId },
  ...{ number: 1, date: '2002-06-20' as LocalDate, stop: 1, voters },
})
const line = (rollNo: RollNumber, more: Partial<DayListLine> = {}): DayListLine => ({ rollNo, by: 'card', ...more })
const voted = (rollNo: RollNumber, more: object = {}) => ({
  rollNo,
  mark: 'early_voted',
  cause: 'early-voting',
  ...more,
})
const nobody = new Set<RollNumber>()

test('a used slip is its voter’s mark, contest by contest; a printed slip that brought no card is none', () => {
  const voters = new Map([
    [A, HANA],
    [C, TARO],
    [D, '3' as RollNumber],
  ])
  const read = wordsOfSlips([list('E', [line(A)]), list('S', [line(C, { early: MAYOR_ALONE })])], [], voters, nobody)
  expect(read.words).toEqual([
    voted(HANA),
    voted(TARO, { early: 1 }),
    { rollNo: '3', mark: 'none', cause: 'early-voting' },
  ])
  expect([read.nobodys, read.twice]).toEqual([[], []])
})

test('one voter with two slips for one contest shows where the lists of two stations meet, and only then', () => {
  const voters = new Map([
    [A, HANA],
    [C, HANA],
  ])
  const both = [list('E', [line(A)]), list('S', [line(C)])]
  expect(wordsOfSlips(both, [], voters, nobody)).toMatchObject({ words: [voted(HANA)], twice: [HANA] })
  // Two people have seen it: it is not asked again each evening, and the city's file still says so.
  const again = wordsOfSlips(both, both, voters, nobody)
  expect(again.twice).toEqual([])
  expect(again.used.map(({ state }) => state)).toEqual(['twice', 'twice'])
  expect(wordsOfSlips(both.slice(0, 1), [], voters, nobody).twice).toEqual([])
})

test('one contest on one day and the other on another day are two slips and one right each', () => {
  const voters = new Map([
    [A, HANA],
    [C, HANA],
  ])
  const lists = [list('E', [line(A, { early: MAYOR_ALONE })]), list('S', [line(C, { early: COUNCIL_ALONE })])]
  expect(wordsOfSlips(lists, [], voters, nobody)).toMatchObject({ words: [voted(HANA, { early: 3 })], twice: [] })
})

test('two people who approve see each voter of a slip, and are told what to do about one who voted twice', () => {
  const slips = new Map([
    [A, HANA],
    [C, HANA],
    [D, TARO],
  ])
  const rows = rowsOfChanges({ stations: new Map(), slips, warnings: [] }, tinySources.roll, tinySources.contests)
  expect(rows.map(({ rollNo, name, cause, mark }) => [rollNo, name, cause, mark])).toEqual([
    [HANA, '選挙 1郎', 'early-voting', 'early_voted'],
    [TARO, '選挙 2郎', 'early-voting', 'early_voted'],
  ])
  const { meet } = voteTwice('2' as StationId, HANA)
  expect(adviceOf(meet)).toEqual(['early-twice-stays'])
})

test('what two people approve has each word: a slip hides no other word about its voter', () => {
  const died = { rollNo: HANA, mark: 'died', cause: 'death' } as const
  const stations = new Map([['1' as StationId, { changes: [died], added: [] }]])
  const slips = new Map([
    [A, HANA],
    [B, null],
  ])
  const rows = rowsOfChanges({ stations, slips, warnings: [] }, tinySources.roll, tinySources.contests)
  expect(rows.map(({ rollNo, mark }) => `${rollNo} ${mark}`).sort()).toEqual(['1 died', '1 early_voted'])
})

test('a slip of nobody is named; a word of the city about another way of early voting stays', () => {
  const voters = new Map([[B, HANA]])
  const read = wordsOfSlips([list('E', [line(A, { by: 'provisional' })])], [], voters, new Set([HANA]))
  expect(read).toMatchObject({ words: [], nobodys: [A] })
  expect(slipsUsedCsv(read, [tinyMayor, tinyCouncil])).toBe(
    `slip,station,contests,by,state\r\n${A},E,mayor+council,provisional,no-voter\r\n`,
  )
  const known = wordsOfSlips([list('E', [line(A, { by: 'provisional' })])], [], new Map([[A, TARO]]), nobody)
  expect(known.words).toEqual([voted(TARO, { isProvisional: true })])
})
