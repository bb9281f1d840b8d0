/**
 * A station that is open for days on end (期日前投票所, LAW-12, D-30): which day it is, what the evening leaves and what the morning must
 * find. At a station of one day nothing of this is ever asked.
 */

import { assert } from '#election/assert.ts'
import { beginningOf } from '#election/canonical-json.ts'
import { type HoursOfSitting, hoursAt, sittingAt } from '#election/definition/stops.ts'
import { dateOfSitting, type Sitting, sittingsOf } from '#election/sitting.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { ticketsExpected } from './balance.ts'
import { type ActCode, type Notice, notice } from './codes.ts'
import type { DayRecord, DaysOfStation, KioskMark, ToldRecords } from './day-record.ts'
import { firstRecord } from './first-record.ts'
import { envelopesRefusal } from './key-ledger.ts'
import { leavingRefusal } from './leaving-lines.ts'
import type { Counts, Day, IssuerFacts } from './state.ts'

export function isLaterDay({ days }: Pick<DayRecord, 'days'>): boolean {
  return days.before.length > 0
}

/**
 * The day that was opened, or would have been, also when midnight has passed; null: not opened yet. At a moving station it is a stop. A
 * rehearsal plays what is listed, one after the other (decision 009).
 */
export function sittingOfDay(facts: IssuerFacts, { openedAt, postponed, days }: DayRecord): Sitting | null {
  const played = facts.use === 'rehearsal' ? sittingsOf(facts.dates)[days.before.length] : undefined
  const at = openedAt ?? postponed?.at ?? null
  return played ?? (at === null ? null : sittingAt(facts, at))
}

export function dateOfDay(facts: IssuerFacts, record: DayRecord): LocalDate | null {
  const sitting = sittingOfDay(facts, record)
  return sitting === null ? null : dateOfSitting(sitting)
}

/** The day whose place and hours the desk shows: before the opening the one that comes. */
export function sittingShown(now: LocalMinute, facts: IssuerFacts, record: DayRecord): Sitting {
  const at = sittingAt(facts, now)
  return sittingOfDay(facts, record) ?? sittingsOf(facts.dates).find((each) => each >= at) ?? at
}

/** They are those of the day that was opened; a station that stays in its place has the same on each day. */
export function hoursOfDay(facts: IssuerFacts, record: DayRecord): HoursOfSitting {
  const sitting = sittingOfDay(facts, record)
  return sitting === null ? facts : hoursAt(facts, sitting)
}

/** The media are sealed and the report is signed on this day alone. Before the opening: only where there is no other. */
export function isLastDay(facts: IssuerFacts, record: DayRecord): boolean {
  const sitting = sittingOfDay(facts, record)
  return sittingsOf(facts.dates).every((each) => sitting !== null && each <= sitting) || facts.dates.length < 2
}

/** The obstacles between the evening and the night's rest except the account itself, which is that of any closing. */
export function nextDayRefusal(now: LocalMinute, facts: IssuerFacts, record: DayRecord): Notice<ActCode> | null {
  const { rested, list } = record.days
  if (rested === null) return notice('day-not-rested')
  if (facts.earlyVoting && list === null) return notice('day-list-missing')
  const leaving = leavingRefusal(record, false)
  if (leaving !== null) return leaving
  const envelopes = envelopesRefusal(record)
  if (envelopes !== null) return envelopes
  if (facts.use === 'rehearsal') return null
  const [today, closed] = [sittingAt(facts, now), sittingOfDay(facts, record)]
  const hasCome = closed !== null && today > closed && sittingsOf(facts.dates).includes(today)
  return hasCome ? null : notice('next-day-not-come')
}

/**
 * The morning after: nothing is declared yet, and everything that crosses the night is there. A machine that was ready holds votes and
 * is asked for its numbers; a dead one gave its numbers once, when its pair was closed for good.
 *
 * @param explanation the reason of a difference of the evening; empty: there was none
 */
