/** CNT-13: 投票者数 of the district: of which reports, by sex where they have it, and nothing from which few people's votes follow (D-22). */
import { expect, it } from 'vitest'
import { CONTEST } from '#documents/exports-sample.ts'
import type { StationId } from '#election/ids.ts'
import { asTold, type ContestResult } from './contest-result.ts'
import { NO_PAPER } from './paper.ts'
import { type ContestVoters, type OnlineVoters, withVoters } from './voters.ts'

const STATIONS = [
  { id: '1' as StationId, earlyVoting: false },
  { id: '2' as StationId, earlyVoting: true },
]
const line = (men: number, women: number, more: { readonly returned?: number; readonly found?: number } = {}) => {
  const returned = more.returned ?? 0
  const cards = {
    issued: men + women + returned,
    returned,
    found: more.found ?? 0,
    missing: 0,
    replaced: 0,
    ofNobody: 0,
  }
  return { contest: CONTEST.id, ...cards, men, women, recordsTold: null }
}
const voters = (contest: ContestResult, lines = [line(60, 50, { returned: 4, found: 1 }), line(40, 49)]) => {
  const reports = new Map(STATIONS.map(({ id }, i) => [id, { contests: lines.slice(i, i + 1) }]))
  return withVoters(contest, STATIONS, reports).voters
}
const KINDS = { braille: 2, absentee: 20, provisional: 2, ordinary: 0 }
const WHOLE: ContestResult = {
  ...CONTEST,
  paper: CONTEST.paper && { ...CONTEST.paper, count: { ...NO_PAPER, voters: KINDS, takenAway: -2 } },
}

it('of machines by day and sex, of paper by kind; the difference to the votes cast is what makes it', () => {
  const told = voters(WHOLE)
  expect(told?.machine).toMatchObject({ day: { men: 60, women: 50, all: 110 }, early: { men: 40, women: 49, all: 89 } })
  expect(told?.machine).toMatchObject({ men: 100, women: 99, all: 199 })
  expect(told?.paper).toEqual({ kinds: KINDS, all: 24 })
  // The sex of who voted on paper is not typed.
  expect(told?.inAll).toMatchObject({ men: null, women: null, all: 223 })
  const { all, found, ...parts } = told?.inAll?.lessCast ?? expect.unreachable()
  expect([all, found]).toEqual([223 - 216, 1])
  expect(parts).toEqual({ noRecord: 2, lostOnline: 0, ended: 7, unopened: 0, takenAway: -2 })
  expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(all)
})

it('CNT-08: who voted in an online box that is lost is no person who stayed away; where nobody knows their number there is no sum', () => {
  const line1 = [line(60, 50), line(40, 49)]
  const polled = (online: OnlineVoters, records: number) => {
    const reports = new Map(STATIONS.map(({ id }, i) => [id, { contests: line1.slice(i, i + 1) }]))
    return withVoters({ ...WHOLE, records }, STATIONS, reports, online).voters
  }
  const [here, lost, unknown] = [
    polled({ all: 50, isLost: false }, 199 + 50),
    polled({ all: 50, isLost: true }, 199),
    polled({ all: null, isLost: true }, 199),
  ]
  const ofMachines = { machine: { all: 199, noRecord: 0, day: { all: 110 } } }
  for (const each of [here, lost, unknown]) expect(each).toMatchObject(ofMachines)
  const all = { men: null, women: null, all: 199 + 50 + 24 }
  expect(here?.inAll).toMatchObject({ ...all, lessCast: { lostOnline: 0 } })
  expect(lost?.inAll).toMatchObject({ ...all, lessCast: { lostOnline: 50 } })
  expect(unknown?.inAll).toBeNull()
})

it('without paper the sexes are known; not where a report that was typed in does not add up', () => {
  const paper = { count: NO_PAPER, ballots: 0, cutOff: CONTEST.paper?.cutOff ?? expect.unreachable(), nobodys: 0 }
  const none = { ...CONTEST, paper }
  expect(voters(none)?.inAll).toMatchObject({ men: 100, women: 99, all: 199 })
  // Whose sex the roll does not say is in the sum (ELG-19).
  const unsaid = voters(none, [{ ...line(60, 50), women: 49 }, line(40, 49)])
  expect(unsaid?.inAll).toMatchObject({ men: 100, women: 98, all: 199 })
  const odd = voters(none, [{ ...line(60, 50), women: 51 }, line(40, 49)])
  expect(odd?.machine).toMatchObject({ men: null, women: null, all: 199, early: { men: 40 } })
})

const NOT_ALL: readonly (readonly [string, Partial<ContestResult>, ContestVoters['paper']])[] = [
  ['little paper: its sum alone', { state: 'joined-sum' }, { kinds: null, all: 24 }],
  // The number of voters on paper would tell how many of the few at the machine ended without a vote.
  ['few voters by machine: nothing of the paper', { state: 'joined-sum', records: 9 }, null],
  ['figures held back: nothing of the paper', { state: 'joined-outcome' }, null],
  ['the paper is not typed yet', { state: 'machine-alone', paper: null, sum: null }, null],
]
it.each(NOT_ALL)('%s', (_, changed, paper) => {
  const told = voters(asTold({ ...WHOLE, ...changed }))
  expect(told?.machine.all).toBe(199)
  expect(told?.paper).toEqual(paper)
  expect(told?.inAll?.all ?? null).toBe(paper === null ? null : 223)
})

it('where there is no poll there are no voters', () => {
  expect(voters(asTold({ ...WHOLE, uncontested: true }))).toBeNull()
})
