/**
 * A whole day with the review of judges (国民審査) beside a district of the lower house, at two machines, by touch and by ear: of 24 voters 20 have both, one
 * declines the review at the desk, one ends it at the machine, and one judge of four has left office. From the office's files to the papers of the count; also
 * for the independent readers.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HELD } from '#simulation/bundle/three-checkers.ts'
import { csv, fileOfSmall, type PlayedDay, playedDay, rollNo, rollOf } from './played-in-tests.ts'

const FOLDER = join(import.meta.dirname, '../../fixtures/elections/recall')
const fileOfRecall = (name: string) => readFileSync(join(FOLDER, name), 'utf8')

const [ELECTORS, VOTERS] = [30, 24]
const MODES = ['touch', 'audio', 'touch', 'touch', 'audio', 'proxy']
/** Numbers of the judges with a mark, in no order; one after the other. */
const REVIEWS = ['none', '1', '4;1', '2', '1;2;4', 'none', '1', '2;1']
let day: PlayedDay

const reviewOf = (voter: number) => (voter === 20 ? 'declined' : voter === 21 ? 'ended' : REVIEWS[voter % REVIEWS.length])
const districtOf = (voter: number) => (voter === 22 ? 'ended' : (voter % 3) + 1)

beforeAll(() => {
  day = playedDay({
    'election.csv': fileOfSmall('election.csv')
      .replace(/^title,.*$/m, 'title,衆議院議員総選挙・国民審査（見本）')
      // No law has a review at stations: it is held for practice alone.
      .replace(/^rehearsal,no$/m, 'rehearsal,yes'),
    'contests.csv': fileOfRecall('contests.csv'),
    'candidates.csv': fileOfRecall('candidates.csv'),
    'readings.csv': csv(['clip,kana,spelling', 'contest:review,さいこー　さいばんしょ　さいばんかん　こくみんしんさ,']),
    'roll.csv': rollOf(ELECTORS),
    'votes.csv': csv([
      'roll_no,station,mode,district,review',
      ...Array.from({ length: VOTERS }, (_, voter) => {
        return `${rollNo(voter)},,${MODES[voter % MODES.length]},${districtOf(voter)},${reviewOf(voter)}`
      }),
    ]),
  })
})
afterAll(() => day.remove())

test('each judge has the marks that the voters made, by touch and by ear, and the first one is dismissed', () => {
  expect(day.report.unlike).toEqual([])
  expect(day.report.contests).toMatchObject([{ id: 'district' }, { id: 'review' }])
  console.log(JSON.stringify(day.report.contests, null, 1), JSON.stringify(day.report.expected))
})

const without = (text: string) => text.replaceAll(/\s/g, '')

test('the papers', () => {
  console.log(day.report.documents)
  console.log(day.textOf('result-sheet'), day.textOf('counting-record'), day.textOf('poster'), day.textOf('reading-script'))
  void without
})

test('the independent reader, with the key holders’ shares, finds the same in the files of the count', () => {
  expect(day.differences()).toEqual([])
})

test('command, page and Python hold that the totals are those of the records', async () => {
  const { broken, holds, command, page } = await day.bundleChecked()
  expect({ broken, holds }).toEqual({ broken: HELD, holds: true })
  const said = command.count?.map(({ selections }) => selections.map(({ records }) => records))
  console.log(JSON.stringify(said))
  expect(page.count).toEqual(command.count)
})
