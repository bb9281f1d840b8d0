/** 人違い: the mark goes with the record that says so, and what is known of its cards goes with it. */
import type { BooksEffect } from '#issuer/session/effect.ts'
import type { IssuerEvent } from '#issuer/session/event.ts'
import { booksOut } from './books-out.ts'
import { withLogMark } from './log/log-mark.ts'
import { isNobodys, type OpenStation, voterOf } from './station.ts'

export function moveMark(
  station: OpenStation,
  { from, to, record }: Extract<BooksEffect, { type: 'move-mark' }>,
): IssuerEvent {
  const { books, sinceFailure } = station
  const wasNobodys = isNobodys(books, from)
  const isNew = record.roll.moved.find((line) => line.to === to)?.nobody ?? null
  const [first, second] = [books.rowOf(from), isNew === null ? books.rowOf(to) : books.orderRow(isNew.place)]
  const moved = books.moveMark(first, second, withLogMark(station, record))
  if (!moved.ok) return booksOut(moved.error)
  sinceFailure.moves(first, second)
  const voter = wasNobodys ? null : voterOf(station, first)
  return { type: 'mark-moved', voter, owner: voterOf(station, second), counts: books.counts() }
}
