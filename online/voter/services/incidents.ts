/** The signed list of what went wrong, from the page's own origin; the keys of who signs it are in the signed settings. */
import { equalBytes } from '#election/bytes.ts'
import {
  INCIDENTS_BYTES_MAX,
  INCIDENTS_FILE,
  type IncidentList,
  readIncidents,
  writeIncidents,
} from '#election/online/incidents.ts'
import type { VoterElection } from '../session/voter-election.ts'
import { ask } from './ask.ts'
import type { Surroundings } from './surroundings.ts'

/** Null: no answer, no list, or one that two exporters did not sign. */
export async function incidentsAt(
  { fetch, origin }: Pick<Surroundings, 'fetch' | 'origin'>,
  { signed }: VoterElection,
  known: IncidentList | null,
): Promise<IncidentList | null> {
  const found = await ask(fetch, `${origin}/election/${INCIDENTS_FILE}`, INCIDENTS_BYTES_MAX)
  if (found?.status !== 200) return null
  // Each minute the same bytes: their signatures were checked.
  if (known !== null && equalBytes(found.bytes, writeIncidents(known))) return known
  const { electionId, keys } = signed.settings
  const read = readIncidents(found.bytes, { electionId, exporters: keys.exporters })
  return read.ok ? read.value : null
}
