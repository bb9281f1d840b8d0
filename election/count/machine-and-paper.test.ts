/** CNT-07, PAP-08, LAW-21: machine and paper together, by the slow reference and by figures worked out by hand. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Contest } from '#election/definition/definition.ts'
import type { ContestId } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import { countNaive } from '#fixtures/reference/count-naive.ts'
import { asTold, contestResultOf } from './contest-result.ts'
import type { ContestCount } from './count.ts'
import { join, joinedOf } from './joined.ts'
import { ballotsOf, NO_PAPER, type PaperCount, paperCountOf, paperFields } from './paper.ts'
import { type PaperBooks, withMachineAlone, withoutPaper, withTypedPaper } from './paper-books.ts'
import { inColumn, inDecimals, inWords, shareOf, type Votes, wholeVotes } from './votes-in-thousandths.ts'
import { outcomeOf, reachedBy } from './winners.ts'

const NOW = '2026-11-22T22:40' as LocalMinute
const MAYOR = 'mayor' as ContestId

/** Candidates are numbered 1, 2, …, with these votes of the machines. */
function counted(machine: readonly number[], kind: Contest['kind'] = 'head', seats = 1): ContestCount {
  const totals = machine.map((votes, i) => {
    const candidate = { number: i + 1, name: `候補 ${i + 1}`, displayName: '', kana: '', party: '' }
    return { candidate: candidate as never, votes }
  })
  const valid = machine.reduce((sum, votes) => sum + votes, 0)
  const contest = { id: MAYOR, title: '市長', kind, seats } as Contest
  return {
    contest,
    uncontested: machine.length <= seats,
    totals,
    valid,
    ended: 0,
    invalid: 0,
    unopened: 0,
    records: valid,
  }
}

function paper(votes: readonly number[], more: Partial<PaperCount> = {}): PaperCount {
  return { ...NO_PAPER, votes: Object.fromEntries(votes.map((count, i) => [String(i + 1), count])), ...more }
}

function sums(machine: readonly number[], ofPaper: PaperCount): readonly string[] {
  return join(counted(machine), ofPaper).totals.map(({ votes }) => inDecimals(votes))
}

// TC-15
describe('ballots that namesakes share', () => {
  const shared = [{ candidates: [1, 2], ballots: 150 }]

  it('are divided by their other votes, cut behind the third decimal, and the rest is told', () => {
    expect(sums([0, 0], paper([3000, 1000], { shared, basis: 'paper' }))).toEqual(['3112.500', '1037.500'])
    const thirds = join(
      counted([0, 0]),
      paper([2, 1], { shared: [{ candidates: [1, 2], ballots: 1 }], basis: 'paper' }),
    )
    expect(thirds.totals.map(({ votes }) => inDecimals(votes))).toEqual(['2.666', '1.333'])
    expect([inDecimals(thirds.cutOff), thirds.nobodys, inDecimals(thirds.valid)]).toEqual(['0.001', 0, '4'])
  })

  it('are divided by paper alone or with the machines, as the counting officer decided', () => {
    const group = [{ candidates: [1, 2], ballots: 10 }]
    expect(sums([90, 0], paper([5, 5], { shared: group, basis: 'paper' }))).toEqual(['100', '10'])
    expect(sums([90, 0], paper([5, 5], { shared: group, basis: 'all' }))).toEqual(['104.500', '5.500'])
  })

  it("are nobody's when none of them has another vote, and stay valid", () => {
    const joined = join(
      counted([0, 0, 8]),
      paper([0, 0, 1], { shared: [{ candidates: [1, 2], ballots: 3 }], basis: 'paper' }),
    )
    expect(joined.totals.map(({ votes }) => inDecimals(votes))).toEqual(['0', '0', '9'])
    expect([joined.nobodys, inDecimals(joined.cutOff), joined.cast]).toEqual([3, '0', 12])
  })

  it('are exact where doubles are not', () => {
    expect(inDecimals(shareOf(99_999_999, 33_333_333, 99_999_998))).toBe('33333333.333')
    expect(inWords(wholeVotes(1_234_567))).toBe('1,234,567')
  })

  it('stand point under point in a column where one was divided, and are whole numbers where none was', () => {
    const whole = [wholeVotes(1_018), null, wholeVotes(20)]
    const told = (votes: readonly (Votes | null)[]) => votes.map((each) => (each === null ? '' : inColumn(votes)(each)))
    expect(told(whole)).toEqual(['1,018', '', '20'])
    expect(told([...whole, shareOf(1, 8, 9)])).toEqual(['1,018.000', '', '20.000', '0.888'])
  })
})

