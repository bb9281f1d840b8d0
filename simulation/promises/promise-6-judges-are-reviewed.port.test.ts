/**
 * Promise 6: of 国民審査 both readers say the same, and so does a count of one ballot after the other, for any votes and rolls. Each judge is counted from a
 * list of records that nobody joins with another.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countDistrict } from '#election/count/count.ts'
import { asOpenedDistrict, type SelectionCount } from '#election/count/district.ts'
import { join } from '#election/count/joined.ts'
import { NO_PAPER } from '#election/count/paper.ts'
import { outcomeOf } from '#election/count/winners.ts'
import type { CandidateList, ElectionPackage } from '#election/definition/definition.ts'
import type { CandidateId, ContestBit } from '#election/ids.ts'
import { JUDGES_MAX, judgedBy } from '#election/kinds/recall/rule.ts'
import { countReview } from '#fixtures/reference/count-review.ts'
import { shortLists } from '#verify/bundle/short-lists.ts'
import { compareCounted } from '#verify/count/compare-result.ts'
import { CountFinding } from '#verify/count/count-finding.ts'
import { totalsOf } from '#verify/count/totals.ts'
import { decided } from '#verify/kinds/recall/rule.ts'
import type { Trust } from '#verify/package/trust.ts'

interface Night {
  readonly judges: number
  /** The judges whom each voter marked, by number. */
  readonly ballots: readonly (readonly number[])[]
  readonly registered: number | null
}

function tallied({ judges, ballots }: Night) {
  return Array.from({ length: judges }, (_, i) => {
    const marked = ballots.filter((marks) => marks.includes(i + 1)).length
    return { number: i + 1, marked, unmarked: ballots.length - marked }
  })
}

function ours(night: Night) {
  const { ballots, registered } = night
  return judgedBy(tallied(night), { cast: ballots.length, registered })
}

/** In thousandths, as that reader has votes. */
function anybodys(night: Night) {
  const thousandths = (count: number) => 1000n * BigInt(count)
  return decided({
    votes: tallied(night).map(({ number, marked, unmarked }) => {
      return { number, forDismissal: thousandths(marked), against: thousandths(unmarked) }
    }),
    cast: thousandths(night.ballots.length),
    registered: night.registered === null ? null : thousandths(night.registered),
  })
}

const nights: fc.Arbitrary<Night> = fc.integer({ min: 1, max: JUDGES_MAX }).chain((judges) =>
  fc.record({
    judges: fc.constant(judges),
    ballots: fc.array(fc.uniqueArray(fc.integer({ min: 1, max: judges })), { maxLength: 9 }),
    registered: fc.option(fc.oneof(fc.integer({ min: 0, max: 1000 }), fc.constantFrom(300, 301, 400, 401)), {
      freq: 8,
    }),
  }),
)

it('both readers agree', () => {
  const found = new Set<string>()
  fc.assert(
    fc.property(nights, (night) => {
      const said = ours(night)
      expect(anybodys(night)).toEqual(said)
      for (const { verdict } of said) found.add(verdict)
    }),
    { numRuns: 3000 },
  )
  expect([...found].sort()).toEqual(['dismissed', 'not-dismissed', 'open'])
})

it('so does the count of one ballot after the other, where the rolls are known', () => {
  fc.assert(
    fc.property(nights, (night) => {
      const { judges, ballots, registered } = night
      fc.pre(registered !== null)
      const all = Array.from({ length: judges }, (_, i) => i + 1)
      const dismissed = ours(night).flatMap(({ number, verdict }) => (verdict === 'dismissed' ? [number] : []))
      expect(dismissed).toEqual(countReview(all, ballots, registered))
    }),
    { numRuns: 3000 },
  )
})

/** In each list of records. The judge at the last place may have left office. */
interface Evening extends Night {
  readonly left: boolean
  readonly ended: number
}

const evenings: fc.Arbitrary<Evening> = fc
  .tuple(nights, fc.boolean(), fc.nat(2))
  .map(([night, left, ended]) => ({ ...night, left: left && night.judges > 1, ended }))

const idOf = (judge: number) => 20 + judge
const BIT = 1
const CONTEST = { id: 'review', bit: BIT, kind: 'recall', title: '国民審査', seats: 1, councilSeats: 1, result: null }

function openedIn({ judges, ballots, ended }: Evening): readonly SelectionCount[] {
  const lists = Array.from({ length: judges }, (_, at) => {
    const of = { contest: BIT as ContestBit, place: at + 1 }
    const marked = ballots.filter((marks) => marks.includes(at + 1)).length
    const selections: readonly SelectionCount[] = [
      { ...of, selection: idOf(at + 1) as CandidateId, records: marked },
      { ...of, selection: 'no-mark', records: ballots.length - marked },
      { ...of, selection: 'ended', records: ended },
    ]
    return selections.filter(({ records }) => records > 0)
  })
  return lists.flat()
}

function listed({ judges, left }: Evening) {
  const candidates = Array.from({ length: judges }, (_, at) => {
    const isGone = left && at + 1 === judges
    return {
      id: idOf(at + 1),
      number: at + 1,
      name: `裁判官 ${at + 1}`,
      displayName: '',
      gone: isGone ? 'withdrew' : null,
    }
  })
  return { contest: CONTEST.id, uncontested: false, candidates }
}

