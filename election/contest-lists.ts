/**
 * A *contest* is what cards, screens and books know; a *list* is what media, mixes and bundles know (docs/decisions/064). A contest has one
 * list, of place 0, or one for each judge, of the places from 1: fifteen marks of one voter side by side would be nearly a signature, so no
 * list holds two answers of one voter.
 */
import { CONTESTS_MAX, contestBits, has } from './contests.ts'
import type { ContestBit, ContestMask } from './ids.ts'

/** A review has fifteen judges at most: the Supreme Court has no more (Court Act, art. 5). */
export const PLACES_MAX = 15
/** Rooms on a seal: one a contest for its list of place 0, then one for each further place. */
export const LISTS_MAX = CONTESTS_MAX + PLACES_MAX

export interface ContestList {
  readonly bit: ContestBit
  /** 0: the contest has one list. 1…15: the judge whose list it is. */
  readonly place: number
}

/** The contest with a list for each judge. An election has one at most, so a seal has a room for each list whatever the election has. */
export interface SeveralLists {
  readonly bit: ContestBit
  /** 1…15; their places are from 1. */
  readonly lists: number
}

/** Null where the contest with several lists is not among these. */
export function severalAmong(several: SeveralLists | null, contests: ContestMask): SeveralLists | null {
  return several !== null && has(contests, several.bit) ? several : null
}

/** The list of a contest that has one. */
export function oneListOf(bit: ContestBit): ContestList {
  return { bit, place: 0 }
}

/** One value for each list that an election can have, in the order of `listRoom`. */
export type PerList<T> = readonly T[]

/** The place of a list on a page about all of them. */
export function listRoom({ bit, place }: ContestList): number {
  return place === 0 ? bit : CONTESTS_MAX - 1 + place
}

export function perList<T>(of: (room: number) => T): PerList<T> {
  return Array.from({ length: LISTS_MAX }, (_, room) => of(room))
}

export function ofList<T>(each: PerList<T>, list: ContestList): T {
  return each[listRoom(list)] as T
}

/** The lists of one contest, in ascending order of their places. */
export function listsOfContest(bit: ContestBit, several: SeveralLists | null): readonly ContestList[] {
  return placesOf(several?.bit === bit ? several.lists : null).map((place) => ({ bit, place }))
}

/** The lists of all these contests, in the order of their rooms. */
export function listsIn(contests: ContestMask, several: SeveralLists | null): readonly ContestList[] {
  return byRoom(contestBits(contests).flatMap((bit) => listsOfContest(bit, several)))
}

function byRoom(lists: readonly ContestList[]): readonly ContestList[] {
  return lists.toSorted((a, b) => listRoom(a) - listRoom(b))
}

/** @param lists null: the contest has one list */
export function placesOf(lists: number | null): readonly number[] {
  return lists === null ? [0] : Array.from({ length: lists }, (_, i) => i + 1)
}

/** Whether these contests can have these lists; a foreign header may claim anything. */
export function isSeveral({ bit, lists }: SeveralLists, contests: ContestMask): boolean {
  return has(contests, bit) && Number.isInteger(lists) && lists >= 1 && lists <= PLACES_MAX
}

export function isSameList(a: ContestList, b: ContestList): boolean {
  return a.bit === b.bit && a.place === b.place
}
