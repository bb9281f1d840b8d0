/**
 * 人違い (ELG-14): a row was marked for somebody else (大和市 2021: three in one election). The mark goes to the row of the person who came, or to nobody: then
 * one record more than rights is in the box, and the books keep it in a row of its own beside the roll. The first row is free again.
 */
import type { RollRow, Sex } from '#election/definition/definition.ts'
import { rollNumber } from '#election/id-schemas.ts'
import type { RollNumber, StationId } from '#election/ids.ts'
import type { LocalDate } from '#election/time.ts'
import { ORDER_ROWS_MAX, orderNumber } from './order-row.ts'
import { isUntouched, NEW_STANDING, type Standing, taken, waitingOf } from './standing.ts'

export interface MovedMark {
  /** The row that was marked by mistake. */
  readonly from: RollNumber
  /** The row that has the mark now. */
  readonly to: RollNumber
  /** The row that had it just before. */
  readonly last: RollNumber
  /** Nobody knows who came: `to` is a row of nobody in this place, and the sums keep the sex of `from`. Null: a row of the roll. */
  readonly nobody: NobodysPlace | null
  /** The officer's words. */
  readonly words: string
}

export interface NobodysPlace {
  /** One of those of `order-row.ts`, drawn: it does not show which came first. */
  readonly place: number
  readonly sex: Sex
}

/** As the rows of the desk, it can be typed at the desk: the card of an unknown person may come back. */
export function nobodysNumber(place: number): RollNumber {
  return rollNumber.parse(orderNumber(place).replace('決', '不'))
}

/** The place of such a number; null: it is none. */
export function nobodysPlace(rollNo: RollNumber): number | null {
  const place = Array.from({ length: ORDER_ROWS_MAX }, (_, each) => nobodysNumber(each)).indexOf(rollNo)
  return place < 0 ? null : place
}

/** Nobody is born on it, so no search by a day of birth finds the row. */
export const NO_DAY = '0001-01-01' as LocalDate

/** The rows of nobody, as the desk sees them: no right is in them, and no count of the roll has them. */
export function nobodysRows(moved: readonly MovedMark[], station: StationId): readonly (RollRow & NobodysPlace)[] {
  return moved.flatMap(({ to, nobody }) => {
    if (nobody === null) return []
    const unknown = { name: '（不明）', kana: '', birthDate: NO_DAY, address: '', residentSince: NO_DAY, ticket: '' }
    return [{ ...unknown, ...nobody, rollNo: to, station, mark: 'none' }]
  })
}

/** All that was given is on a card or on paper, and none of it waits: what waits is struck when its voter goes. */
export function hasMarkToMove(standing: Standing): boolean {
  return taken(standing) !== 0 && waitingOf(standing) === 0
}

/** What the desk wrote of the person who came goes as a whole, so every sum stays; nothing of it may meet what another has done. */
export function afterMove(from: Standing, to: Standing): { readonly from: Standing; readonly to: Standing } | null {
  return hasMarkToMove(from) && isUntouched(to) ? { from: NEW_STANDING, to: from } : null
}

/**
 * The lines with one more. A mark that moves again is one mistake with the words of both; of one that comes back to its row a line stays, which no
 * paper has.
 */
export function withMoved(lines: readonly MovedMark[], moved: Omit<MovedMark, 'last'>): readonly MovedMark[] {
  const before = lines.find(({ to }) => to === moved.from)
  const from = before?.from ?? moved.from
  const words = before === undefined ? moved.words : `${before.words}／${moved.words}`
  const others = lines.filter((line) => line !== before)
  return [...others, { ...moved, from, last: moved.from, words }].sort((one, other) => (one.from < other.from ? -1 : 1))
}

/** The mark is somewhere else than where it was put. */
export function isMistake({ from, to }: MovedMark): boolean {
  return from !== to
}

/** Power went when the line was written and the mark had not moved yet. */
export function isCutShort(last: Standing, to: Standing): boolean {
  return isUntouched(to) && hasMarkToMove(last)
}
