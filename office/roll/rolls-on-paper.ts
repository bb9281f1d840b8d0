/** The roll of each station with the marks up to now, as a paper for the day on which no issuer works (ELG-20). */

import { join } from 'node:path'
import { paperHead } from '#documents/document.ts'
import { loadDocumentFonts } from '#documents/fonts.ts'
import { rollOnPaper } from '#documents/office/roll-on-paper.ts'
import { assert } from '#election/assert.ts'
import { receptionContestsOf } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { err, ok, type Result } from '#election/result.ts'
import { shownOf } from '#election/roll/row-grounds.ts'
import type { LocalMinute } from '#election/time.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import type { StationSecrets } from '../files/office-files.ts'
import { type RollsNowError, readRollsNow } from './rolls-now.ts'

export interface RollsOnPaperInput {
  readonly election: LoadedElection
  readonly authorityPublicKey: Uint8Array
  readonly secrets: readonly StationSecrets[]
  /** Where the rounds of roll lists lie; an empty or missing directory: none was made. */
  readonly rounds: string
  readonly out: string
  readonly madeAt: LocalMinute
}

export type RollsOnPaperError =
  | RollsNowError
  /** No station has this id. */
  | { readonly type: 'unknown-station'; readonly station: string }

/** @param only this station; null: each */
export async function rollsOnPaper(
  input: RollsOnPaperInput,
  only: string | null,
): Promise<Result<readonly string[], RollsOnPaperError>> {
  const { election, authorityPublicKey, secrets, rounds, out, madeAt } = input
  const { electionPackage } = election
  const known = await readRollsNow(election, authorityPublicKey, secrets, rounds)
  if (!known.ok) return known
  const stations = electionPackage.stations.filter(({ id }) => only === null || id === only)
  if (stations.length === 0) return err({ type: 'unknown-station', station: only ?? '' })
  const head = paperHead(electionPackage, madeAt)
  const fonts = await loadDocumentFonts(election)
  const { people, grounds } = known.value
  const files: string[] = []
  for (const station of stations) {
    const rows = (people.get(station.id) ?? []).map((row) => {
      const { mark, early, unentitled } = shownOf(grounds.get(row.rollNo) ?? {})
      return { ...row, mark, early, unentitled }
    })
    const contests = receptionContestsOf(electionPackage, station)
    const drawn = await rollOnPaper({ head, station, contests, rows, round: known.value.rounds, madeAt }, fonts)
    assert(drawn.ok, 'roll on paper: a letter that no font has is 〓')
    const path = join(out, `roll-on-paper-${station.id}.pdf`)
    await writeWholeFile(path, drawn.value.pdf)
    files.push(path)
  }
  return ok(files)
}
