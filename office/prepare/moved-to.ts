/** TC-20: compares the days of the CSV files with those that every machine knows. */

import type { ElectionPackage, ElectionSources, Moved } from '#election/definition/definition.ts'
import { comesTooLate, dayIn, fitsMedia, inOrder } from '#election/definition/moved-day.ts'
import { err, ok, type Result } from '#election/result.ts'
import { stationFactsOf } from '#election/roll/station-facts.ts'
import type { LocalDate } from '#election/time.ts'

export type MovedError =
  /** The files have other days and nobody confirmed a move; or somebody confirmed a day that is not the one of the files. */
  | { readonly type: 'day-not-confirmed'; readonly date: LocalDate }
  | { readonly type: 'day-too-late'; readonly date: LocalDate }
  /** The files give a station more or fewer days than its media have pages for, or such that are out of order. */
  | { readonly type: 'days-of-media'; readonly station: string }

export interface Day {
  /** The new election day, which a person enters beside the files; null: no move was confirmed. */
  readonly confirmed: LocalDate | null
  readonly today: LocalDate
}

/** @returns null if the files have the days and hours that are in force already */
export function movedTo(
  sources: ElectionSources,
  electionPackage: ElectionPackage,
  { confirmed, today }: Day,
): Result<Moved | null, MovedError> {
  const { date } = sources.rules
  const moved = dayIn(sources) === dayIn(electionPackage) ? null : dayOf(sources, electionPackage)
  if (confirmed === null ? moved !== null : confirmed !== date) return err({ type: 'day-not-confirmed', date })
  if (moved === null) return ok(null)
  const wrong = electionPackage.stations.find((station, at) => !fitsMedia(moved, station, at))
  if (wrong !== undefined) return err({ type: 'days-of-media', station: wrong.id })
  if (electionPackage.use === 'live' && comesTooLate(electionPackage, moved, today)) {
    return err({ type: 'day-too-late', date: electionPackage.rules.date })
  }
  return ok(moved)
}

function dayOf(sources: ElectionSources, { stations }: ElectionPackage): Moved {
  const { date, opens, closes } = sources.rules
  const facts = new Map(stationFactsOf(sources).map((each) => [each.station, each]))
  return {
    date,
    opens,
    closes,
    stations: stations.map(({ id }) => {
      const own = sources.stations.find((each) => each.id === id)
      const { eligible, entitled } = facts.get(id) ?? { eligible: 0, entitled: [] }
      return {
        station: id,
        opens: own?.opens ?? opens,
        closes: own?.closes ?? closes,
        dates: inOrder(own?.dates ?? []),
        eligible,
        entitled,
      }
    }),
  }
}
