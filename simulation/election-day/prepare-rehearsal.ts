/** A rehearsal as the office prepares it: package, media, office and machines, by people who are played. */
import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { ImportedElection } from '#election/definition/import/import-election.ts'
import type { Randomness } from '#election/randomness.ts'
import { ok } from '#election/result.ts'
import type { NameFont } from '#office/prepare/name-font.ts'
import { type PrepareProgress, prepareImported } from '#office/prepare/prepare-imported.ts'
import { rehearsalPeople } from './rehearsal-people.ts'

export interface RehearsalInput {
  /** Not there yet, or empty. */
  readonly out: string
  readonly imported: ImportedElection
  readonly nameFont: NameFont | null
  /** The folder of the voice pack; null: nobody votes by voice. */
  readonly voice: string | null
  readonly randomness: Randomness
  readonly progress: PrepareProgress
}

export async function prepareRehearsal(input: RehearsalInput) {
  const { out, imported, nameFont, voice, randomness, progress } = input
  const machines = `${out}.machines`
  const erase = () => rmSync(machines, { recursive: true, force: true })
  // Keys of a rehearsal during whose preparation the power went.
  erase()
  try {
    const { people, ceremony } = await rehearsalPeople(machines, imported.sources, randomness)
    const prepared = await prepareImported(
      { out, use: 'rehearsal', randomness, ceremony, progress, ...(voice === null ? {} : { voice }) },
      imported,
      nameFont,
    )
    if (!prepared.ok) return prepared
    renameSync(machines, join(out, 'machines'))
    return ok({ election: prepared.value.election, people })
  } finally {
    // Keys of a rehearsal that was refused.
    erase()
  }
}
