/** Places on the raw device against the order of events. Days add up, so that a weak trend is found. 6σ: by chance one run in five hundred million. */
import { assert } from '#election/assert.ts'
import { kendall, twoSided } from './kendall.ts'

export const GATE_DEVIATIONS = 6
export const GATE_DAYS = 20
export const GATE_SESSIONS = 1000

/** Page numbers of one voter, read off the medium. */
export interface VoterPlaces {
  /** One for each contest. */
  readonly ballots: readonly [number, number]
  readonly spent: number
}

export const MEASURES = [
  'ballots of contest 1 against order',
  'ballots of contest 2 against order',
  'spent marks against order',
  'ballots of the two contests of one voter',
  'ballot and spent mark of one voter',
  'ballot against the ballot before',
  'spent mark against the mark before',
] as const
export type Measure = (typeof MEASURES)[number]

export interface Sums {
  s: number
  variance: number
}

export class Gate {
  readonly sums: ReadonlyMap<Measure, Sums> = new Map(MEASURES.map((measure) => [measure, { s: 0, variance: 0 }]))

  /** `voters` in the true order of their votes. */
  addDay(voters: readonly VoterPlaces[]): void {
    const first = voters.map(({ ballots }) => ballots[0])
    const second = voters.map(({ ballots }) => ballots[1])
    const spent = voters.map((voter) => voter.spent)
    this.#add('ballots of contest 1 against order', first)
    this.#add('ballots of contest 2 against order', second)
    this.#add('spent marks against order', spent)
    this.#add('ballots of the two contests of one voter', sortedBy(first, second))
    this.#add('ballot and spent mark of one voter', sortedBy(first, spent))
    this.#add('ballot against the ballot before', ...successions(first))
    this.#add('spent mark against the mark before', ...successions(spent))
  }

  deviations(measure: Measure): number {
    const sums = this.sums.get(measure)
    assert(sums !== undefined, 'gate: a known measure')
    return sums.variance === 0 ? 0 : sums.s / Math.sqrt(sums.variance)
  }

  p(measure: Measure): number {
    return twoSided(this.deviations(measure))
  }

  /** Measures that show something. */
  found(): Measure[] {
    return MEASURES.filter((measure) => Math.abs(this.deviations(measure)) > GATE_DEVIATIONS)
  }

  /** The figures by which they were judged: a day of secure randomness cannot be played again. */
  told(): string[] {
    return this.found().map((measure) => {
      const { s, variance } = this.sums.get(measure) as Sums
      return `${measure}: S = ${s}, variance ${variance}, ${this.deviations(measure).toFixed(1)} σ`
    })
  }

  /** Numbers add up over runs (docs/proof.md): 20 days may be several runs. */
  figures(name: string): Record<string, number> {
    const figures = [...this.sums].flatMap(([measure, { s, variance }]) => [
      [`${name}: ${measure}, S`, s] as const,
      [`${name}: ${measure}, variance of S`, variance] as const,
    ])
    return Object.fromEntries(figures)
  }

  #add(measure: Measure, ...rows: readonly (readonly number[])[]): void {
    const sums = this.sums.get(measure)
    assert(sums !== undefined, 'gate: a known measure')
    for (const places of rows) {
      const { s, variance } = kendall(places)
      sums.s += s
      sums.variance += variance
    }
  }
}

/** `values` in the order of `keys`: τ between the two. */
function sortedBy(keys: readonly number[], values: readonly number[]): number[] {
  const order = keys.map((_, i) => i).sort((a, b) => (keys[a] as number) - (keys[b] as number))
  return order.map((i) => values[i] as number)
}

/** Each place against the one before it. Pairs 1–2, 3–4 … and 2–3, 4–5 … are rows of their own: overlapping pairs would not be independent. */
function successions(places: readonly number[]): number[][] {
  return [0, 1].map((start) => {
    const before: number[] = []
    const after: number[] = []
    for (let i = start; i + 1 < places.length; i += 2) {
      before.push(places[i] as number)
      after.push(places[i + 1] as number)
    }
    return sortedBy(before, after)
  })
}
