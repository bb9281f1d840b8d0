/** The import's own checks over the files of a project, with the mend of each problem beside it. */
import { type ElectionSources, shownName } from '#election/definition/definition.ts'
import type { ImportProgress } from '#election/definition/import/import-election.ts'
import { heldFile } from '#election/definition/import/source-file.ts'
import { visibleCharacters } from '#election/definition/import/visible-characters.ts'
import { importWatched } from '../prepare/prepare-election.ts'
import type { FontCoverage } from '../prepare/shipped-fonts.ts'
import { draftOf } from '../session/draft.ts'
import type { Checked } from '../session/event.ts'
import { foundProblems } from '../session/mend.ts'
import { sha256 } from './project-disk.ts'

const ROLL = 'roll.csv'

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
  const roll = files.get(ROLL) ?? new Uint8Array()
  return {
    errors: [],
    warnings: foundProblems(warnings, files),
    draft: draftOf(sources, sha256(roll), beyondGothic(sources, fonts)),
  }
}

/** Only what the voting machine shows: a roll has thousands of characters that nobody looks at here. */
function beyondGothic({ candidates }: ElectionSources, fonts: FontCoverage): readonly string[] {
  const shown = candidates.flatMap((candidate) => [shownName(candidate), candidate.party])
  const characters = new Set(shown.flatMap((text) => visibleCharacters(text)))
  return [...characters].filter((each) => each.trim() !== '' && !fonts.drawnByGothic(each)).sort()
}
