/** count.md §6, bundle.md §1: which contests are opened, by the last signed report of each station, the seal of the online votes, and how many papers are accepted. */
import type { Opening, SaidOfVoters } from '../kinds/kind.ts'
import { kinds } from '../kinds/kinds.ts'
import { isObject, type JsonObject, parseCanonical } from '../package/canonical.ts'
import { ID, Malformed, objects, oneOf, only, text, whole } from '../package/fields.ts'
import type { Trust } from '../package/trusted-package.ts'
import { REPORT_FORMAT, type Report, reportOf } from './report-fields.ts'
import { lastReports } from './signed-reports.ts'

export const ACCEPTED_PAPERS = 'accepted-papers.json'
const LARGEST = 10_000_000

/** By contest, of absentee and provisional votes together. */
export type Accepted = ReadonlyMap<string, bigint>

/** Null: not of the form of bundle.md §1. */
export function acceptedIn(bytes: Uint8Array, { contests }: Pick<Trust, 'contests'>): Accepted | null {
  const value = parseCanonical(bytes)
  if (!isObject(value)) return null
  try {
    only(value, ['contests', 'format'])
    oneOf(value, 'format', ['ippyo accepted papers 1'])
    const named = objects(value, 'contests', 1, contests.length).map((each) => {
      only(each, ['accepted', 'contest'])
      return [text(each, 'contest', ID), BigInt(whole(each, 'accepted', 0, LARGEST))] as const
    })
    const ids = named.map(([id]) => id)
    const isAscending = ids.every((id, at) => at === 0 || (ids[at - 1] ?? '') < id)
    return isAscending && ids.every((id) => contests.some((each) => each.id === id)) ? new Map(named) : null
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}

/** @param reports signed ones alone @param online records of the contest in the online seal */
export function openingsOf(
  reports: readonly Report[],
  online: (bit: number) => number,
  accepted: Accepted,
  trust: Pick<Trust, 'contests' | 'stations' | 'headerOf' | 'indexOf' | 'earlyStations'>,
): ReadonlyMap<string, Opening> {
  const last = lastReports(reports)
  return new Map(
    trust.contests.map(({ id, bit, kind, question }) => {
      const { opening } = kinds[kind] as (typeof kinds)['question']
      if (opening === undefined) return [id, { type: 'opened' }]
      const own = trust.stations.filter((station) => {
        const header = trust.headerOf(trust.indexOf(station) ?? 0)
        return header !== null && ((header.contests >> bit) & 1) === 1
      })
      const said = saidOf(own, last, {
        id,
        online: BigInt(online(bit)),
        isEarly: (each) => trust.earlyStations.has(each),
      })
      return [id, opening(question, said, accepted.get(id) ?? null)]
    }),
  )
}

interface Asked {
  readonly id: string
  readonly online: bigint
  readonly isEarly: (station: string) => boolean
}

/** Two last reports that are not the same are none. */
function saidOf(
  stations: readonly string[],
  last: ReturnType<typeof lastReports>,
  { id, online, isEarly }: Asked,
): SaidOfVoters {
  let said = { electors: 0n, surely: online, perhaps: 0n }
  for (const station of stations) {
    const [report, ...twins] = last.get(station) ?? []
    const line = report?.contests.find(({ contest }) => contest === id)
    if (report === undefined || twins.length > 0 || line === undefined) return null
    const { issued, returned, found, onPaper } = line
    said = {
      electors: said.electors + (isEarly(station) ? 0n : eligibleFor(report.document, id)),
      surely: said.surely + BigInt(issued - returned - found + onPaper.braille + onPaper.ordinary),
      perhaps: said.perhaps + BigInt(onPaper.absentee + onPaper.notAccepted + onPaper.provisional),
    }
  }
  return said
}

function eligibleFor(report: JsonObject, id: string): bigint {
  const own = objects(report, 'entitled', 0, 100).find((each) => each.contest === id)
  return BigInt(whole(own ?? report, 'eligible', 0, LARGEST))
}

/**
 * By stage 1: what two people typed in place of a report decides nothing.
 * @param received 1-received
 * @param online records of each contest in the online box, as the stage has them
 */
export function openingsIn(
  received: JsonObject,
  online: Readonly<Record<string, number>>,
  trust: Parameters<typeof openingsOf>[3],
): ReturnType<typeof openingsOf> {
  const typed = objects(received, 'typed', 0, 2000).map(({ station }) => station)
  const reports = objects(received, 'reports', 0, 2000).flatMap((each) => {
    const report = typed.includes(each.station) ? null : reportOf({ ...each, format: REPORT_FORMAT })
    return report ?? []
  })
  const accepted = objects(received, 'accepted', 0, trust.contests.length).map((each) => {
    return [text(each, 'contest', ID), BigInt(whole(each, 'accepted', 0, LARGEST))] as const
  })
  const recordsOf = (bit: number) => online[trust.contests.find((each) => each.bit === bit)?.id ?? ''] ?? 0
  return openingsOf(reports, recordsOf, new Map(accepted), trust)
}

/** As a result has it (count.md §1). */
export function measuredIn(opening: Opening | undefined): JsonObject | null {
  if (opening?.type !== 'closed') return null
  const { voters, pending, electors } = opening
  return { voters: Number(voters), pending: Number(pending), electors: Number(electors) }
}
