/** The common part of the papers of a roll: the rolls are sealed, so the office's secrets open them; a file or two a station. */
import { join } from 'node:path'
import type { DocumentFonts, DocumentHead } from '#documents/document.ts'
import { loadDocumentFonts } from '#documents/fonts.ts'
import type { RollRow, Station } from '#election/definition/definition.ts'
import { err, ok, type Result } from '#election/result.ts'
import { shownOf } from '#election/roll/row-grounds.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { readRollsNow } from './rolls-now.ts'
import type { RollsOnPaperError, RollsOnPaperInput } from './rolls-on-paper.ts'

export interface PaperOfStation {
  readonly station: Station
  /** With what the office knows of each. */
  readonly rows: readonly RollRow[]
  readonly head: DocumentHead
  readonly fonts: DocumentFonts
}

/** @param make files by the end of their names */
export async function eachStationsRoll(
  { election, authorityPublicKey, secrets, rounds, out, madeAt }: RollsOnPaperInput,
  { only, name }: { readonly only: string | null; readonly name: string },
  make: (of: PaperOfStation) => Promise<Readonly<Record<string, Uint8Array>>>,
): Promise<Result<readonly string[], RollsOnPaperError>> {
  const { electionPackage } = election
  const known = await readRollsNow(election, authorityPublicKey, secrets, rounds)
  if (!known.ok) return known
  const stations = electionPackage.stations.filter(({ id, earlyVoting }) =>
    only === null ? !earlyVoting : id === only,
  )
  if (stations.length === 0) return err({ type: 'unknown-station', station: only ?? '' })
  const { use, rules } = electionPackage
  const head = { use, electionTitle: rules.title, municipality: rules.municipality, date: rules.date, madeAt }
  const fonts = await loadDocumentFonts(election)
  const { people, grounds } = known.value
  const files: string[] = []
  for (const station of stations) {
    const rows = (people.get(station.id) ?? []).map((row) => ({ ...row, ...shownOf(grounds.get(row.rollNo) ?? {}) }))
    for (const [kind, bytes] of Object.entries(await make({ station, rows, head, fonts }))) {
      const path = join(out, `${name}-${station.id}.${kind}`)
      await writeWholeFile(path, bytes)
      files.push(path)
    }
  }
  return ok(files)
}
