/**
 * Which machines are closed, as far as this desk knows it: what a closing screen says was typed here, number for number (CLS-03,
 * CLS-04, decision 022).
 */
import type { MachineId } from '#election/ids.ts'
import { toldBy } from './balance.ts'
import { type ActCode, type Notice, notice } from './codes.ts'
import { isLastDay } from './days.ts'
import type { DayRecord, IssuerFacts, KioskMark } from './state.ts'

/**
 * A dead machine has no closing screen until another one has taken over its pair. LAW-12: a machine that nobody used today holds the votes of
 * the days before, and is closed for good with all others on the last day.
 */
export function hasClosingScreen({ state, takenOverBy, wasStarted }: KioskMark, isLast: boolean): boolean {
  return state === 'started' || takenOverBy !== null || (isLast && state === 'waiting' && wasStarted)
}

/** The number of records of each contest, of which one or more were not typed. */
function recordsMissing(contests: number, record: DayRecord, kiosk: KioskMark): boolean {
  if (contests === 0) return false
  const counts = toldBy(record, kiosk)?.counts
  return counts === undefined || counts.includes(null)
}

/** LAW-12: only on the last day has a machine a seal. */
function sealMissing({ closing }: DayRecord, { machine }: KioskMark): boolean {
  const isOf = (each: { readonly machine: MachineId }) => each.machine === machine
  return !closing.seals.some(isOf) && !closing.noSeals.some(isOf)
}

/** In the order of the station's machines. */
export function machinesStillOpen(facts: IssuerFacts, record: DayRecord): readonly MachineId[] {
  return record.kiosks.filter((kiosk) => !isClosedHere(facts, record, kiosk)).map(({ machine }) => machine)
}

function isClosedHere(facts: IssuerFacts, record: DayRecord, kiosk: KioskMark): boolean {
  const isLast = isLastDay(facts, record)
  if (!hasClosingScreen(kiosk, isLast)) return true
  const noSeal = isLast && sealMissing(record, kiosk)
  return !noSeal && !recordsMissing(facts.contests.length, record, kiosk)
}

/** The closing screens that are still to be typed, machine by machine. */
export function closingScreensRefusal(facts: IssuerFacts, record: DayRecord): Notice<ActCode> | null {
  const open = record.kiosks.find((kiosk) => !isClosedHere(facts, record, kiosk))
  if (open === undefined) return null
  const { machine } = open
  return recordsMissing(facts.contests.length, record, open)
    ? notice('records-missing', { machine })
    : notice('seal-number-missing', { machine })
}

/** CLS-06: nothing is sealed while somebody could still vote. @param machine of which the medium is; null: of all */
export function stillOpenRefusal(
  facts: IssuerFacts,
  record: DayRecord,
  machine: MachineId | null = null,
): Notice<ActCode> | null {
  const open = record.kiosks.find(
    (kiosk) => (machine === null || kiosk.machine === machine) && !isClosedHere(facts, record, kiosk),
  )
  return open === undefined ? null : notice('kiosk-not-closed', { machine: open.machine })
}
