/**
 * T4: the remaining time over what was recorded of three counts of 400,000 and 600,000 records beside other work (fixtures/traces): the
 * same moments, no clock. The mixing has three parts of unlike pace; what is told before each one must know of it.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Course, secondsLeft, withMoment } from '../../session/remaining.ts'
import { mixedWay } from './merge-records.ts'

interface Recorded {
  readonly records: number
  readonly mixing: { readonly lastedMs: number; readonly thrownMixedMs: readonly (readonly [number, number, number])[] }
  readonly opening: { readonly lastedMs: number; readonly doneMs: readonly (readonly [number, number])[] }
}

const FILE = join(import.meta.dirname, '../../../fixtures/traces/courses-of-counts.json')
const recorded: readonly Recorded[] = JSON.parse(readFileSync(FILE, 'utf8'))

/** By how many seconds it was off at most, as a part of all, between a tenth of the time and nine tenths. */
function mostOff(moments: readonly (readonly [number, number])[], total: number, lastedMs: number): number {
  let course: Course = []
  const off = moments.flatMap(([done, ms]) => {
    course = withMoment(course, { done, ms }, total)
    const left = secondsLeft(course, total)
    const inside = ms > lastedMs / 10 && ms < (lastedMs * 9) / 10
    // The screen shows whole seconds, rounded up.
    const truth = Math.ceil((lastedMs - ms) / 1000)
    return inside && left !== null ? [(Math.abs(left - truth) * 1000) / lastedMs] : []
  })
  expect(off.length).toBeGreaterThan(10)
  return Math.max(...off)
}

describe('the remaining time over recorded counts', () => {
  it.each(recorded)(
    'of mixing $records records is off by less than two fifths of the whole, with halves it was by as much as all',
    ({ records, mixing }) => {
      const moments = mixing.thrownMixedMs.map(([thrown, mixed, ms]) => [mixedWay(thrown, mixed, 0), ms] as const)
      expect(mostOff(moments, records, mixing.lastedMs)).toBeLessThan(2 / 5)
    },
  )

  it.each(recorded)(
    'with $records records mixed, tells within a second how long the disk still takes',
    ({ records, mixing }) => {
      let course: Course = []
      for (const [thrown, mixed, ms] of mixing.thrownMixedMs) {
        course = withMoment(course, { done: mixedWay(thrown, mixed, 0), ms }, records)
      }
      const [, mixed, ms] = mixing.thrownMixedMs.at(-1) ?? expect.unreachable()
      expect(mixed).toBe(records)
      const left = secondsLeft(course, records) ?? expect.unreachable()
      expect(left).toBeGreaterThan(0)
      expect(Math.abs(left - (mixing.lastedMs - ms) / 1000)).toBeLessThan(1)
    },
  )

  it('has gone the whole way when everything is mixed and erased, and never more of it', () => {
    for (const records of [1, 7, 400_000, 10_000_000]) {
      expect(mixedWay(records, records, records)).toBe(records)
      expect(mixedWay(records, records, records - 1)).toBeLessThan(records)
    }
  })

  it.each(recorded)(
    'of opening $records records is off by no more than a sixth of the whole',
    ({ records, opening }) => {
      expect(mostOff(opening.doneMs, records, opening.lastedMs)).toBeLessThan(1 / 4)
    },
  )
})