describe('who is elected', () => {
  it('by the sum: paper may turn the machines’ order, make a tie or lift nobody over the minimum', () => {
    const outcome = (machine: readonly number[], ofPaper: PaperCount) => outcomeOf(join(counted(machine), ofPaper))
    expect(outcome([10, 9], NO_PAPER).winners).toEqual([1])
    expect(outcome([10, 9], paper([0, 2])).winners).toEqual([2])
    expect(outcome([10, 9], paper([0, 1])).needsLot).toEqual({ seats: 1, candidates: [1, 2] })
    expect(
      outcome([10, 9], paper([0, 0], { shared: [{ candidates: [1, 2], ballots: 1 }], basis: 'all' })).winners,
    ).toEqual([1])
    expect(outcome([25, 19, 19, 19, 18], paper([0, 1, 0, 0, 0])).winners).toEqual([])
  })

  it('and who keeps the deposit: a tenth of the valid votes, for a council of valid ÷ seats (TC-51)', () => {
    const joined = join(counted([10, 89, 1]), NO_PAPER)
    expect(joined.totals.map(({ votes }) => reachedBy(votes, joined)?.deposit)).toEqual([true, true, false])
    const council = join(counted([0, 80, 20, 19], 'council', 3), paper([3, 0, 0, 0]))
    expect(council.totals.map(({ votes }) => reachedBy(votes, council)?.deposit)).toEqual([false, true, true, true])
  })

  it('agrees with the slow reference for random votes, ballots and namesakes', () => {
    const election = fc.record({
      kind: fc.constantFrom('head' as const, 'council' as const),
      wanted: fc.integer({ min: 1, max: 4 }),
      machine: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 6 }),
      own: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 6 }),
      groups: fc.array(
        fc.tuple(
          fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 4 }),
          fc.integer({ min: 1, max: 7 }),
        ),
        { maxLength: 3 },
      ),
      blank: fc.integer({ min: 0, max: 5 }),
      basis: fc.constantFrom('paper' as const, 'all' as const),
    })
    fc.assert(
      fc.property(election, ({ kind, wanted, machine, own, groups, blank, basis }) => {
        const seats = kind === 'head' ? 1 : wanted
        const candidates = machine.map((_, i) => i + 1)
        const votes = candidates.map((_, i) => own[i] ?? 0)
        const whole = groups.map(([names, ballots]) => ({ candidates: [...names].sort((a, b) => a - b), ballots }))
        const shared = whole.filter(({ candidates: names }, i) => {
          const first = whole.findIndex((other) => other.candidates.join() === names.join())
          return first === i && names.every((number) => number <= candidates.length)
        })
        const ofPaper = paper(votes, {
          shared,
          basis: shared.length > 0 ? basis : null,
          invalid: { ...NO_PAPER.invalid, blank },
        })
        const ballots = [
          ...votes.flatMap((count, i) => Array.from({ length: count }, () => i + 1)),
          ...shared.flatMap(({ candidates: names, ballots: count }) => Array.from({ length: count }, () => names)),
          ...Array.from({ length: blank }, () => 'invalid' as const),
        ]
        const byMachine = machine.flatMap((count, i) => Array.from({ length: count }, () => i + 1))
        const naive = countNaive({ kind, seats, candidates }, byMachine, ballots, basis)
        const joined = join(counted(machine, kind, seats), ofPaper)
        expect(
          Object.fromEntries(joined.totals.map(({ candidate, votes: sum }) => [candidate.number, inDecimals(sum)])),
        ).toEqual(naive.totals)
        expect([inDecimals(joined.valid), joined.invalid]).toEqual([String(naive.valid), naive.invalid])
        expect(outcomeOf(joined)).toEqual({ winners: naive.winners, needsLot: naive.needsLot })
      }),
      { numRuns: 2000 },
    )
  })
})

