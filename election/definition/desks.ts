/**
 * D-24: the desks of a busy station. Each issues for its own slice of the roll, by roll number, and no network joins them: a voter belongs
 * to exactly one, so at most one right is out for each contest whatever the other desk does (ISS-02).
 */
import type { RollNumber } from '#election/ids.ts'

/** First and last roll number, both included. */
export interface RollSlice {
  readonly from: RollNumber
  readonly to: RollNumber
}

/** Empty: one desk, with the whole roll. */
export type Desks = readonly RollSlice[]

export const DESKS_MAX = 4
/** It opens and closes the machines, and serves those whose number is in no slice. */
export const MAIN_DESK = 1
/** Each desk has an issuer at work and one that takes over: no medium of one desk fits an issuer of the other. */
export const ISSUERS_OF_DESK = 2

/** Which desk serves this number; one that came after the slices were signed, or stands in none, belongs to the first. */
export function deskOf(desks: Desks, rollNo: RollNumber): number {
  const place = desks.findIndex((slice) => isInSlice(slice, rollNo))
  return place < 0 ? MAIN_DESK : place + 1
}

/** Issuers 1 and 2 of a station are at the first desk, 3 and 4 at the second. */
export function deskOfIssuer(desks: Desks, issuerKeyId: number): number {
  return desks.length === 0 ? MAIN_DESK : Math.ceil(issuerKeyId / ISSUERS_OF_DESK)
}

export function isInSlice({ from, to }: RollSlice, rollNo: RollNumber): boolean {
  return compareRollNumbers(from, rollNo) <= 0 && compareRollNumbers(rollNo, to) <= 0
}

/** ISS-02: no number is in two slices. */
export function areDisjoint(slices: readonly RollSlice[]): boolean {
  const ascending = slices.toSorted((a, b) => compareRollNumbers(a.from, b.from))
  return ascending.every(({ from, to }, at) => {
    const before = ascending[at - 1]
    return compareRollNumbers(from, to) <= 0 && (before === undefined || compareRollNumbers(before.to, from) < 0)
  })
}

/** As people count: 1-9 is before 1-10, with zeros before the figure or without. */
export function compareRollNumbers(one: string, other: string): number {
  const [left, right] = [partsOf(one), partsOf(other)]
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const order = compareParts(left[at] ?? '', right[at] ?? '')
    if (order !== 0) return order
  }
  return 0
}

function partsOf(number: string): readonly string[] {
  return number.split(/(\d+)/)
}

function compareParts(one: string, other: string): number {
  if (/^\d/.test(one) && /^\d/.test(other)) {
    const [left, right] = [BigInt(one), BigInt(other)]
    return left === right ? 0 : left < right ? -1 : 1
  }
  return one === other ? 0 : one < other ? -1 : 1
}
