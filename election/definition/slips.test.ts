/** 発券のみ (ISS-02): a slip's number says that it is a slip, of which kind, and that no digit was misread. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { StationId } from '#election/ids.ts'
import { tinyCouncil, tinyMayor, tinyStation } from '#fixtures/elections/tiny-sources.ts'
import { areServedOnce, type Station, stationsServed, votersAt } from './definition.ts'
import { contestsOfSlip, eachSlip, rangeOf, readSlip, type SlipRange, slipNumber, slipsIn } from './slips.ts'

const both = [tinyMayor.id, tinyCouncil.id]
const ranges: readonly SlipRange[] = [
  { first: 1_000_001, last: 1_000_003, sex: 'F', contests: both },
  { first: 2_000_000, last: 2_000_001, sex: 'M', contests: [tinyCouncil.id] },
]
const serial = fc.integer({ min: 1_000_000, max: 9_999_999 })

test('the numbers that a vendor computes by hand', () => {
  expect([1_000_000, 1_000_001, 1_234_567, 9_999_999].map(slipNumber)).toEqual([
    '100000017',
    '100000114',
    '123456751',
    '999999967',
  ])
})

test('it is read as people and scanners write it', () => {
  const number = slipNumber(1_234_567)
  for (const text of [number, '1234567 51', '1234567-51', '１２３４５６７－５１', ` ${number} `])
    expect(readSlip(text), text).toEqual({ ok: true, value: number })
  for (const text of ['', '12345678', '1234567511', '012345678', 'A23456751', 'IP1/00'])
    expect(readSlip(text), text).toEqual({ ok: false, error: 'not-a-slip' })
})

test('one digit that is another, and two that changed places, are seen', () => {
  fc.assert(
    fc.property(serial, fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (one, at, more) => {
      const digits = [...slipNumber(one)]
      digits[at] = String((Number(digits[at]) + more) % 10)
      expect(readSlip(digits.join('')).ok).toBe(false)
      const swapped = [...slipNumber(one)]
      const [left = '', right = ''] = [swapped[at], swapped[(at + 1) % 9]]
      if (left === right || at === 8) return
      ;[swapped[at], swapped[at + 1]] = [right, left]
      expect(readSlip(swapped.join('')).ok).toBe(false)
    }),
  )
})

test('each slip of the ranges is there once, with its sex and its contests, and no other number is', () => {
  const all = [...eachSlip(ranges)]
  expect(all.map(({ number }) => Number(number.slice(0, 7)))).toEqual([
    1_000_001, 1_000_002, 1_000_003, 2_000_000, 2_000_001,
  ])
  expect(all.map(({ sex }) => sex)).toEqual(['F', 'F', 'F', 'M', 'M'])
  expect(slipsIn(ranges)).toBe(all.length)
  const contests = [tinyMayor, tinyCouncil]
  expect(all.map(({ number }) => contestsOfSlip(ranges, number, contests))).toEqual([3, 3, 3, 2, 2])
  expect(contestsOfSlip(ranges, slipNumber(1_000_004), contests)).toBe(0)
  expect(rangeOf(ranges, slipNumber(1_000_000))).toBe(null)
  // No candidate stands against another: nobody votes on it.
  expect(contestsOfSlip(ranges, slipNumber(1_000_001), [tinyMayor])).toBe(1)
})

test('no number is a slip of two stations, no roll is beside slips, and nobody’s roll is there (ISS-02)', () => {
  const at = (id: string, slips: readonly SlipRange[] | null, more: Partial<Station> = {}): Station => ({
    ...tinyStation,
    ...{ id: id as StationId, earlyVoting: true, slips },
    ...more,
  })
  const [first, second] = [at('E', ranges.slice(0, 1)), at('S', ranges.slice(1))]
  expect(areServedOnce([first, second, tinyStation])).toBe(true)
  expect(areServedOnce([first, at('S', [{ ...ranges[0], last: 1_000_001 } as SlipRange]), tinyStation])).toBe(false)
  expect(areServedOnce([first, at('S', null), tinyStation])).toBe(false)
  expect(areServedOnce([first, at('S', null, { district: '北' }), tinyStation])).toBe(true)
  expect(stationsServed(first, [first, tinyStation])).toEqual([])
  const facts = [{ station: tinyStation.id, registered: 9, eligible: 9, entitled: [] }]
  expect(votersAt(first, { stations: [first, tinyStation], stationFacts: facts })).toBe(3)
})
