/** The import's own checks over the files of a project, with the mend of each problem beside it. */
import { type ElectionSources, shownName } from '#election/definition/definition.ts'
import { importElection } from '#election/definition/import/import-election.ts'
import { visibleCharacters } from '#election/definition/import/visible-characters.ts'
import type { FontCoverage } from '../prepare/shipped-fonts.ts'
import { draftOf } from '../session/draft.ts'
import type { Checked } from '../session/event.ts'
import { foundProblems } from '../session/mend.ts'
import { sha256 } from './project-disk.ts'

const ROLL = 'roll.csv'

export function checkFiles(files: ReadonlyMap<string, Uint8Array>, fonts: FontCoverage): Checked {
  const imported = importElection(files, { fonts })
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
