/**
 * A whole day with the review of judges (国民審査) beside a district of the lower house, at two machines, by touch and by ear: of 16 voters 14 vote in both,
 * one declines the review at the desk, one ends it at the machine, and one judge of four has left office. From the office's files to the papers of the count;
 * also for the independent readers.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HELD } from '#simulation/bundle/three-checkers.ts'
import { csv, fileOfSmall, type PlayedDay, playedDay, rollNo, rollOf } from './played-in-tests.ts'

const FOLDER = join(import.meta.dirname, '../../fixtures/elections/recall')
const fileOfRecall = (name: string) => readFileSync(join(FOLDER, name), 'utf8')

const ELECTORS = 20
/** The second, the eighth and the fourteenth vote by ear: one judge, two in no order, and nobody. */
const MODES = ['touch', 'audio', 'touch', 'touch', 'touch', 'proxy']
/** Numbers of the judges with a mark, by voter. */
const REVIEWS = [
  ...['none', '1', '4;1', '2', '1;2;4', 'none', '1', '2;1', 'none', '1', '4;1', '2'],
  ...['declined', 'none', 'ended', '1;2'],
]
const districtOf = (voter: number) => (voter === 11 ? 'ended' : (voter % 3) + 1)
let day: PlayedDay

beforeAll(() => {
  day = playedDay({
    'election.csv': fileOfSmall('election.csv')
      .replace(/^title,.*$/m, 'title,衆議院議員総選挙・国民審査（見本）')
      // No law has a review at stations: it is held for practice alone.
      .replace(/^rehearsal,no$/m, 'rehearsal,yes'),
    'contests.csv': fileOfRecall('contests.csv'),
    'candidates.csv': fileOfRecall('candidates.csv'),
    // With it there is a voice, so the voters by ear vote by ear.
    'readings.csv': csv(['clip,kana,spelling', 'contest:review,さいこー　さいばんしょ　さいばんかん　こくみんしんさ,']),
    'roll.csv': rollOf(ELECTORS),
    'votes.csv': csv([
      'roll_no,station,mode,district,review',
      ...REVIEWS.map(
        (review, voter) => `${rollNo(voter)},,${MODES[voter % MODES.length]},${districtOf(voter)},${review}`,
      ),
    ]),
  })
})
afterAll(() => day.remove())

test('each judge has the marks that the voters made, by touch and by ear, and one is dismissed', () => {
  expect(day.report.unlike).toEqual([])
  const [district, review] = day.report.contests
  expect(district).toMatchObject({ id: 'district', totals: { 1: 6, 2: 5, 3: 4 }, ended: 1, records: 16, winners: [] })
  expect(review).toMatchObject({ id: 'review', totals: { 1: 8, 2: 5, 4: 3 }, valid: 14, ended: 1, records: 15 })
  expect(review?.totals).not.toHaveProperty('3')
  expect(review?.judges).toEqual([
    { number: 1, unmarked: '6', verdict: 'dismissed' },
    { number: 2, unmarked: '9', verdict: 'not-dismissed' },
    { number: 4, unmarked: '11', verdict: 'not-dismissed' },
  ])
})

test('the books balance, with a card less for the review than for the district', () => {
  const both = { issued: { district: 16, review: 15 }, records: { district: 16, review: 15 } }
  expect(day.report.stations).toMatchObject([{ id: '1', balanced: true, ...both }])
  expect(day.report.refused).toEqual([])
})

const without = (text: string) => text.replaceAll(/\s/g, '')

test('the papers have both figures and the verdict of each judge, and say of nobody who is elected', () => {
  for (const paper of ['poster', 'result-sheet', 'reading-script', 'counting-record']) {
    const text = without(day.textOf(paper))
    const review = text.slice(text.lastIndexOf('最高裁判所裁判官国民審査', text.indexOf('見本太郎')))
    expect(review, paper).not.toMatch(/朝霧誠|当選|法定得票|供託/)
    for (const judge of ['手毬花子', '遠見さくら']) expect(review, paper).toContain(judge)
  }
  expect(without(day.textOf('poster'))).toContain('可とする8・可としない6')
  const script = without(day.textOf('reading-script'))
  expect(script).toContain('罷免を可とする投票8票、罷免を可としない投票6票、罷免を可とされた。')
  expect(script).toContain('罷免を可とする投票3票、罷免を可としない投票11票、罷免を可とされなかった。')
  // This count elects nobody: the papers about who is elected are of the meeting.
  expect(day.report.documents.filter((path) => /election-record|joined-record|elected-notices/.test(path))).toEqual([])
})

test('the independent reader, with the key holders’ shares, finds the same in the files of the count', () => {
  expect(day.differences()).toEqual([])
})

test('command, page and Python hold that the totals are those of the records, a list for each judge', async () => {
  const { broken, holds, command, page } = await day.bundleChecked()
  expect({ broken, holds }).toEqual({ broken: HELD, holds: true })
  // Lists 7 to 10 are the judges; who left office has a list as long as the others, without a mark.
  expect(command.count?.map(({ list, records }) => [list, records])).toEqual([
    [0, 16],
    ...[7, 8, 9, 10].map((list) => [list, 15]),
  ])
  expect(page.count).toEqual(command.count)
})
