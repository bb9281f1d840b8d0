import { expect, it } from 'vitest'
import { parseDate } from '#election/time.ts'
import { CONTEST_KINDS, kindOf } from './kinds.ts'

const all = CONTEST_KINDS.map((kind) => kindOf({ kind }))

it('no two kinds have the same word in contests.csv', () => {
  const words = all.flatMap(({ written }) => written)
  expect(new Set(words).size).toBe(words.length)
})

it('each part of the votes has its clause, and the day on which it was read', () => {
  const laws = all.flatMap(({ minimum, deposit }) => [minimum?.law, deposit?.law].filter((law) => law !== undefined))
  for (const { clause, asOf } of laws) {
    expect(clause).toMatch(/^PEO \d+(-\d+)?\(\d+\)\d*$/)
    expect(parseDate(asOf)).not.toBeNull()
  }
})
