/** The import's own checks over the files of a project, with the mend of each problem beside it. */

import type { ImportProgress } from '#election/definition/import/import-election.ts'
import { heldFile } from '#election/definition/import/source-file.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import { candidateFaceOf } from '../prepare/name-font.ts'
import { importWatched } from '../prepare/prepare-election.ts'
import type { FontCoverage } from '../prepare/shipped-fonts.ts'
import { draftOf, rollContent } from '../session/draft.ts'
import type { Checked } from '../session/event.ts'
import { foundProblems } from '../session/mend.ts'

export async function checkFiles(
  files: ReadonlyMap<string, Uint8Array>,
  fonts: FontCoverage,
  progress: (progress: ImportProgress) => void,
): Promise<Checked> {
  const held = new Map([...files].map(([name, bytes]) => [name, heldFile(bytes)]))
  const imported = await importWatched(held, fonts, progress)
  if (!imported.ok) {
    const { errors, warnings } = imported.error
    return { errors: foundProblems(errors, files), warnings: foundProblems(warnings, files), draft: null }
  }
  const { sources, warnings } = imported.value
  const face = await candidateFaceOf(sources, fonts)
  return {
    errors: [],
    warnings: foundProblems(warnings, files),
    draft: draftOf(sources, rollContent(files, sha256Hex), face?.style ?? 'usual'),
  }
}
