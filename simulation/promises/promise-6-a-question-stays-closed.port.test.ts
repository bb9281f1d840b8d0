/** Promise 6: whether the ballots of a question are opened, both readers say alike, and as its ordinance says: by counting out every number of accepted papers. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { StationId } from '#election/ids.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import { isLowest, type Quorum } from '#election/kinds/question/rule.ts'
import { kinds } from '#verify/kinds/kinds.ts'

interface Evening {
  readonly quorum: Quorum
  /** Null: its signed report is not here. */
  readonly stations: readonly ({
    readonly electors: number
    readonly voters: number
    readonly mayBeRefused: number
  } | null)[]
  readonly online: number
  readonly accepted: number | null
}

/** As somebody would decide it with the ordinance and a list: each number of papers that may still be accepted is tried. */
function byTheOrdinance({ quorum: { over, under }, stations, online, accepted }: Evening) {
  if (stations.includes(null)) return 'undecided'
  let [electors, voters, pending] = [0, online, 0]
  for (const each of stations) {
    electors += each?.electors ?? 0
    voters += each?.voters ?? 0
    pending += each?.mayBeRefused ?? 0
  }
  const possible = Array.from({ length: pending + 1 }, (_, count) => count)
  const tried = accepted !== null && accepted <= pending ? [accepted] : possible
  const needed = Math.ceil((electors * over) / under)
  const answers = new Set(tried.map((count) => (voters + count >= needed ? 'opened' : 'not-opened')))
  const [answer = ''] = answers
  return answers.size === 1 ? answer : 'undecided'
}

function ours({ quorum, stations, online, accepted }: Evening) {
  const contest = { kind: 'question', seats: 1, question: { answers: 'yes-no', quorum } } as const
  const reports = stations.map((report, i) => ({ station: `s${i}` as StationId, report }))
  return kindOf(contest).opening?.(contest, { stations: reports, online, accepted })
}

function anybodys({ quorum, stations, online, accepted }: Evening) {
  const all = stations.flatMap((each) => each ?? [])
  const sum = (of: (each: (typeof all)[number]) => number) => BigInt(all.reduce((sum, each) => sum + of(each), 0))
  const surely = BigInt(online) + sum(({ voters }) => voters)
  const said = { electors: sum(({ electors }) => electors), surely, perhaps: sum((each) => each.mayBeRefused) }
  const rule = JSON.parse(JSON.stringify({ answers: 'yes-no', quorum }))
  const isWhole = all.length === stations.length
  return kinds.question.opening?.(rule, isWhole ? said : null, accepted === null ? null : BigInt(accepted))
}

const few = fc.integer({ min: 0, max: 12 })
const station = fc.record({ electors: fc.integer({ min: 0, max: 40 }), voters: few, mayBeRefused: few })
const quorum = fc
  .record({
    of: fc.constant('cast' as const),
    over: fc.integer({ min: 1, max: 9 }),
    under: fc.integer({ min: 2, max: 10 }),
    opened: fc.constant('reached' as const),
  })
  .filter(({ over, under }) => over < under && isLowest(over, under))
const evenings: fc.Arbitrary<Evening> = fc.record({
  quorum,
  stations: fc.array(fc.option(station, { freq: 12 }), { minLength: 0, maxLength: 4 }),
  online: few,
  accepted: fc.option(fc.integer({ min: 0, max: 30 })),
})

it('both readers say what the ordinance says, for any reports, online votes and papers', () => {
  const theirs = { opened: 'opened', closed: 'not-opened', unknown: 'undecided' } as const
  fc.assert(
    fc.property(evenings, (evening) => {
      const expected = byTheOrdinance(evening)
      const [one, other] = [ours(evening), anybodys(evening)]
      expect(one?.type).toBe(expected)
      expect(theirs[other?.type ?? 'unknown']).toBe(expected)
      if (one?.type === 'not-opened' && other?.type === 'closed') {
        const { voters, pending, electors } = one
        expect([other.voters, other.pending, other.electors]).toEqual([voters, pending, electors].map(BigInt))
      }
    }),
    { numRuns: 4000 },
  )
})

it('one voter more never closes what was opened, and where the rule says always it is always opened', () => {
  fc.assert(
    fc.property(evenings, (evening) => {
      if (ours(evening)?.type === 'opened')
        expect(ours({ ...evening, online: evening.online + 1 })?.type).toBe('opened')
      const always = { ...evening, quorum: { ...evening.quorum, opened: 'always' as const } }
      expect([ours(always)?.type, anybodys(always)?.type]).toEqual(['opened', 'opened'])
    }),
    { numRuns: 1000 },
  )
})

it('every missing report is named, and how many papers it hangs on', () => {
  const rule = { of: 'cast', over: 1, under: 2, opened: 'reached' } as const
  const there = { electors: 100, voters: 45, mayBeRefused: 8 }
  const of = { quorum: rule, online: 0, accepted: null }
  expect(ours({ ...of, stations: [null, there, null] })).toEqual({
    type: 'undecided',
    why: 'reports-missing',
    stations: ['s0', 's2'],
  })
  const pending = { type: 'undecided', why: 'papers-pending', voters: 45, pending: 8, electors: 100 }
  expect(ours({ ...of, stations: [there] })).toEqual(pending)
  expect(ours({ ...of, stations: [there], accepted: 4 })).toEqual({
    type: 'not-opened',
    voters: 49,
    pending: 0,
    electors: 100,
  })
  expect(ours({ ...of, stations: [there], accepted: 5 })?.type).toBe('opened')
  // More than there are: nobody entered that.
  expect(ours({ ...of, stations: [there], accepted: 9 })).toEqual(pending)
})
