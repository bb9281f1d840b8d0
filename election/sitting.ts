/**
 * One opening of a station, from its zero check or its morning to its closing: a voting date, or one of several stops on one date (移動期日前投票所).
 * `2026-11-20` is a date, or its first stop; `2026-11-20/02` the second stop of that date. As text they are in the order of time.
 */
import { dateOfDay } from '#election/ballot-box/fields.ts'
import { dayNumber, type LocalDate } from '#election/time.ts'

declare const brand: unique symbol
/** `YYYY-MM-DD/NN`, NN from 02. */
type LaterStop = string & { readonly [brand]: 'LaterStop' }
export type Sitting = LocalDate | LaterStop

const DATE_LENGTH = 'yyyy-mm-dd'.length

/** @param dates of a station; a date with n stops is there n times */
export function sittingsOf(dates: readonly LocalDate[]): readonly Sitting[] {
  const inOrder = [...dates].sort()
  return inOrder.map((date, place) => sitting(date, place - inOrder.indexOf(date)))
}

/** @param turn 0: the first one of its date */
export function sitting(date: LocalDate, turn: number): Sitting {
  return turn === 0 ? date : (`${date}/${String(turn + 1).padStart(2, '0')}` as LaterStop)
}

export function dateOfSitting(of: Sitting): LocalDate {
  return of.slice(0, DATE_LENGTH) as LocalDate
}

/** 0: the first one of its date. */
export function turnOf(of: Sitting): number {
  return of.length === DATE_LENGTH ? 0 : Number(of.slice(DATE_LENGTH + 1)) - 1
}

/** No station has more openings than a medium has pages for seals (docs/formats/ballot-box.md §1), so 32 parts of a day number are enough. */
const TURNS = 32

/** The day number of its date, and for each earlier stop on that date a 32nd more: exact, and in the order of time. */
export function sittingNumber(of: Sitting): number {
  return dayNumber(dateOfSitting(of)) + turnOf(of) / TURNS
}

/** Inverse of `sittingNumber`. */
export function sittingOfNumber(number: number): Sitting {
  const { day, turn } = dayAndTurn(number)
  return sitting(dateOfDay(day), turn)
}

/** As two fields of a page say it: whole days, and the place among the stops of that day. */
export function dayAndTurn(number: number): { readonly day: number; readonly turn: number } {
  const day = Math.floor(number)
  return { day, turn: Math.round((number - day) * TURNS) }
}

/** A place that no station has gives a later day: a page is whole only if its bytes come out again. */
export function ofDayAndTurn(day: number, turn: number): number {
  return day + turn / TURNS
}
