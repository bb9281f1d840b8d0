/** CNT-07 ◆ from outside: papers that the reports send and a count passes over are a difference; another number without a reason is not final. */
import { expect, it } from 'vitest'
import { NO_PAPER } from '#election/count/paper.ts'
import { differencesOf } from '#election/count/papers-sent.ts'
import { NO_PAPERS_SENT } from '#election/count/station-report.ts'
import type { ContestId, StationId } from '#election/ids.ts'
import { below } from '#election/randomness.ts'
import type { LocalMinute } from '#election/time.ts'
import { contestLine } from '#simulation/counting/station-report-of.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { CountFinding } from './count/count-finding.ts'
import { paperIn } from './count/paper.ts'
import { comparePapers, papersSentIn } from './count/papers-sent.ts'
import { canonical, type JsonObject } from './package/canonical.ts'

const MAYOR = 'mayor' as ContestId
const randomness = seededRandomness('papers sent')
const few = () => below(randomness, 3)

function lineOf(onPaper: typeof NO_PAPERS_SENT) {
  return { contests: [contestLine(MAYOR, 10, { onPaper })] }
}

function checked(lines: readonly ReturnType<typeof lineOf>[], entry: object, explained: readonly object[] = []) {
  const finding = new CountFinding()
  const counted = { paper: { mayor: { entries: [entry], rulings: [] } } } as unknown as JsonObject
  const received = { reports: lines } as unknown as JsonObject
  const reasons = explained.map((facts) => ['paper-differs', null, null, canonical(facts as JsonObject)].join(' '))
  const isOpen = comparePapers(
    paperIn(counted, new Set(), new Set()),
    papersSentIn(received),
    new Set(reasons),
    finding,
  )
  return { isOpen, differences: finding.differences }
}

it('a count that says there is no paper, of reports that send some', () => {
  const sent = lineOf({ ...NO_PAPERS_SENT, braille: 1, absentee: 2, notAccepted: 1 })
  expect(checked([sent, sent], { type: 'none' }).differences).toEqual([
    {
      file: '4-counted/report.json',
      member: 'paper mayor',
      here: { braille: 2, absentee: 6, provisional: 0, ordinary: 0 },
      count: 'none',
    },
  ])
  expect(checked([lineOf(NO_PAPERS_SENT)], { type: 'none' })).toEqual({ isOpen: false, differences: [] })
})

it('finds the differences that the tally asks a reason for, in numbers at random, and each is answered by its own reason alone', () => {
  let differing = 0
  for (let i = 0; i < 200; i++) {
    const papers = { braille: few(), provisional: few(), ordinary: few(), absentee: few(), notAccepted: few() }
    const voters = { braille: few(), provisional: few(), ordinary: few(), absentee: few() }
    const count = { ...NO_PAPER, voters, notAccepted: { absentee: few(), provisional: few() } }
    const entry = {
      type: 'typed',
      count,
      by: [],
      reason: '',
      decided: null,
      at: '2002-06-23T22:00' as LocalMinute,
    } as const
    const reports = new Map([['1' as StationId, lineOf(papers)]])
    const facts = differencesOf(reports, MAYOR, entry).map((each) => ({ contest: MAYOR, ...each }))
    differing += facts.length
    expect(checked([lineOf(papers)], entry).isOpen).toBe(facts.length > 0)
    expect(checked([lineOf(papers)], entry, facts).isOpen).toBe(false)
    expect(checked([lineOf(papers)], entry, facts.slice(1)).isOpen).toBe(facts.length > 0)
  }
  expect(differing).toBeGreaterThan(200)
})
