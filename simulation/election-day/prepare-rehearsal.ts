/** A rehearsal as the office prepares it on its screens: package, media, office and machines, by people who are played. */
import { join } from 'node:path'
import type { ElectionSources } from '#election/definition/definition.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok } from '#election/result.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { readAuthorityPub } from '#office/files/office-files.ts'
import type { PrepareProgress } from '#office/prepare/prepare-imported.ts'
import { readSources } from '#office/prepare/read-sources.ts'
import { filesForRehearsal } from '#office/session/mend.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { officePrepares } from '#simulation/office/office-prepares.ts'
import { must } from '#simulation/rooms/must.ts'
import { rehearsalPeople } from './rehearsal-people.ts'

interface RehearsalInput {
  /** Not there yet, or empty. */
  readonly out: string
  /** Directory of the CSV files. */
  readonly election: string
  /** As they were imported, for this day. */
  readonly sources: ElectionSources
  /** The folder of the voice pack; null: nobody votes by voice. */
  readonly voice: string | null
  readonly randomness: Randomness
  readonly progress: PrepareProgress
}

export async function prepareRehearsal({ out, election, sources, voice, randomness, progress }: RehearsalInput) {
  const { rehearsal } = sources
  if (!rehearsal) return err({ type: 'use-differs', rehearsal } as const)
  const { people, colleagues } = rehearsalPeople(sources, randomness)
  const { officePassphrase, holders } = people
  const files = filesForRehearsal(must(await readSources(election), 'the directory of CSV files'))
  const typed = { officePassphrase, holders, colleagues }
  const approving = await officePrepares({ out, files, voice, ...typed, randomness, progress })
  const authority = must(await readAuthorityPub(join(out, 'office')), 'the authority')
  const made = must(await readPackageDirectory(join(out, 'package'), authority, nativeChecks), 'the package')
  return ok({ election: made, people, approving })
}
