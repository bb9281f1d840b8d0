/**
 * A candidate's votes in thousandths. Ballots that name only what namesakes share are divided among them (PEO 68-2) and cut behind
 * the third decimal; in whole thousandths every sum and every comparison stays exact.
 */
import { assert } from '#election/assert.ts'
import { grouped } from '#election/figure.ts'

declare const thousandths: unique symbol
export type Votes = number & { readonly [thousandths]: true }

const UNIT = 1000

export function wholeVotes(ballots: number): Votes {
  return exact(ballots * UNIT)
}

/** 持ち帰りその他: voters less ballots, below zero where there are more ballots than voters. */
export function wholeDifference(ballots: number): Votes {
  const difference = ballots * UNIT
  assert(Number.isSafeInteger(difference), 'votes: an exact difference')
  return difference as Votes
}

export function sumOfVotes(parts: readonly Votes[]): Votes {
  return exact(parts.reduce((sum, part) => sum + part, 0))
}

/** `ballots` × `own` ÷ `all`, cut behind the third decimal. */
export function shareOf(ballots: number, own: number, all: number): Votes {
  return exact(Number((BigInt(ballots) * BigInt(UNIT) * BigInt(own)) / BigInt(all)))
}

/** 1234 or 1234.500: decimals only where there are some. */
export function inDecimals(votes: Votes): string {
  const decimals = votes % UNIT
  const whole = String((votes - decimals) / UNIT)
  return decimals === 0 ? whole : `${whole}.${String(decimals).padStart(3, '0')}`
}

/** 1,234.500: as papers and screens have it. */
export function inWords(votes: Votes): string {
  const [whole = '', ...decimals] = inDecimals(votes).split('.')
  return [grouped(whole), ...decimals].join('.')
}

/** Figures under one another, points under points: where one of them has decimals, all have three (18.000 under 22.888). */
export function inColumn(figures: readonly (Votes | null)[]): (votes: Votes) => string {
  const isDivided = figures.some((votes) => votes !== null && votes % UNIT !== 0)
  return (votes) => (isDivided && votes % UNIT === 0 ? `${inWords(votes)}.000` : inWords(votes))
}

function exact(value: number): Votes {
  assert(Number.isSafeInteger(value) && value >= 0, 'votes: an exact number')
  return value as Votes
}
