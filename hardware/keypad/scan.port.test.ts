import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Key } from './port.ts'
import { notMoved, passTime, pressSwitch, REST, type Scanned, type Scanning, type Switch } from './scan.ts'

const PACE_MS = 2000

/** Keys with the time at which each was pressed, until `end`. */
function played(scanning: Scanning, presses: readonly (readonly [number, Switch])[], end: number): [number, Key][] {
  const keys: [number, Key][] = []
  let last: Scanned = { state: REST, key: null, wakeAt: null }
  const take = (scanned: Scanned, now: number): void => {
    if (scanned.key !== null) keys.push([now, scanned.key])
    last = scanned
  }
  for (const [at, which] of [...presses, [end, null] as const]) {
    while (last.wakeAt !== null && last.wakeAt <= at) take(passTime(scanning, last.state, last.wakeAt), last.wakeAt)
    if (which !== null) take(pressSwitch(scanning, last.state, which, at), at)
  }
  return keys
}

const ONE: Scanning = { switches: 1, paceMs: PACE_MS }
const TWO: Scanning = { switches: 2, paceMs: PACE_MS }

test('two switches: one moves, one selects, and nothing moves by itself', () => {
  const presses = [
    [10, 'first'],
    [20, 'first'],
    [900, 'second'],
    [90_000, 'first'],
  ] as const
  expect(played(TWO, presses, 1e6)).toEqual([
    [10, 'next'],
    [20, 'next'],
    [900, 'select'],
    [90_000, 'next'],
  ])
})

test('one switch: nothing moves before the first press, then at the pace, and a press selects what it came to', () => {
  expect(played(ONE, [], 1e6)).toEqual([])
  expect(
    played(
      ONE,
      [
        [5000, 'first'],
        [10_000, 'first'],
      ],
      13_000,
    ),
  ).toEqual([
    [5000, 'repeat'],
    [7000, 'next'],
    [9000, 'next'],
    [10_000, 'select'],
    [12_000, 'next'],
  ])
})

test('a press just after a move was meant for the thing before: it does nothing, and the pace goes on', () => {
  expect(
    played(
      ONE,
      [
        [0, 'first'],
        [2299, 'first'],
        [2300, 'first'],
      ],
      3000,
    ).map(([, key]) => key),
  ).toEqual(['repeat', 'next', 'select'])
  expect(
    played(
      ONE,
      [
        [0, 'first'],
        [2299, 'first'],
      ],
      4000,
    ),
  ).toEqual([
    [0, 'repeat'],
    [2000, 'next'],
    [4000, 'next'],
  ])
})

test('a press just after a move that the machine did not follow means what is heard: it selects', () => {
  const begun = pressSwitch(ONE, REST, 'first', 0)
  const move = passTime(ONE, begun.state, PACE_MS)
  expect(move.key).toBe('next')
  expect(pressSwitch(ONE, move.state, 'first', PACE_MS + 100).key).toBeNull()
  expect(pressSwitch(ONE, notMoved(move.state), 'first', PACE_MS + 100).key).toBe('select')
  // A hand that trembles presses twice all the same.
  const once = pressSwitch(ONE, notMoved(move.state), 'first', PACE_MS + 100)
  expect(pressSwitch(ONE, once.state, 'first', PACE_MS + 200).key).toBeNull()
  expect(notMoved(REST)).toBe(REST)
})

test('left alone it comes to rest, and the next press selects nothing', () => {
  const keys = played(
    ONE,
    [
      [0, 'first'],
      [1e7, 'first'],
    ],
    1e7 + 1,
  )
  expect(keys.filter(([, key]) => key === 'next')).toHaveLength(100)
  expect(keys.at(-1)).toEqual([1e7, 'repeat'])
})

test('another pace is kept to the millisecond; with one switch nothing is selected that was not waited for', () => {
  const presses = fc.array(fc.nat({ max: 30_000 }), { maxLength: 30 })
  fc.assert(
    fc.property(presses, fc.integer({ min: 1000, max: 20_000 }), (times, paceMs) => {
      const pressed = [...times].sort((a, b) => a - b).map((at) => [at, 'first'] as const)
      const keys = played({ switches: 1, paceMs }, pressed, 40_000)
      keys.forEach(([at, key], i) => {
        const [before] = keys[i - 1] ?? [at]
        if (key === 'next') expect(at - before).toBe(paceMs)
        if (key === 'select') expect(at - before).toBeGreaterThanOrEqual(300)
      })
    }),
  )
})