describe('what two people type', () => {
  const CANDIDATES = [1, 2]
  /** 12 voters on paper, 11 ballots, one taken away. */
  const FIELDS: Readonly<Record<string, string>> = {
    ...Object.fromEntries(
      paperFields(CANDIDATES, 'people').map(({ name, kind }) => [name, kind === 'count' ? '0' : '']),
    ),
    'voters-braille': '2',
    'voters-absentee': '10',
    'votes 1': '6',
    'votes 2': ' 3 ',
    'shared-candidates 1': '2, 1',
    'shared-ballots 1': '1',
    basis: 'paper',
    'invalid-blank': '1',
    'taken-away': '1',
  }
  const typings = (second: Readonly<Record<string, string>> = FIELDS, by = '入力 花子') =>
    [
      { by: '入力 太郎', fields: FIELDS },
      { by, fields: second },
    ] as const
  const of = { id: MAYOR, candidates: CANDIDATES, about: 'people' } as const
  const typedIn = (books: PaperBooks, reason = '', two = typings()) =>
    withTypedPaper(books, of, { reason, typings: two, decided: { asked: false, word: null } }, NOW)

  it('counts when both typed the same, and no ballot is without its voter', () => {
    const books = typedIn(new Map())
    expect(books.ok).toBe(true)
    const joined = books.ok ? joinedOf(counted([5, 5]), books.value) : null
    expect(joined?.totals.map(({ votes }) => inDecimals(votes))).toEqual(['11.666', '8.333'])
    expect(joined).toMatchObject({ paperBallots: 11, cast: 21, invalid: 1, nobodys: 0 })
  })

  it.each([
    ['by one person', typings(FIELDS, ' 入力 太郎 '), { type: 'typed-by-one-person' }],
    ['by one person, typed otherwise', typings(FIELDS, '入力太郎'), { type: 'typed-by-one-person' }],
    [
      'with another figure',
      typings({ ...FIELDS, 'votes 2': '4' }),
      { type: 'paper-typed-differ', fields: ['votes 2'] },
    ],
  ])('is refused when typed %s', (_what, two, error) => {
    expect(typedIn(new Map(), '', two)).toEqual({ ok: false, error })
  })

  it.each([
    ['a figure is missing', { 'invalid-signs': '' }, { type: 'paper-malformed' }],
    ['a vote is a part of one', { 'votes 1': '6.5' }, { type: 'paper-malformed' }],
    ['a shared name has one candidate', { 'shared-candidates 1': '2 2' }, { type: 'paper-malformed' }],
    ['a shared name has a stranger', { 'shared-candidates 1': '1 7' }, { type: 'paper-malformed' }],
    ['nobody says by what is divided', { basis: '' }, { type: 'paper-malformed' }],
    [
      'one group stands in two rows',
      { 'shared-candidates 2': '1 2', 'shared-ballots 2': '1' },
      { type: 'paper-malformed' },
    ],
    ['a ballot is nowhere', { 'votes 1': '5' }, { type: 'paper-does-not-add-up', voters: 12, ballots: 10, away: 1 }],
  ])('is refused when %s', (_what, change, error) => {
    expect(paperCountOf({ ...FIELDS, ...change }, CANDIDATES, 'people')).toEqual({ ok: false, error })
  })

  it('may have more ballots than voters, as it happened: the difference is told, not forced', () => {
    const more = paperCountOf({ ...FIELDS, 'votes 1': '9', 'taken-away': '-2' }, CANDIDATES, 'people')
    expect(more.ok && [ballotsOf(more.value), more.value.takenAway]).toEqual([14, -2])
    const none = paperCountOf({ ...FIELDS, 'votes 1': '7', 'taken-away': '-0' }, CANDIDATES, 'people')
    expect(none.ok && Object.is(none.value.takenAway, 0)).toBe(true)
  })

  it('is corrected by another entry with a reason; what was entered before stays', () => {
    const first = typedIn(new Map())
    if (!first.ok) throw new Error(first.error.type)
    expect(typedIn(first.value)).toEqual({ ok: false, error: { type: 'paper-reason-missing' } })
    const second = typedIn(first.value, '束の数え違い')
    expect(
      second.ok && second.value.get(MAYOR)?.entries.map((entry) => entry.type === 'typed' && entry.reason),
    ).toEqual(['', '束の数え違い'])
    expect(withoutPaper(first.value, of, { chair: '長', witnesses: ['立'] }, [], NOW)).toEqual({
      ok: false,
      error: { type: 'paper-is-there' },
    })
  })
})

