/** One way of proving, with its own unit of counting. `npm run prove` runs lanes over ranges of seeds; `npm test` a slice of each (docs/proof.md). */

export const LANE_NAMES = [
  'crash-states',
  'sessions',
  'desk-days',
  'failing-io',
  'kills',
  'power-cuts',
  'count-kills',
  'every-byte',
  'fuzz',
  'secrecy',
  'raw-disks',
  'districts',
  'kernel',
  'online-box',
  'online-web',
  'online-deaths',
] as const
export type LaneName = (typeof LANE_NAMES)[number]

export interface Lane {
  readonly name: LaneName
  /** The things that `counted` counts, plural and in English: "crash states", "kills". */
  readonly unit: string
  /** How many seeds `npm test` runs, from seed 0; small enough for some 15 s of one processor. */
  readonly sliceSeeds: number
  /** Number of seeds after which nothing new is left (an enumeration), or null where each further seed is a new case. */
  readonly seedsInAll: number | null
  run(ask: LaneAsk): Promise<LaneResult>
}

/** Seeds are numbers; whatever is random in a lane is derived from its seed alone, so that a failure can be played again. */
export interface LaneAsk {
  readonly fromSeed: number
  /** The lane runs at most this many seeds. */
  readonly seeds: number
  /** Milliseconds on the monotonic clock (`performance.now()`) after which no new seed is begun. */
  readonly until: number
  /** One line of progress for the person who waits. */
  readonly say: (line: string) => void
}

export interface LaneResult {
  /** Units in all the seeds that were run to their end. */
  readonly counted: number
  /** The next run goes on from here; `fromSeed` when nothing could be run. */
  readonly nextSeed: number
  readonly violations: readonly Violation[]
  /** Further figures for the proof: states per configuration, p-values, inputs per decoder. Numbers with the same name add up. */
  readonly details: Readonly<Record<string, number | string>>
  /** Why the lane cannot run here (no root, no loop devices), or null. */
  readonly skipped: string | null
}

export interface Violation {
  /** Plays the failure again: `npm run prove -- --only LANE --from-seed SEED --seeds 1`. */
  readonly seed: number
  /** The promise or rule that broke, and how. */
  readonly what: string
}

/** The findings of a lane so far. */
export class Findings {
  counted = 0
  readonly violations: Violation[] = []
  readonly details: Record<string, number | string> = {}

  add(name: string, more = 1): void {
    this.details[name] = Number(this.details[name] ?? 0) + more
  }

  /** @param last of what happened before, for the person who reads a failure */
  broken(seed: number, what: readonly string[], say: LaneAsk['say'], last = what): void {
    this.violations.push(...what.map((each) => ({ seed, what: each })))
    if (what.length > 0) say(`seed ${seed}:\n  ${last.join('\n  ')}`)
  }

  result(nextSeed: number, skipped: string | null = null): LaneResult {
    const { counted, violations, details } = this
    return { counted, nextSeed, violations, details, skipped }
  }
}

/** One seed after the other, as many as there is time for. @returns the next one */
export async function eachSeed(ask: LaneAsk, play: (seed: number) => Promise<void> | void): Promise<number> {
  let seed = ask.fromSeed
  for (; seed < ask.fromSeed + ask.seeds && performance.now() < ask.until; seed++) await play(seed)
  return seed
}

/** Days that a process of their own plays and reports one by one. */
interface Played {
  readonly seed: number
  readonly happened: Readonly<Record<string, number>>
  readonly violations: readonly string[]
  readonly last: readonly string[]
}

/** @returns what is found, what is called with each day, and what then is the lane's result */
export function playedDays<P extends Played>({ fromSeed, say }: LaneAsk, countOf: (day: P) => number, unit: string) {
  const found = new Findings()
  let [days, nextSeed] = [0, fromSeed]
  return {
    found,
    heard: (day: P) => {
      found.counted += countOf(day)
      nextSeed = day.seed + 1
      for (const [what, times] of Object.entries(day.happened)) found.add(what, times)
      found.broken(day.seed, day.violations, say, day.last)
      if (++days % 100 === 0) say(`${days} ${unit}, ${found.counted} in all`)
    },
    result: () => found.result(nextSeed),
  }
}
