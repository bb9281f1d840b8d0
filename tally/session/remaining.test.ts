/** T4: the remaining time of an uneven run is right within a tenth, with no clock in it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Course, secondsLeft, withMoment } from './remaining.ts'

/** A range of records that an opener reports. */
const STEP = 2048

interface Told {
  /** The done part of the whole. */
  readonly done: number
  readonly seconds: number | null
  readonly truth: number
}

/** Each step takes so many ms. */
function told(steps: readonly number[]): readonly Told[] {
  const lasts = steps.reduce((sum, ms) => sum + ms, 0)
  const total = steps.length * STEP
  let course: Course = []
  let ms = 0
  return steps.map((step, i) => {
    ms += step
    course = withMoment(course, { done: (i + 1) * STEP, ms }, total)
    return { done: (i + 1) / steps.length, seconds: secondsLeft(course, total), truth: (lasts - ms) / 1000 }
  })
}

/** A tenth of what is left, or the second to which it is rounded. */
function expectRight(all: readonly Told[], from: number, to: number): void {
  const asked = all.filter(({ done }) => done >= from && done <= to)
  expect(asked.length).toBeGreaterThan(100)
  const isWrong = ({ seconds, truth }: Told) => Math.abs((seconds ?? 0) - truth) > Math.max(1, truth / 10)
  expect(asked.filter(isWrong)).toEqual([])
}

/** As of ten million records: one step takes anything up to four times as long as another. */
function unevenSteps(seed: number): readonly number[] {
  let drawn = seed
  return Array.from({ length: 4900 }, () => {
    drawn = (Math.imul(drawn, 1_664_525) + 1_013_904_223) >>> 0
    return 75 + 225 * (drawn / 2 ** 32)
  })
}

describe('the remaining time', () => {
  it('is right within a tenth from the first tenth on, however uneven the pace', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => expectRight(told(unevenSteps(seed)), 0.1, 0.85)),
      { numRuns: 20 },
    )
  })

  it('follows a machine that becomes half or twice as fast, as soon as no more is left than was done since', () => {
    const changes = fc.record({ seed: fc.integer(), at: fc.integer({ min: 10, max: 40 }), by: fc.constantFrom(0.5, 2) })
    fc.assert(
      fc.property(changes, ({ seed, at, by }) => {
        const steps = unevenSteps(seed)
        const first = Math.round((steps.length * at) / 100)
        const changed = steps.map((ms, i) => (i < first ? ms : ms * by))
        expectRight(told(changed), (1 + at / 100) / 2, 0.85)
      }),
      { numRuns: 20 },
    )
  })

  it('is not told before two seconds, nor before anything is done; and is nothing at the end', () => {
    expect(secondsLeft([], 10)).toBeNull()
    expect(secondsLeft([{ done: 1, ms: 1999 }], 10)).toBeNull()
    expect(secondsLeft([{ done: 0, ms: 5000 }], 10)).toBeNull()
    expect(secondsLeft([{ done: 1, ms: 2000 }], 10)).toBe(18)
    expect(
      secondsLeft(
        [
          { done: 9, ms: 2000 },
          { done: 10, ms: 3000 },
        ],
        10,
      ),
    ).toBe(0)
  })

  it('remembers no more than some hundred moments of any run', () => {
    let course: Course = []
    for (let i = 1; i <= 10_000; i++) course = withMoment(course, { done: i, ms: i }, 10_000)
    expect(course.length).toBeLessThanOrEqual(402)
    expect(course.at(-1)).toEqual({ done: 10_000, ms: 10_000 })
  })
})
