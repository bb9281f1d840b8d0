/** A district on its disk, as a tally finds it, and the people who take it to the mixers and to the holders. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { toHex } from '#election/bytes.ts'
import type { MachineId } from '#election/ids.ts'
import type { AppConfig } from '#shell/config.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import type { TallyView } from '#tally/session/view.ts'
import { verifyBundle } from '#verify/bundle/read-bundle.ts'
import type { BundleVerification } from '#verify/bundle/verify-bundle.ts'
import {
  type CountingElection,
  type CountingElectionOptions,
  countingElection,
  writeCountingElection,
  writeStationReport,
} from './counting-election.ts'
import { compareReports, type DrivenTally, driveTally, startCounting } from './drive-tally.ts'
import { type Session, writePair } from './sealed-pair.ts'

export interface MixedNight {
  readonly made: CountingElection
  readonly directory: string
  readonly config: AppConfig
}

export type Votes = readonly [readonly Session[], readonly Session[]]

export interface MixedNightOptions extends CountingElectionOptions {
  /** The votes of station 1 and station 2, one machine each. */
  readonly votes?: Votes | ((made: CountingElection) => Votes)
  /** Cards with this contest, by station; as many as sessions when left out. */
  readonly contests?: Parameters<typeof writeStationReport>[2]['contests']
  /** On the roll of each station. */
  readonly registered?: number
  /** The machine of station 1 died; its spare one closed the pair. */
  readonly takenOver?: true
}

/** Three voters here, two there. */
export const VOTES: Votes = [
  [
    [11, 21],
    [11, 22],
    [12, 21],
  ],
  [
    [12, 23],
    [12, null],
  ],
]

export async function mixedNight(options: MixedNightOptions = {}): Promise<MixedNight> {
  const directory = await mkdtemp(join(tmpdir(), 'ippyo-mixed-'))
  return nightOf(await mixedElection(options), directory, options)
}

/** Two stations with one machine each. */
export function mixedElection(options: MixedNightOptions, randomness = secureRandomness()): Promise<CountingElection> {
  const stations = [
    { kiosks: 1, spares: options.takenOver ? 1 : 0 },
    { kiosks: 1, spares: 0 },
  ]
  return countingElection(randomness, { stations, ...options })
}

/** Package, machine, shares, media and reports of that election, as the tally finds them in the evening. */
export async function nightOf(
  made: CountingElection,
  directory: string,
  options: MixedNightOptions = {},
): Promise<MixedNight> {
  const randomness = secureRandomness()
  await writeCountingElection(made, directory)
  const media: string[] = []
  const votes = typeof options.votes === 'function' ? options.votes(made) : (options.votes ?? VOTES)
  for (const [at, sessions] of votes.entries()) {
    const station = String(at + 1)
    const told = options.contests === undefined ? {} : { contests: options.contests }
    const isTaken = options.takenOver === true && at === 0
    const pairs = isTaken ? (['failed', 'spare'] as const) : (['started'] as const)
    const takenOverBy: Readonly<Record<number, string>> = isTaken ? { 1: `${station}-K2` } : {}
    const day = made.election.electionPackage.stations[at]?.dates.at(-1)
    const { registered } = options
    const report = {
      station,
      registered,
      voters: sessions.length,
      pairs: [...pairs],
      takenOverBy,
      madeAt: `${day}T20:40`,
    }
    await writeStationReport(made, directory, { ...report, ...told })
    const seal = isTaken ? { machine: `${station}-K2` as MachineId } : {}
    const pair = await writePair(made, { station, pair: 1, sessions, seal }, join(directory, 'media'), randomness)
    media.push(pair.original)
  }
  const places = ['package', 'machine', 'reports', 'shares', 'out'].map((name) => [name, join(directory, name)])
  return { made, directory, config: { ...Object.fromEntries(places), media } }
}

/** Everything is received; nothing is mixed. */
export async function receivedNight({ config }: MixedNight): Promise<DrivenTally> {
  const driven = await driveTally(config, secureRandomness())
  await receiveAll(driven)
  return driven
}

/** From a start to the last medium; where a count was opened before, its result is shown instead. */
export async function receiveAll(driven: DrivenTally): Promise<void> {
  await startCounting(driven)
  await compareReports(driven)
  await driven.act({ type: 'receive-reports' })
  await compareReports(driven)
  await driven.act({ type: 'read-media' })
}

/** Each of these holders in turn. */
export async function holdersOpen(
  { made }: Pick<MixedNight, 'made'>,
  driven: DrivenTally,
  holders: readonly number[],
): Promise<TallyView> {
  for (const index of holders) await driven.give(index, made.passphrases[index - 1] as string)
  return driven.until((view) => view.busy === null)
}

/** The findings of the independent checker, with the commission's key from paper. @param directory where the count left it, when left out */
export async function bundleFound(
  { made, directory: night = '' }: Pick<MixedNight, 'made'> & Partial<MixedNight>,
  directory = join(night, 'out', 'bundle'),
): Promise<BundleVerification> {
  const found = await verifyBundle(directory, { authority: { key: toHex(made.authority.publicKey) }, bundle: null })
  assert(!('type' in found), 'mixed night: files that may be a bundle')
  return found
}
