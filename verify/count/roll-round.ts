/** roll-list.md: a signed round of roll lists from its parsed form, and the station reports against it: in a directory, and in a bundle in a browser. */
import type { JsonObject } from '../package/canonical.ts'
import { parseCanonical } from '../package/canonical.ts'
import { flag, HEX_32, list, Malformed, object, objects, oneOf, only, text, whole } from '../package/fields.ts'
import type { Trust } from '../package/trusted-package.ts'
import { type Report, reportOf } from './report-fields.ts'

/** As a count and a bundle keep the one that counts. */
export const ROLL_ROUND = { document: 'roll-round.ippyo', signature: 'roll-round.sig' } as const
export const ROLL_ROUND_USE = { kind: 'roll-round', label: 'ippyo roll round 1', bytesMax: 16 * 1024 * 1024 } as const
const MOST_ROUNDS = 99

export interface RollRound {
  readonly number: number
  readonly last: boolean
  /** Station → hash of each of its lists, the first one first. */
  readonly lists: ReadonlyMap<string, readonly string[]>
  /** SHA-256 of the list of who voted online, hex; null: there is none. */
  readonly voted: string | null
  /** The newest list of incidents of the online box that was known: its lines, and SHA-256 of the last one; null: none was. */
  readonly incidents: { readonly lines: number; readonly sha256: string } | null
}

/** @throws Malformed */
export function roundOf(
  value: JsonObject,
  { electionId, stations }: Pick<Trust, 'electionId' | 'stations'>,
): RollRound {
  only(value, ['electionId', 'format', 'incidents', 'last', 'lists', 'number', 'voted'])
  oneOf(value, 'format', ['ippyo roll round 1'])
  oneOf(value, 'electionId', [electionId])
  const number = whole(value, 'number', 1, MOST_ROUNDS)
  const lists = objects(value, 'lists', stations.length, stations.length).map((each, at) => {
    only(each, ['hashes', 'station'])
    const hashes = list(each, 'hashes', number, number).map((hash) => {
      if (typeof hash !== 'string' || !HEX_32.test(hash)) throw new Malformed('hashes')
      return hash
    })
    return [oneOf(each, 'station', [stations[at] ?? '']), hashes] as const
  })
  const voted = value.voted === null ? null : text(value, 'voted', HEX_32)
  return { number, last: flag(value, 'last'), lists: new Map(lists), voted, incidents: incidentsIn(value) }
}

function incidentsIn(value: JsonObject): RollRound['incidents'] {
  if (value.incidents === null) return null
  const said = object(value, 'incidents')
  only(said, ['lines', 'sha256'])
  return { lines: whole(said, 'lines', 0, 999), sha256: text(said, 'sha256', HEX_32) }
}

export interface RollListFinding {
  readonly code: /** The station did not hold the list of this number that the commission signed. */
    | 'roll-list-differs'
    /** It held an older one than the last round's. */
    | 'roll-list-earlier'
    /** Lists follow, and the last round is not here. */
    | 'roll-round-missing'
  /** Null: of all stations. */
  readonly station: string | null
  readonly desk: number
  /** The list that was held; 0: none. */
  readonly number: number
  /** The round that is here; 0: none. */
  readonly newest: number
}

/** own-18. @param reports the last ones of each station */
export function rollListFindings(
  round: RollRound | null,
  reports: readonly Report[],
  { earlyStations }: Pick<Trust, 'earlyStations'>,
): readonly RollListFinding[] {
  const [newest, held] = [round?.number ?? 0, reports.flatMap(heldAtDesks)]
  const differing = held.flatMap(({ station, desk, number, hash }): readonly RollListFinding[] => {
    const place = { station, desk, number, newest }
    if (round === null) return []
    if (hash !== (round.lists.get(station)?.[number - 1] ?? null)) return [{ code: 'roll-list-differs', ...place }]
    // An early-voting station closes before the last list is made.
    const isEarlier = number < newest && !earlyStations.has(station)
    return isEarlier ? [{ code: 'roll-list-earlier', ...place }] : []
  })
  const asking = held.filter(({ isAsked }) => isAsked)
  const isHere = round !== null && (round.last || asking.every(({ station }) => earlyStations.has(station)))
  if (asking.length === 0 || isHere) return differing
  return [...differing, { code: 'roll-round-missing', station: null, desk: 0, number: 0, newest }]
}

interface Held {
  readonly station: string
  readonly desk: number
  /** The roll says that lists follow, or one came. */
  readonly isAsked: boolean
  readonly number: number
  readonly hash: string | null
}

/** D-24: each desk takes in its lists for itself. */
function heldAtDesks(report: Report): readonly Held[] {
  const others = objects(report.document, 'desks', 0, 3)
  const read = others.map((signed) => {
    const own = reportOf(parseCanonical(new TextEncoder().encode(text(signed, 'document', /^.+$/su))))
    if (own === null) throw new Malformed('desks')
    return own
  })
  return [report, ...read].map(({ station, rollList, rollListHash: hash, document }) => {
    const desk = document.desk === null ? 1 : whole(object(document, 'desk'), 'number', 2, 99)
    return { station, desk, isAsked: rollList !== null, number: rollList ?? 0, hash }
  })
}
