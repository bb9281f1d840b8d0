/**
 * X-C3: the record of the day, which is sealed in another way and kept twice, says how far this machine's log goes. A log that was cut,
 * emptied or put back as an older one does not reach as far, and says so in its next line.
 */
import { asCount } from '#election/log/catalogue.ts'
import type { IssuerLogEvent } from '#election/log/issuer-catalogue.ts'
import { ok, type Result } from '#election/result.ts'
import type { DayRecord } from '#issuer/session/day-record.ts'
import type { IssuerEvent } from '#issuer/session/event.ts'
import type { BooksFault } from '../books/books.ts'
import { booksOut } from '../books-out.ts'
import type { OpenStation } from '../station.ts'

/** The record as it is kept: with how far the log of this machine goes now; the session knows nothing of it. */
export function withLogMark({ books, log, facts: { issuer } }: OpenStation, record: DayRecord): DayRecord {
  const digits = log.fingerprint()
  const kept = books.day()?.logs ?? []
  const others = kept.filter((each) => each.issuer !== issuer)
  return { ...record, logs: digits === null ? kept : [...others, { issuer, pages: log.pages(), digits }] }
}

/** Asked at each start, once the books are open. @returns whether the log is not the one that the day knows */
export async function logBegunAnew(station: OpenStation): Promise<Result<boolean, BooksFault>> {
  const { books, log, facts } = station
  const record = books.day()
  const mark = record?.logs.find(({ issuer }) => issuer === facts.issuer)
  if (record === null || mark === undefined || (await log.reaches(mark.pages, mark.digits))) return ok(false)
  log.append([{ minute: station.now(), event: { type: 'begun-anew', pages: asCount(mark.pages) } }])
  const noted = books.saveDay(withLogMark(station, record))
  return noted.ok ? ok(true) : noted
}

/** The lines, and then how far the log goes. Null: done. */
export function writeLog(station: OpenStation, events: readonly IssuerLogEvent[]): IssuerEvent | null {
  const minute = station.now()
  if (!station.log.append(events.map((event) => ({ minute, event })))) return { type: 'log-failed' }
  const kept = station.books.day()
  const noted = kept === null ? ok() : station.books.saveDay(withLogMark(station, kept))
  return noted.ok ? null : booksOut(noted.error)
}
