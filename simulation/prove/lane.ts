/**
 * One way of proving, with its own unit of counting: crash states, simulated sessions, kills, fuzzed inputs… `npm run prove`
 * runs lanes over ranges of seeds, adds up what earlier runs found, and `npm test` runs a slice of each (docs/proof.md).
 */

export const LANE_NAMES = [
  'crash-states',
  'sessions',
  'desk-days',
  'failing-io',
  'kills',
  'power-cuts',
  'every-byte',
  'fuzz',
  'secrecy',
  'raw-disks',
  'districts',
] as const
export type LaneName = (typeof LANE_NAMES)[number]

export interface Lane {
  readonly name: LaneName
  /** What `counted` counts, plural and in English: "crash states", "kills". */
  readonly unit: string
  /** How many seeds `npm test` runs, from seed 0; small enough for some 15 s of one processor. */
  readonly sliceSeeds: number
  /**
   * Number of seeds after which nothing new is left (an enumeration: its configurations; every byte: its blocks of
   * offsets), or null where each further seed is a new case.
   */
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
