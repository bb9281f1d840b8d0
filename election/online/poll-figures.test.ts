/** Figures of the running poll (S-08): nobody who looks again and again sees one person. */
import { expect, it } from 'vitest'
import { type HourOfChecks, pollFigures } from './poll-figures.ts'
import type { GateCount } from './wire/gate.ts'

const HOUR = 3600
const at = (hour: number, result: string, count: number): HourOfChecks => ({ hour: hour * HOUR, result, count })
const opened = (hour: number, count: number) => ({ hour: hour * HOUR, what: 'opened' as const, count })
const figures = (
  checks: readonly HourOfChecks[],
  hour: number,
  counts: readonly { hour: number; what: GateCount; count: number }[] = [],
) => pollFigures({ checks, codes: checks.map((each) => ({ ...each, count: 1 })), counts }, hour * HOUR + 1800)

it('counts whole periods of ten checks and more, in steps of ten', () => {
  const all = [
    at(1, 'permit', 57),
    at(1, 'wrong-password', 12),
    at(1, 'locked', 3),
    at(2, 'permit', 4),
    at(3, 'permit', 9),
  ]
  expect(figures(all, 4)).toEqual({
    ...{ until: 4 * HOUR, checks: 80, good: 70, failed: 10, codes: 0, opened: 0, mistyped: 0 },
    byResult: [
      { result: 'permit', count: 70 },
      { result: 'wrong-password', count: 10 },
    ],
    periods: [
      { from: HOUR, until: 2 * HOUR, checks: 70 },
      { from: 2 * HOUR, until: 4 * HOUR, checks: 10 },
    ],
  })
})

it('has nothing of the hour that runs, and of a period that nine people have', () => {
  expect(figures([at(1, 'permit', 900)], 1).checks).toBe(0)
  expect(figures([at(1, 'permit', 900)], 2).checks).toBe(900)
  const before = figures([at(1, 'permit', 900)], 5)
  const nine = figures([at(1, 'permit', 900), at(2, 'permit', 9)], 5)
  expect(nine).toEqual(before)
})

it('one check more changes no figure, or makes a period whole with nine others', () => {
  for (let count = 0; count < 60; count++) {
    const [one, other] = [count, count + 1].map((n) => figures([at(1, 'permit', 33), at(2, 'permit', n)], 3))
    expect((other?.checks ?? 0) - (one?.checks ?? 0)).toBeGreaterThanOrEqual(0)
    expect([0, 10]).toContain((other?.checks ?? 0) - (one?.checks ?? 0))
  }
})

it('openings of the page and slips come with the checks of their hours, in steps of ten, and not before', () => {
  const checks = [at(1, 'permit', 30)]
  const counts = [opened(1, 57), { ...opened(1, 14), what: 'mistyped' as const }, opened(2, 90)]
  expect(figures(checks, 2, counts)).toMatchObject({ opened: 50, mistyped: 10 })
  expect(figures(checks, 1, counts)).toMatchObject({ opened: 0, mistyped: 0 })
  // An hour whose checks are too few is in no figure.
  expect(figures([...checks, at(2, 'permit', 9)], 4, counts)).toMatchObject({ opened: 50, mistyped: 10 })
  expect(figures([...checks, at(2, 'permit', 10)], 4, counts)).toMatchObject({ opened: 140, mistyped: 10 })
})
