/** Files of an election → what the tab plays. Refused with every problem, as the office's own import refuses them. */
import { drawnContests } from '#election/definition/candidate-list.ts'
import type { ElectionSources } from '#election/definition/definition.ts'
import { importElection } from '#election/definition/import/import-election.ts'
import type { Problems } from '#election/definition/import/problem.ts'
import { err, ok, type Result } from '#election/result.ts'
import { SAMPLE } from './sample-election.ts'

/** The browser finds a face for each letter by itself. */
const ANY_LETTER = { draws: () => true }

export type TabRefusal =
  | { readonly type: 'problems'; readonly problems: Problems }
  /** PEO 100: nobody votes on it, so no machine shows it. */
  | { readonly type: 'uncontested' }

/** @param own files that take the place of the sample's, by name */
export function importedFor(own: ReadonlyMap<string, Uint8Array>): Result<ElectionSources, TabRefusal> {
  const imported = importElection(new Map([...SAMPLE, ...own]), { fonts: ANY_LETTER })
  if (!imported.ok) return err({ type: 'problems', problems: imported.error })
  const { sources } = imported.value
  return drawnContests(sources).every(({ uncontested }) => uncontested) ? err({ type: 'uncontested' }) : ok(sources)
}
