/**
 * D-24: a busy station has several desks, and no network joins them. The first opens and closes the machines and makes the papers of the
 * station; each other one issues for its own slice of the roll, and closes before the machines do: its signed report is read here from the
 * stick, and the figures of the station are the sum.
 */

import { assert } from '#election/assert.ts'
import { utf8 } from '#election/bytes.ts'
import { parseStationReport, type StationReport } from '#election/count/station-report.ts'
import { deskOf, MAIN_DESK } from '#election/definition/desks.ts'
import type { ContestId, RollNumber } from '#election/ids.ts'
import { type ActCode, type Notice, notice } from './codes.ts'
import type { Day, DayRecord, HourCount, IssuerFacts } from './state.ts'

type Books = Pick<Day, 'record' | 'counts'>

/** ISS-02: the desk that serves this number; null: this one. */
export function otherDeskOf({ desk }: Pick<IssuerFacts, 'desk'>, rollNo: RollNumber): number | null {
  const own = desk === null ? null : deskOf(desk.all, rollNo)
  return own === null || own === desk?.number ? null : own
}

/** No machine is its own: it knows of none that failed. */
export function isAnotherDesk({ desk }: Pick<IssuerFacts, 'desk'>): boolean {
  return desk !== null && desk.number !== MAIN_DESK
}

/** The desks whose report the first one takes in; none at another desk. */
export function otherDesks({ desk }: Pick<IssuerFacts, 'desk'>): readonly number[] {
  return desk === null || isAnotherDesk({ desk }) ? [] : desk.all.flatMap((_, at) => (at === 0 ? [] : [at + 1]))
}

/** CLS-03: nobody who has a card of another desk is locked out: each has closed, or the officer has said why its report is not here. */
export function otherDesksRefusal(facts: IssuerFacts, { closing }: DayRecord): Notice<ActCode> | null {
  const open = otherDesks(facts).find((desk) => !(closing.desks ?? []).some((each) => each.desk === desk))
  return open === undefined ? null : notice('other-desk-open', { desk: open })
}

/** The day of the station: this desk's, and what the other desks' reports add to it. Nothing is added twice. */
export function ofStation<B extends Books>(books: B): B {
  const { desks: notes = [], ...closing } = books.record.closing
  const told = notes.flatMap(({ report }) => (report === null ? [] : [figuresOf(report.document)]))
  if (told.length === 0) return books
  const sum = (own: number | null, of: (desk: (typeof told)[number]) => number | null) =>
    own === null ? null : told.reduce((all, desk) => all + (of(desk) ?? 0), own)
  const record: DayRecord = {
    ...books.record,
    cardsReceived: sum(books.record.cardsReceived, ({ cardsReceived }) => cardsReceived),
    hours: told.reduce((hours, desk) => hoursWith(hours, desk.hours), books.record.hours),
    closing: {
      ...closing,
      ticketsCounted: sum(closing.ticketsCounted, ({ ticketsCounted }) => ticketsCounted),
      cardsInCase: sum(closing.cardsInCase, ({ cardsInCase }) => cardsInCase),
    },
  }
  return { ...books, record, counts: told.reduce((counts, desk) => added(counts, desk.counts), books.counts) }
}

export interface OtherDeskView {
  readonly desk: number
  readonly issued: number
  readonly returned: number
  readonly tickets: number | string
  /** Why its report is not here; empty: it is. */
  readonly reason: string
}

/** The figures of the other desks, as the first desk was given them. */
export function otherDesksView({ closing }: DayRecord): readonly OtherDeskView[] {
  return (closing.desks ?? []).map(({ desk, report, reason }) => {
    if (report === null) return { desk, issued: 0, returned: 0, tickets: '–', reason }
    const { counts, ticketsCounted } = figuresOf(report.document)
    return { desk, issued: counts.cardsIssued, returned: counts.cardsReturned, tickets: ticketsCounted ?? '–', reason }
  })
}

/** A desk that corrects its report writes the next one. */
export function versionOf({ document }: { readonly document: string }): number {
  return reportIn(document).version
}

function figuresOf(document: string) {
  const { desk, tickets } = reportIn(document)
  assert(desk !== null, 'other desk: the report of a desk')
  return { ...desk, ticketsCounted: tickets.counted }
}

/** The signature was checked when it was read; the day's record holds what was read. */
function reportIn(document: string): StationReport {
  const report = parseStationReport(utf8(document))
  assert(report.ok, 'other desk: the report that was read')
  return report.value
}

/** An hour that one desk has not counted has its last figures before. */
function hoursWith(own: readonly HourCount[], other: readonly HourCount[]): readonly HourCount[] {
  return own.map((hour) => {
    const last = other.findLast(({ until }) => until <= hour.until)
    if (last === undefined) return hour
    return { ...hour, cardsIssued: hour.cardsIssued + last.cardsIssued, contests: added(hour.contests, last.contests) }
  })
}

/** Field by field, at any depth; names are those of this desk. */
function added<Value>(one: Value, other: Value): Value {
  if (typeof one === 'number') return (one + Number(other ?? 0)) as Value
  if (typeof one !== 'object' || one === null) return one
  const fields = Object.entries(one).map(([name, value]) => [name, added(value, other[name as keyof Value])])
  return (Array.isArray(one) ? fields.map(([, value]) => value) : Object.fromEntries(fields)) as Value
}

/** 代理投票 at the other desks, by contest in this desk's order: as they signed it. */
export function proxiesOfOthers({ closing }: DayRecord, contest: ContestId): number {
  return (closing.desks ?? []).reduce((sum, { report }) => {
    const line = report && reportIn(report.document).contests.find((each) => each.contest === contest)
    return sum + (line?.proxies ?? 0)
  }, 0)
}
