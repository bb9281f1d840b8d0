/**
 * 選挙当日有権者数 contest by contest (ELG-21). Where everybody who votes at a station has the right to each of its contests, one number says it. A
 * contest to which some of them have none has a number of its own beside it, in package, candidate list and station report alike.
 */
import { z } from 'zod'
import { CONTESTS_MAX } from '../contests.ts'
import { contestId } from '../id-schemas.ts'
import type { ContestId, StationId } from '../ids.ts'

/** Fewer than the people who have the right to some contest of the station. */
export interface Entitled {
  readonly contest: ContestId
  readonly eligible: number
}

/** Facts of a station that the count reconciles with. */
export interface StationFacts {
  readonly station: StationId
  /** Roll rows that are not struck. */
  readonly registered: number
  /** 選挙当日有権者数: who has the right on the day, to one contest at least; with absentee and early voters. */
  readonly eligible: number
  /** ELG-21. Empty: each of them has the right to every contest of the station. */
  readonly entitled: readonly Entitled[]
}

interface Electors {
  readonly eligible: number
  readonly entitled: readonly { readonly contest: string; readonly eligible: number }[]
}

export const entitledSchema = z
  .array(z.strictObject({ contest: contestId, eligible: z.number().int().min(0).max(10_000_000) }))
  .max(CONTESTS_MAX)

export function eligibleFor({ eligible, entitled }: Electors, contest: string): number {
  return entitled.find((each) => each.contest === contest)?.eligible ?? eligible
}

/** One spelling: a contest to which everybody has the right is not in it. */
export function entitledOf<Id extends string>(
  counts: readonly { readonly contest: Id; readonly eligible: number }[],
  eligible: number,
): readonly { readonly contest: Id; readonly eligible: number }[] {
  return counts.filter((each) => each.eligible < eligible)
}

/** @param own ids of the contests of the station, those on paper too */
export function fitEntitled({ eligible, entitled }: Electors, own: readonly string[]): boolean {
  const named = entitled.map(({ contest }) => contest)
  const areFewer = entitled.every((each) => each.eligible < eligible)
  return areFewer && new Set(named).size === named.length && named.every((id) => own.includes(id))
}
