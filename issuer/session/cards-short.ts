/** ISS-22: blank cards run short before they run out. Said when it begins, not at every card. */
import { notice } from './codes.ts'
import type { Day } from './state.ts'

/** For the voters at the machines, and two at the desk. */
const MORE_THAN_MACHINES = 2

export function warnOfShortage(before: Day, after: Day): Day {
  const short = shortage(after)
  if (short === null) return enough(after)
  if (shortage(before) !== null) return after
  return { ...after, alarms: [...after.alarms, notice('cards-short', short)] }
}

function enough(day: Day): Day {
  const alarms = day.alarms.filter(({ code }) => code !== 'cards-short')
  return alarms.length === day.alarms.length ? day : { ...day, alarms }
}

/** Null while cards are enough, are not issued, or nobody has said how many were received. */
function shortage({ record, counts }: Day): { readonly left: number; readonly least: number } | null {
  const { cardsReceived, openedAt, closing } = record
  if (cardsReceived === null || openedAt === null || closing.kiosksMayClose) return null
  const left = Math.max(0, cardsReceived - counts.cardsOut - counts.cardsInEnvelope - counts.cardsFound)
  const least = record.kiosks.filter(({ state }) => state === 'started').length + MORE_THAN_MACHINES
  return left < least ? { left, least } : null
}
