/**
 * Promise 3 from the raw block device: the places of ballots and marks show neither the order of the voters nor one another.
 * The long run is lane `secrecy`: 20 days of 1,000 sessions.
 */
import { describe, expect, it } from 'vitest'
import { shuffled } from '#election/randomness.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { ballotDay } from './ballot-day.ts'
import { GATE_DAYS, GATE_SESSIONS, Gate, MEASURES, type Measure, type VoterPlaces } from './gate.ts'
import { kendall, twoSided } from './kendall.ts'

describe("Kendall's τ", () => {
  it('is what counting every pair gives', () => {
    const randomness = seededRandomness('kendall')
    for (let n = 0; n < 60; n++) {
      const places = shuffled(
        randomness,
        Array.from({ length: n }, (_, i) => 3 * i),
      )
      let s = 0
      for (let i = 0; i < n; i++) {
        for (let j = i + 1; j < n; j++) s += Math.sign((places[j] as number) - (places[i] as number))
      }
      expect(kendall(places).s === s).toBe(true)
    }
    expect(kendall([1, 2, 3, 4]).tau).toBe(1)
    expect(kendall([4, 3, 2, 1]).tau).toBe(-1)
  })

  it('has the variance of a random order, and p-values of a normal distribution', () => {
    const randomness = seededRandomness('variance')
    const trials = 2000
    let squares = 0
    for (let i = 0; i < trials; i++) {
      const places = shuffled(
        randomness,
        Array.from({ length: 40 }, (_, place) => place),
      )
      squares += kendall(places).s ** 2
    }
    // 40·39·85/18 = 7367; the sample's own deviation is √(2/2000) = 3 %, five of them allowed.
    expect(Math.abs(squares / trials / kendall(Array.from({ length: 40 }, (_, i) => i)).variance - 1)).toBeLessThan(
      0.16,
    )
    for (const [deviations, p] of [
      [0, 1],
      [1, 0.3173],
      [1.96, 0.05],
      [3, 0.0027],
    ] as const) {
      expect(twoSided(deviations)).toBeCloseTo(p, 3)
    }
  })
})

/** Places by chance, as many days and sessions as the gate asks for; `bend` may give some of them a meaning. */
function gateOver(seed: string, bend: (day: DrawnDay) => readonly VoterPlaces[]): Gate {
  const randomness = seededRandomness(seed)
  const gate = new Gate()
  const slots = Math.ceil((GATE_SESSIONS * 5) / 4 / 16) * 16
  for (let day = 0; day < GATE_DAYS; day++) {
    const ballots = shuffled(
      randomness,
      Array.from({ length: 2 * slots }, (_, i) => i),
    ).slice(0, 2 * GATE_SESSIONS)
    const spent = shuffled(
      randomness,
      Array.from({ length: slots }, (_, i) => i),
    ).slice(0, GATE_SESSIONS)
    gate.addDay(bend({ ballots, spent, normal: () => normal(randomness) }))
  }
  return gate
}

interface DrawnDay {
  readonly ballots: readonly number[]
  readonly spent: readonly number[]
  readonly normal: () => number
}

/** Box and Muller. */
function normal(randomness: { bytes(count: number): Uint8Array }): number {
  const view = new DataView(randomness.bytes(8).buffer)
  const [u, v] = [(view.getUint32(0) + 1) / (2 ** 32 + 1), view.getUint32(4) / 2 ** 32]
  return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v)
}

function asDrawn({ ballots, spent }: DrawnDay): VoterPlaces[] {
  return spent.map((mark, i) => ({ ballots: [ballots[2 * i] as number, ballots[2 * i + 1] as number], spent: mark }))
}

/** The same values in an order that has τ = 0.1 with `by`: a normal copula with ρ = sin(π τ / 2). */
function leaning(values: readonly number[], by: readonly number[], next: () => number): number[] {
  const rho = Math.sin((Math.PI * 0.1) / 2)
  const n = values.length
  const rank = ranks(by)
  const wanted = ranks(rank.map((r) => rho * normalQuantile((r + 0.5) / n) + Math.sqrt(1 - rho * rho) * next()))
  const sorted = [...values].sort((a, b) => a - b)
  return wanted.map((r) => sorted[r] as number)
}