const typedEntry = (count: PaperCount) => {
  return { type: 'typed', count, by: ['a', 'b'], reason: '', decided: null, at: NOW } as const
}

describe('what leaves the tally (D-22)', () => {
  const told = (books: PaperBooks) => asTold(contestResultOf(counted([50, 40]), books, new Map()))
  const withBallots = (ballots: number): PaperBooks => {
    const count = paper([ballots, 0], { voters: { ...NO_PAPER.voters, braille: ballots } })
    return new Map([[MAYOR, { entries: [typedEntry(count)], alone: null, rulings: [], left: [], told: [] }]])
  }
  const figures = (books: PaperBooks) => {
    const { state, candidates, valid, invalid, paper: ofPaper } = told(books)
    return {
      state,
      first: [candidates[0]?.machine, candidates[0]?.paper, candidates[0]?.votes],
      others: [valid, invalid, ofPaper?.ballots],
    }
  }

  it('before anybody said what paper there is: no votes at all, and nobody is elected', () => {
    expect(figures(new Map())).toEqual({
      state: 'machine-untold',
      first: [null, null, null],
      others: [null, null, undefined],
    })
    expect(told(new Map()).candidates.map(({ outcome, reached }) => [outcome, reached])).toEqual([
      ['open', null],
      ['open', null],
    ])
    expect(told(new Map()).needsLot).toBeNull()
  })

  it('the machines’ part alone only when ten ballots or more are to come, by the word of the chair', () => {
    const alone = (ballots: number, sent = 0) =>
      withMachineAlone(new Map(), { id: MAYOR }, { ballots, chair: '長', at: NOW }, { records: 90, sent })
    const few = { ok: false, error: { type: 'paper-too-few', least: 10 } }
    expect(alone(9)).toEqual(few)
    // No word of the chair helps: the reports send so few that each could be told.
    expect([alone(12, 1), alone(12, 9), alone(9, 20)]).toEqual([few, few, few])
    expect(alone(12, 10).ok).toBe(true)
    const ten = alone(10)
    expect(ten.ok && figures(ten.value)).toEqual({
      state: 'machine-alone',
      first: [50, null, null],
      others: [90, 0, undefined],
    })
  })

  it('with fewer than ten ballots the sum and nothing from which they could be told; with none or ten, all', () => {
    expect(figures(withBallots(9))).toEqual({
      state: 'joined-sum',
      first: [null, null, 59_000],
      others: [null, null, undefined],
    })
    expect(figures(withBallots(10))).toEqual({ state: 'joined', first: [50, 10_000, 60_000], others: [90, 0, 10] })
    const none = withoutPaper(new Map(), { id: MAYOR }, { chair: '長', witnesses: ['立'] }, [], NOW)
    expect(none.ok && figures(none.value)).toEqual({ state: 'joined', first: [50, 0, 50_000], others: [90, 0, 0] })
  })
})
