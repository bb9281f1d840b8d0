import { describe, expect, it } from 'vitest'
import { BLOCK_PAGES, JOURNAL_PAGES, layoutOf } from '#election/ballot-box/layout.ts'
import type { ContestMask } from '#election/ids.ts'
import { type Configuration, scenarioOf } from '#simulation/crash-states/configurations.ts'
import { enumerate } from '#simulation/crash-states/enumerate.ts'
import type { Mistake } from '#simulation/crash-states/mistakes.ts'

/** A mistake, the smallest room in which it shows, and the promises that it breaks there. Those of `fixtures/planted` for these tests are not here again. */
const BREAKS: readonly (readonly [Mistake, Configuration, RegExp])[] = [
  ['intent-and-slot-in-one-barrier', { cuts: 1 }, /^P[16]/],
  ['slot-and-clear-in-one-barrier', { cuts: 1 }, /^P[26]/],
  ['one-journal-page-left', {}, /^P3/],
  ['card-finished-before-intent', { cuts: 1 }, /^P4/],
  ['spent-mark-forgotten', {}, /^P[12]/],
  ['intent-not-copied', { contests: 2, cuts: 1, mediumDies: 'for-good', reissues: 1 }, /^P[1256]/],
  ['recorded-after-the-original', { cuts: 1, mediumDies: 'for-good' }, /^P2/],
  ['both-boxes-at-once', { voters: 2, cuts: 1, neighbours: true }, /^P2/],
  ['closed-page-left-out', { cuts: 1 }, /^P8/],
  ['no-pressed-step', { kiosks: 2, cuts: 1, reissues: 1 }, /^P[12]/],
  ['ended-without-pressed', { kiosks: 2, reissues: 1 }, /^P[12]/],
  ['pressed-card-issued-again', { kiosks: 2, machineDies: true, reissues: 1 }, /^P[12]/],
  ['mask-ignored', { contests: 2, kiosks: 2, mediumDies: 'for-good', reissues: 1 }, /^P[12]/],
  ['left-over-card-released-though-spent', { kiosks: 2, reissues: 1, earlyClose: true, cuts: 1 }, /^P[12]/],
  ['reopened-by-one-seal', { twoDays: true, voters: 2, cuts: 1 }, /^P(5|6|10)/],
  ['day-seal-is-the-end', { twoDays: true, voters: 2 }, /^P[3469]/],
  ['no-final-close-after-a-day', { twoDays: true, mediumDies: 'for-good' }, /^P9/],
  ['old-card-body-accepted', {}, /^P7/],
  ['remembered-before-the-barrier', { cuts: 1, handOvers: 1 }, /^P6/],
]

describe('a planted mistake breaks a promise', () => {
  for (const [mistake, configuration, promise] of BREAKS) {
    it(mistake, () => {
      const { violations } = enumerate(scenarioOf(configuration, mistake), {
        statesMax: 200_000,
        enough: (violation) => promise.test(violation),
      })
      expect(
        violations.some((violation) => promise.test(violation)),
        violations.join('\n'),
      ).toBe(true)
    })
  }
})

it('each journal page and each seal page lies alone in its 64 KiB: tearing one takes no other along', () => {
  const layout = layoutOf({ contests: 7 as ContestMask, several: null, capacity: 16, logPages: 16, dates: 3 })
  const alone = [...JOURNAL_PAGES, ...layout.sealPages]
  const blocks = alone.map((page) => Math.floor(page / BLOCK_PAGES))
  expect(new Set(blocks).size).toBe(alone.length)
  for (const { first, count } of [layout.ballots, layout.spent, layout.log]) {
    const last = Math.floor((first + count - 1) / BLOCK_PAGES)
    expect(blocks.some((block) => block >= Math.floor(first / BLOCK_PAGES) && block <= last)).toBe(false)
  }
})
