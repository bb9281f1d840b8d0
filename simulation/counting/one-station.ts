/** A district of one station whose first pair took a few sessions, as files: what tests of the command line count. */
import { join } from 'node:path'
import type { Settings } from '#election/definition/settings.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import {
  type CountingElection,
  countingElection,
  type ReportOptions,
  writeCountingElection,
  writeStationReport,
} from './counting-election.ts'
import { type Session, writePair } from './sealed-pair.ts'

interface Wanted {
  readonly spares: 0 | 1
  readonly contests?: ReportOptions['contests']
  readonly settings?: Partial<Settings>
  /** Three when left out. */
  readonly sessions?: readonly Session[]
}

const THREE: readonly Session[] = [
  [11, 21],
  [11, 22],
  [12, null],
]

/** Half of a medium's second sheet of codes is used: some bytes more or less make no other number of sheets. */
export const OF_TWO_SHEETS: readonly Session[] = Array.from({ length: 16 }, (_, i) => [i % 3 === 2 ? 12 : 11, 21])

export async function writeOneStation(
  directory: string,
  { spares, contests = {}, settings, sessions = THREE }: Wanted,
): Promise<CountingElection> {
  const made = await countingElection(secureRandomness(), { stations: [{ kiosks: 1, spares }], settings })
  await writeCountingElection(made, directory)
  const pairs = spares === 1 ? (['started', 'spare'] as const) : (['started'] as const)
  await writeStationReport(made, directory, { station: '1', voters: sessions.length, pairs: [...pairs], contests })
  await writePair(made, { station: '1', pair: 1, sessions }, join(directory, 'media'), secureRandomness())
  return made
}