function ranks(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] as number) - (values[b] as number))
  const rank = new Array<number>(values.length)
  for (const [place, i] of order.entries()) rank[i] = place
  return rank
}

/** Winitzki's approximation: good to a few thousandths, more than a planted bias needs. */
function normalQuantile(p: number): number {
  const x = 2 * p - 1
  const logarithm = Math.log(1 - x * x)
  const a = 0.147
  const middle = 2 / (Math.PI * a) + logarithm / 2
  return Math.sign(x) * Math.sqrt(2) * Math.sqrt(Math.sqrt(middle * middle - logarithm / a) - middle)
}

describe('the gate of 20 days of 1,000 sessions', () => {
  it('finds nothing in places by chance', () => {
    expect(gateOver('by chance', asDrawn).found()).toEqual([])
  })

  const order = Array.from({ length: GATE_SESSIONS }, (_, i) => i)
  const planted: readonly [Measure, (day: DrawnDay) => readonly VoterPlaces[]][] = [
    [
      'ballots of contest 1 against order',
      (day) => {
        const voters = asDrawn(day)
        const bent = leaning(
          voters.map(({ ballots }) => ballots[0]),
          order,
          day.normal,
        )
        return voters.map((voter, i) => ({ ...voter, ballots: [bent[i] as number, voter.ballots[1]] }))
      },
    ],
    [
      'spent marks against order',
      (day) => {
        const bent = leaning(day.spent, order, day.normal)
        return asDrawn(day).map((voter, i) => ({ ...voter, spent: bent[i] as number }))
      },
    ],
    [
      'ballots of the two contests of one voter',
      (day) => {
        const voters = asDrawn(day)
        const [first, second] = [0, 1].map((contest) => voters.map(({ ballots }) => ballots[contest as 0 | 1]))
        const bent = leaning(second ?? [], first ?? [], day.normal)
        return voters.map((voter, i) => ({ ...voter, ballots: [voter.ballots[0], bent[i] as number] }))
      },
    ],
    [
      'ballot and spent mark of one voter',
      (day) => {
        const voters = asDrawn(day)
        const bent = leaning(
          day.spent,
          voters.map(({ ballots }) => ballots[0]),
          day.normal,
        )
        return voters.map((voter, i) => ({ ...voter, spent: bent[i] as number }))
      },
    ],
  ]

  it.each(planted)('finds a planted bias of τ = 0.1: %s', (measure, bend) => {
    expect(gateOver(measure, bend).found()).toContain(measure)
  })

  it('finds places that go up and down without a trend, one after the other', () => {
    const gate = gateOver('up and down', ({ ballots, spent }) => {
      const near = [...ballots].sort((a, b) => a - b)
      // Everybody lies beside the one before: blocks in a random order, neighbours inside.
      const blocks = Array.from({ length: GATE_SESSIONS / 4 }, (_, i) => i).sort(
        (a, b) => (spent[a] as number) - (spent[b] as number),
      )
      const beside = blocks.flatMap((block) => [0, 1, 2, 3].map((i) => near[4 * block + i] as number))
      return spent.map((mark, i) => ({ ballots: [beside[i] as number, ballots[i] as number], spent: mark }))
    })
    expect(gate.found()).toContain('ballot against the ballot before')
  })
})

// TC-02
describe('a day at a real ballot box', () => {
  it('shows nothing in its places, draws nothing twice, and no journal page keeps a session', async () => {
    const day = await ballotDay(100, secureRandomness())
    expect(day.leftovers).toEqual([])
    expect(new Set(day.drawn).size).toBe(day.drawn.length)
    expect(day.drawn.length).toBeGreaterThan(100 * 8)
    const gate = new Gate()
    gate.addDay(day.voters)
    expect(gate.found(), JSON.stringify(MEASURES.map((measure) => [measure, gate.sums.get(measure)]))).toEqual([])
  })
})