export function nextMorning(
  facts: IssuerFacts,
  { record, counts }: Pick<Day, 'record' | 'counts'>,
  explanation: string,
): DayRecord {
  const fresh = firstRecord(facts)
  const { closing, days } = record
  const isClosed = (machine: string) =>
    record.kiosks.some((kiosk) => kiosk.machine === machine && kiosk.state === 'failed' && kiosk.takenOverBy !== null)
  const ofClosed = <Entry extends { readonly machine: string }>(entries: readonly Entry[]) =>
    entries.filter(({ machine }) => isClosed(machine))
  const date = sittingOfDay(facts, record)
  assert(date !== null, 'days: a day that was closed has its date')
  return {
    ...fresh,
    cardsReceived: record.cardsReceived,
    officers: record.officers,
    kiosks: record.kiosks.map((kiosk) => ({
      ...kiosk,
      state: kiosk.state === 'started' ? 'waiting' : kiosk.state,
      signedFor: false,
    })),
    staff: record.staff.map(({ name }) => ({ name, here: false })),
    takeOvers: record.takeOvers,
    replacements: record.replacements,
    roll: record.roll,
    closing: {
      ...fresh.closing,
      told: ofClosed(closing.told),
      seals: ofClosed(closing.seals),
      noSeals: ofClosed(closing.noSeals),
      media: ofClosed(closing.media),
    },
    days: {
      before: [
        ...days.before,
        {
          date,
          openedAt: record.openedAt,
          closedAt: record.closedAt,
          tickets: closing.ticketsCounted,
          reason: beginningOf(explanation, REASON_KEPT),
        },
      ],
      overnight: { counts, told: heldOf(facts, record), morning: [] },
      list: null,
      rested: null,
    },
  }
}

/**
 * The records that each machine showed last: one that was not used today (postponed, failed in the morning) holds those of the evening before.
 * One that died with votes and showed nothing since holds a number that nobody knows: it has its row without one.
 */
function heldOf({ contests }: IssuerFacts, { kiosks, closing, days }: DayRecord): readonly ToldRecords[] {
  const shown = [...closing.told, ...(days.overnight?.told ?? [])]
  return kiosks.flatMap(({ machine, wasStarted }) => {
    const unknown = wasStarted ? { machine, counts: contests.map(() => null) } : []
    return shown.find((each) => each.machine === machine) ?? unknown
  })
}

/** The whole of it is in the polling record of its day. */
const REASON_KEPT = 100

/** D-30: why this machine is not ready on a later morning; null: it holds what it held in the evening, or held nothing. */
export function overnightRefusal({ overnight }: DaysOfStation, kiosk: KioskMark): Notice<ActCode> | null {
  if (overnight === null || !kiosk.wasStarted) return null
  const { machine } = kiosk
  const [evening, morning] = [countsOf(overnight.told, machine), countsOf(overnight.morning, machine)]
  if (morning === null || morning.includes(null)) return notice('morning-not-told', { machine })
  const same = evening?.every((count, place) => count === morning[place])
  return same ? null : notice('morning-differs', { machine })
}

function countsOf(told: readonly ToldRecords[], machine: string): ToldRecords['counts'] | null {
  return told.find((each) => each.machine === machine)?.counts ?? null
}

/** Every machine that holds votes and is still used shows this morning what it showed in the evening. */
export function isMorningTold({ kiosks, days }: DayRecord): boolean {
  return kiosks.every((kiosk) => kiosk.state === 'failed' || overnightRefusal(days, kiosk) === null)
}

/** The day's part of the books; cards at the desk or out stay as they are. */
export function countsToday(counts: Counts, { days }: Pick<DayRecord, 'days'>): Counts {
  const before = days.overnight?.counts
  if (before === undefined) return counts
  const { cardsOut, cardsInEnvelope, cardsFound, ticketsWaiting } = counts
  return { ...less(counts, before), cardsOut, cardsInEnvelope, cardsFound, ticketsWaiting }
}

/** Nobody has a card at a machine in the evening: what is out then was taken home, and takes no machine of a later day. */
export function cardsInTheRoom({ cardsOut }: Counts, { days }: Pick<DayRecord, 'days'>): number {
  return Math.max(0, cardsOut - (days.overnight?.counts.cardsOut ?? 0))
}

/** Field by field, at any depth; names are those of today. */
function less<Value>(now: Value, before: Value): Value {
  if (typeof now === 'number') return (now - Number(before ?? 0)) as Value
  if (typeof now !== 'object' || now === null) return now
  const fields = Object.entries(now).map(([name, value]) => [name, less(value, before[name as keyof Value])])
  return (Array.isArray(now) ? fields.map(([, value]) => value) : Object.fromEntries(fields)) as Value
}

/** T of this day (TRN-02): those of the days before are in their bundles. */
export function ticketsToday(counts: Counts, { days }: Pick<DayRecord, 'days'>): number {
  return ticketsExpected(counts) - (days.overnight === null ? 0 : ticketsExpected(days.overnight.counts))
}

/** Tickets of all days, for the report; null when this day's were not counted. */
export function ticketsCounted({ closing, days }: DayRecord): number | null {
  if (closing.ticketsCounted === null) return null
  return days.before.reduce((sum, { tickets }) => sum + (tickets ?? 0), closing.ticketsCounted)
}
