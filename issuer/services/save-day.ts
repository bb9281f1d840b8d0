/** The day's record becomes durable, with how far the log goes (X-C3), and what it says of machines that failed (D-07). */
import type { IssuerEvent } from '#issuer/session/event.ts'
import type { DayRecord } from '#issuer/session/state.ts'
import { booksOut } from './books-out.ts'
import { withLogMark } from './log/log-mark.ts'
import type { OpenStation } from './station.ts'

export function saveDay(station: OpenStation, record: DayRecord): IssuerEvent {
  const { books, sinceFailure } = station
  sinceFailure.saves(books.day(), record)
  const done = books.saveDay(withLogMark(station, record))
  return done.ok ? { type: 'day-saved' } : booksOut(done.error)
}
