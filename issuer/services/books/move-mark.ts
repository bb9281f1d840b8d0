/** 人違い: a mark moves from one row to another, in the database at once, on the medium so that any power cut leaves it whole or not begun. */

import type { RollNumber } from '#election/ids.ts'
import { ok, type Result } from '#election/result.ts'
import { isCutShort, nobodysPlace } from '#election/roll/moved-mark.ts'
import { NEW_STANDING } from '#election/roll/standing.ts'
import type { DayRecord } from '#issuer/session/state.ts'
import type { TakeOverFault, TakeOverMedium } from '../take-over/medium.ts'
import type { Books, BooksFault } from './books-port.ts'
import { encodeDayRecord } from './day-record.ts'
import type { DeskPage, MovedRows } from './operation.ts'
import { FORMS_OF_ROW_BYTES, type Tables } from './tables.ts'

const NO_FORMS = new Uint8Array(FORMS_OF_ROW_BYTES)

/** Inside the caller's transaction. The record first: it makes the row of nobody. */
export function moveInTables(tables: Tables, { from, to, standing }: MovedRows, record: DayRecord): void {
  const forms = tables.formsOf(from)
  tables.writeDay(record)
  tables.writeStanding(to, standing)
  tables.takeOverForms(to, forms)
  tables.writeStanding(from, NEW_STANDING)
  tables.takeOverForms(from, NO_FORMS)
}

/** At the start. A medium that another issuer goes on with may have the line, and the rows as they were before. */
export function finishMoves(books: Books): Result<void, BooksFault> {
  const day = books.day()
  if (day === null || books.operation() !== null) return ok()
  for (const { last, to } of day.roll.moved) {
    const [from, target] = [rowOf(books, last), rowOf(books, to)]
    const isShort = from !== null && target !== null && isCutShort(books.standing(from), books.standing(target))
    const moved = isShort ? books.moveMark(from, target, day) : ok()
    if (!moved.ok) return moved
  }
  return ok()
}

/** Null: a row of the desk that was removed since, and has nothing. */
function rowOf(books: Books, rollNo: RollNumber): number | null {
  const place = nobodysPlace(rollNo)
  if (place !== null) return books.orderRow(place)
  return books.find(rollNo, 'roll-number').find((each) => each.rollNo === rollNo)?.row ?? null
}

/**
 * A spare issuer that finds the page of the desk ends what it says, whatever the two rows have (`rebuild.ts`). The row that gets the mark is
 * before the one that loses it: never do both stand open.
 *
 * @param forms what is written about the row
 */
export function moveOnMedium(
  medium: TakeOverMedium,
  desk: DeskPage & { readonly moved: MovedRows },
  forms: Uint8Array,
  record: DayRecord,
): Result<void, TakeOverFault> {
  const { from, to, standing } = desk.moved
  for (const write of [
    () => medium.writeDay(encodeDayRecord(record)),
    () => medium.writeDesk(desk, forms),
    () => medium.writeStanding(to, standing, forms),
    () => medium.writeStanding(from, NEW_STANDING, NO_FORMS),
  ]) {
    const written = write()
    if (!written.ok) return written
  }
  return ok()
}