function ourResult(evening: Evening) {
  const electionPackage = { contests: [CONTEST] } as unknown as ElectionPackage
  const list = { contests: [listed(evening)] } as unknown as CandidateList
  const [count] = countDistrict(asOpenedDistrict([openedIn(evening)]), electionPackage, list).contests
  if (count === undefined) throw new Error('one contest is counted')
  const joined = join({ ...count, contest: { ...count.contest, result: undefined } }, NO_PAPER)
  const { registered } = evening
  const votes = (people: number | null) => (people === null ? null : 1000 * people)
  const turnout = { cast: 1000 * joined.cast, electors: null, registered: votes(registered) }
  return { count, joined, outcome: outcomeOf(joined, turnout) }
}

function trustOf(evening: Evening): Trust {
  const { candidates, ...entry } = listed(evening)
  const own = candidates.map((each) => ({ ...each, shown: each.name, gone: each.gone !== null }))
  const contest = { ...CONTEST, question: null }
  const lists = [{ contests: [{ ...entry, candidates: own, lists: null, openLists: null }] }]
  return { contests: [contest], lists } as unknown as Trust
}

/** Differences that the other reader finds in a result that somebody wrote. */
function differencesIn(evening: Evening, review: object): readonly string[] {
  const trust = trustOf(evening)
  const finding = new CountFinding()
  const { registered } = evening
  const electors = registered === null ? new Map() : new Map([[CONTEST.id, { eligible: registered, registered }]])
  const paper = new Map([[CONTEST.id, { paper: null, out: [] }]])
  const word = {
    lots: {},
    explained: new Set<string>(),
    uncompared: [],
    paper,
    sent: new Map(),
    electors,
    openings: new Map(),
  }
  const counted = { contests: [review], unopened: 0, final: false } as never
  compareCounted(counted, totalsOf(openedIn(evening), trust), word as never, null, trust, finding)
  return finding.differences.map(({ member }) => member)
}

function written(evening: Evening) {
  const { count, joined, outcome } = ourResult(evening)
  const decimal = (votes: number) => String(votes / 1000)
  return {
    ...{
      id: CONTEST.id,
      title: CONTEST.title,
      seats: 1,
      uncontested: false,
      winners: [],
      ineligible: [],
      needsLot: null,
    },
    ...{ valid: count.valid, ended: count.ended, invalid: 0, unopened: 0, records: count.records },
    totals: Object.fromEntries(count.totals.map(({ candidate, votes }) => [candidate.number, votes])),
    joined: {
      totals: Object.fromEntries(joined.totals.map(({ candidate, votes }) => [candidate.number, decimal(votes)])),
      ...{ valid: decimal(joined.valid), invalid: 0, cast: joined.cast, takenAway: 0 },
    },
    judges: joined.totals.map(({ candidate: { number }, unmarked }) => ({
      number: Number(number),
      unmarked: decimal(unmarked ?? 0),
      verdict: String(outcome.judges?.find((each) => each.number === number)?.verdict),
    })),
  }
}

describe('from lists of records', () => {
  it('each judge is counted from the own list, and dismissed as by the count of one ballot after the other', () => {
    fc.assert(
      fc.property(evenings, (evening) => {
        const { judges, ballots, registered, left, ended } = evening
        const { count, outcome } = ourResult(evening)
        const reviewed = Array.from({ length: left ? judges - 1 : judges }, (_, i) => i + 1)
        const marked = (judge: number) => ballots.filter((marks) => marks.includes(judge)).length
        expect(count.totals.map(({ candidate, votes, unmarked }) => [candidate.number, votes, unmarked])).toEqual(
          reviewed.map((judge) => [judge, marked(judge), ballots.length - marked(judge)]),
        )
        expect([count.valid, count.ended, count.records]).toEqual([ballots.length, ended, ballots.length + ended])
        fc.pre(registered !== null)
        const dismissed = outcome.judges?.flatMap(({ number, verdict }) => (verdict === 'dismissed' ? [number] : []))
        expect(dismissed).toEqual(countReview(reviewed, ballots, registered))
      }),
      { numRuns: 600 },
    )
  })

  it('the other reader finds no difference in that result, and each one in another', () => {
    fc.assert(
      fc.property(evenings, fc.nat(), (evening, drawn) => {
        const result = written(evening)
        expect(differencesIn(evening, result)).toEqual([])
        const at = drawn % result.judges.length
        const other = (change: object) => ({
          ...result,
          judges: result.judges.map((judge, i) => (i === at ? { ...judge, ...change } : judge)),
        })
        const judge = result.judges[at]
        const verdict = judge?.verdict === 'dismissed' ? 'not-dismissed' : 'dismissed'
        expect(differencesIn(evening, other({ verdict }))).toEqual(['contests review judges'])
        expect(differencesIn(evening, other({ unmarked: String(Number(judge?.unmarked) + 1) }))).toEqual([
          'contests review judges',
        ])
      }),
      { numRuns: 300 },
    )
  })
})

it('V18: of a seal whose lists are not equally long each short one is named, also the first', () => {
  const seals = fc.array(fc.array(fc.nat(3), { minLength: 22, maxLength: 22 }), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(seals, fc.integer({ min: 1, max: JUDGES_MAX }), (all, lists) => {
      const found = shortLists(
        { bit: BIT, lists },
        all.map((records, at) => ({ file: `seals/1-${at + 1}.bin`, records })),
      )
      const short = all.flatMap((records, at) => {
        const own = records.slice(7, 7 + lists)
        return own.flatMap((count, i) => (own.some((each) => each > count) ? [[at + 1, 7 + i]] : []))
      })
      expect(found.map(({ file, room }) => [Number(file.match(/-(\d)\./)?.[1]), room])).toEqual(short)
    }),
    { numRuns: 500 },
  )
})
