/** A small file on a stick with the signed list says which station the stick is for. No machine opens it (docs/formats/package.md §1). */
import { z } from 'zod'
import { canonicalJson, hasWholeLetters } from '#election/canonical-json.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import { listStickLabel } from '#election/definition/list-stick-label.ts'
import { CANDIDATE_LISTS_MAX } from '#election/definition/settings.ts'
import { electionId, stationId } from '#election/id-schemas.ts'
import type { StationId } from '#election/ids.ts'
import { parseJson } from '#election/keys/json-file.ts'

export const DESTINATION_FILE = 'destination.json'
export const DESTINATION_BYTES_MAX = 4096
const FORMAT = 'ippyo list stick 1'

const destination = z.strictObject({
  format: z.literal(FORMAT),
  electionId,
  /** Null: the tally. */
  station: stationId.nullable(),
  /** The station's name, for a person who holds a stick without a label. */
  name: z.string().max(200).refine(hasWholeLetters).nullable(),
  label: z.string().regex(/^(S\d{1,4}|T)-L\d{1,3}$/),
  version: z.number().int().min(1).max(CANDIDATE_LISTS_MAX),
})

export type Destination = z.infer<typeof destination>

/** How the destination on a stick differs from the wanted one. */
export type DestinationDoubt =
  | { readonly type: 'list-stick-of-other-election'; readonly found: string }
  | {
      readonly type: 'list-stick-for-station'
      readonly found: string
      readonly name: string
      readonly label: string
    }
  | { readonly type: 'list-stick-for-tally'; readonly found: string; readonly label: string }
  | { readonly type: 'list-stick-older'; readonly found: string; readonly label: string }
  | { readonly type: 'list-stick-newer'; readonly found: string; readonly label: string }

/** @param station null: the tally. @returns null for a station outside this election */
export function destinationFor(
  { electionId: election, stations }: Pick<ElectionPackage, 'electionId' | 'stations'>,
  station: StationId | null,
  version: number,
): Destination | null {
  const own = stations.find(({ id }) => id === station)
  if (station !== null && own === undefined) return null
  const label = listStickLabel(own?.index ?? null, version)
  return { format: FORMAT, electionId: election, station, name: own?.name ?? null, label, version }
}

export function serialiseDestination(to: Destination): Uint8Array {
  return canonicalJson(to)
}

export function parseDestination(bytes: Uint8Array): Destination | null {
  return parseJson(bytes, DESTINATION_BYTES_MAX, destination)
}

/** @param found what the stick says. @returns null if station and list version are the wanted ones */
export function destinationDoubt(found: Destination, wanted: Destination): DestinationDoubt | null {
  const { label } = wanted
  if (found.electionId !== wanted.electionId) return { type: 'list-stick-of-other-election', found: found.label }
  if (found.station !== wanted.station) {
    return found.station === null
      ? { type: 'list-stick-for-tally', found: found.label, label }
      : { type: 'list-stick-for-station', found: found.label, name: found.name ?? found.station, label }
  }
  if (found.version === wanted.version) return null
  const type = found.version < wanted.version ? 'list-stick-older' : 'list-stick-newer'
  return { type, found: found.label, label }
}
