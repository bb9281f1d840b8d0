/** Directory of CSV files → `ElectionSources`, or every problem in it. */
import type { ElectionSources } from '#election/definition/definition.ts'
import type { Result } from '#election/result.ts'
import type { Problem, Problems } from './problem.ts'

export const SOURCE_FILES = ['election.csv', 'contests.csv', 'candidates.csv', 'stations.csv', 'roll.csv'] as const

/** The fonts that travel with the software, asked one visible character (base with its marks) at a time. */
export interface ShippedFonts {
  draws(grapheme: string): boolean
}

export interface ImportOptions {
  readonly fonts: ShippedFonts
}

export interface ImportedElection {
  readonly sources: ElectionSources
  readonly warnings: readonly Problem[]
}

/** Pure: bytes by file name in, sources or problems out. Nothing is imported from a set with an error. */
export function importElection(
  _files: ReadonlyMap<string, Uint8Array>,
  _options: ImportOptions,
): Result<ImportedElection, Problems> {
  throw new Error('being written')
}
