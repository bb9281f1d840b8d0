/** Small readers that pages share, also in a browser. */

/** 1…32 ASCII characters 21…7E, then zeros; null when it is anything else. */
export function serialAt(page: Uint8Array, offset: number): string | null {
  const field = page.subarray(offset, offset + 32)
  const end = field.indexOf(0) === -1 ? 32 : field.indexOf(0)
  const text = field.subarray(0, end)
  const printable = text.every((byte) => byte >= 0x21 && byte <= 0x7e)
  return end > 0 && printable && isZero(field.subarray(end)) ? String.fromCharCode(...text) : null
}

export function isZero(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0)
}

export const CONTESTS_MAX = 7
/** A mask of contests has these bits and no others. */
export const BITS: readonly number[] = Array.from({ length: CONTESTS_MAX }, (_, bit) => bit)
export const MASK_MAX = 2 ** CONTESTS_MAX - 1

export function bitsOf(mask: number): number[] {
  return BITS.filter((bit) => (mask & (1 << bit)) !== 0)
}

/** A contest with a list for each of its judges: the places of these are from 1. */
export interface Judged {
  readonly bit: number
  readonly lists: number
}

export const JUDGES_MAX = 15
/** On a page about all lists: seven of contests with one list, then one for each judge. */
export const ROOMS: readonly number[] = Array.from({ length: CONTESTS_MAX + JUDGES_MAX }, (_, room) => room)

/** §8: the place of a list on a page about all lists. */
export function roomOf(contest: number, place: number): number {
  return place === 0 ? contest : CONTESTS_MAX - 1 + place
}

/** Rooms of the lists of one contest, of those of the mask. */
export function roomsOfContest(contest: number, judged: Judged | null): readonly number[] {
  if (judged?.bit !== contest) return [contest]
  return Array.from({ length: judged.lists }, (_, i) => roomOf(contest, i + 1))
}

export function roomsOf(mask: number, judged: Judged | null): readonly number[] {
  return bitsOf(mask).flatMap((bit) => roomsOfContest(bit, judged))
}

/** Rooms, on a page about all lists, that these contests do not have. */
export function roomsOutside(mask: number, judged: Judged | null): readonly number[] {
  const own = roomsOf(mask, judged)
  return ROOMS.filter((room) => !own.includes(room))
}

/** §3: a station with several stops on a date lists it once for each. A later stop is its day, and a 32nd more for each one before it. */
export function withTurns(days: readonly number[]): readonly number[] {
  return days.map((day, i) => dayAt(day, i - days.indexOf(day)))
}

/** Day number and place among the stops of that day, as a journal or seal has them in two fields. */
export function dayAt(day: number, turn: number): number {
  return day + turn / 32
}
