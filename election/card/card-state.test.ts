import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ContestMask, PairNumber } from '#election/ids.ts'
import {
  type CardState,
  COUNTER_MAX,
  issueNumberOf,
  type Move,
  STEPS_PER_ISSUE,
  stateOf,
  toBlank,
  toFinished,
  toIssued,
  toPressed,
  toReleased,
  toReturned,
  toTaken,
  toTakenOut,
} from './card-state.ts'

const pair = (k: number): PairNumber => k as PairNumber
const mask = (m: number): ContestMask => m as ContestMask
const PAIRS = Array.from({ length: 55 }, (_, i) => pair(i + 1))
const MASKS = Array.from({ length: 128 }, (_, m) => mask(m))
const SOME_MASKS = [0, 1, 2, 3, 64, 85, 126, 127].map(mask)

/** Every move that any program of ours knows, by anybody. */
function everyMove(counter: number, masks = SOME_MASKS): { name: string; move: Move; wanted: CardState['type'] }[] {
  const one = (name: string, wanted: CardState['type'], move: Move) => ({ name, move, wanted })
  return [
    one('issue', 'issued', toIssued(counter)),
    one('return', 'released', toReturned(counter)),
    one('blank', 'blank', toBlank(counter)),
    ...PAIRS.flatMap((k) => [
      one(`take ${k}`, 'taken', toTaken(counter, k)),
      one(`press ${k}`, 'pressed', toPressed(counter, k)),
      one(`finish ${k}`, 'finished', toFinished(counter, k)),
      one(`take out, spent ${k}`, 'finished', toTakenOut(counter, { type: 'spent', pair: k })),
      one(`take out, not spent ${k}`, 'released', toTakenOut(counter, { type: 'not-spent-and-closed', pair: k })),
      ...masks.map((m) => one(`release ${k} ${m}`, 'released', toReleased(counter, k, m))),
    ]),
  ]
}

const mayVote = (state: CardState): boolean =>
  state.type === 'issued' || state.type === 'taken' || state.type === 'pressed'

describe('the counter is the state', () => {
  test('each of the 256 values means one thing', () => {
    const types = Array.from({ length: STEPS_PER_ISSUE }, (_, value) => stateOf(5 * STEPS_PER_ISSUE + value))
    expect(types[0]).toEqual({ type: 'blank' })
    expect(types[1]).toEqual({ type: 'issued' })
    for (const k of PAIRS) {
      expect(types[2 * k]).toEqual({ type: 'taken', pair: k })
      expect(types[2 * k + 1]).toEqual({ type: 'pressed', pair: k })
    }
    for (const m of MASKS) expect(types[112 + m]).toEqual({ type: 'released', mask: m })
    for (let value = 240; value <= 254; value++) expect(types[value]).toEqual({ type: 'impossible' })
    expect(types[255]).toEqual({ type: 'finished' })
  })

  test('the issue number grows by one in 256 steps', () => {
    expect([0, 255, 256, 257, COUNTER_MAX].map(issueNumberOf)).toEqual([0, 0, 1, 1, 65_535])
  })

  test.each([-1, 0.5, COUNTER_MAX + 1, Number.NaN])('%s is no counter', (counter) => {
    expect(() => stateOf(counter)).toThrow('card counter')
  })
})

describe('allowed moves', () => {
  test('of one voter: issued, taken, pressed, finished, blank again', () => {
    let counter = 3 * STEPS_PER_ISSUE
    for (const move of [toIssued, (c: number) => toTaken(c, pair(7)), (c: number) => toPressed(c, pair(7))]) {
      const by = move(counter)
      expect(by.ok).toBe(true)
      if (by.ok) counter += by.value
    }
    expect(stateOf(counter)).toEqual({ type: 'pressed', pair: 7 })
    const finish = toFinished(counter, pair(7))
    expect(finish).toEqual({ ok: true, value: 255 - 15 })
    expect(toBlank(counter + 240)).toEqual({ ok: true, value: 1 })
    expect(stateOf(counter + 241)).toEqual({ type: 'blank' })
  })

  test('each leads exactly where it says, from each of the 256 values', () => {
    let allowed = 0
    for (let counter = 0; counter < STEPS_PER_ISSUE; counter++) {
      for (const { move, wanted } of everyMove(counter, MASKS)) {
        if (!move.ok) continue
        allowed++
        expect(stateOf(counter + move.value).type).toBe(wanted)
      }
    }
    // issue 1; return 1 + 55; blank 1; take, press 55 each; finish and release mask 0 from taken; finish, 128 masks and two
    // ways out from pressed.
    expect(allowed).toBe(1 + 56 + 1 + 55 + 55 + 55 * 2 + 55 * (1 + 128 + 2))
  })

  test('the only way out of finished is blank, and out of released and impossible there is none', () => {
    for (let value = 112; value < STEPS_PER_ISSUE; value++) {
      const open = everyMove(value).filter(({ move }) => move.ok)
      expect(open.map(({ name }) => name)).toEqual(value === 255 ? ['blank'] : [])
    }
  })
})

describe('refused moves', () => {
  test('another kiosk never takes up, presses, finishes or releases the card of pair 3', () => {
    for (const counter of [6, 7]) {
      for (const move of [toTaken, toPressed, toFinished, (c: number, k: PairNumber) => toReleased(c, k, mask(0))]) {
        expect(move(counter, pair(4))).toEqual({ ok: false, error: { type: 'other-pair', pair: 3 } })
      }
    }
  })

  test('the desk returns a taken card at once, but never a pressed one (C4)', () => {
    expect(toReturned(6)).toEqual({ ok: true, value: 106 })
    expect(toReturned(7)).toEqual({ ok: false, error: { type: 'not-allowed', from: { type: 'pressed', pair: 3 } } })
  })

  test('a left-over pressed card needs the word of its own pair', () => {
    expect(toTakenOut(7, { type: 'spent', pair: pair(3) })).toEqual({ ok: true, value: 248 })
    expect(toTakenOut(7, { type: 'not-spent-and-closed', pair: pair(3) })).toEqual({ ok: true, value: 105 })
    expect(toTakenOut(7, { type: 'spent', pair: pair(4) }).ok).toBe(false)
    expect(toTakenOut(6, { type: 'spent', pair: pair(3) }).ok).toBe(false)
  })

  test('from taken nothing can have been recorded', () => {
    for (const m of MASKS) expect(toReleased(6, pair(3), m).ok).toBe(m === 0)
  })

  test('an issued card is never pressed without being taken first (C3)', () => {
    expect(toPressed(1, pair(1))).toEqual({ ok: false, error: { type: 'not-allowed', from: { type: 'issued' } } })
  })

  test('a card is not issued while its last issue is not finished', () => {
    for (let value = 1; value < STEPS_PER_ISSUE; value++) expect(toIssued(value).ok).toBe(false)
  })

  test('a repeated move says that the card stands there already', () => {
    expect(toIssued(1)).toEqual({ ok: false, error: { type: 'already-there' } })
    expect(toTaken(6, pair(3))).toEqual({ ok: false, error: { type: 'already-there' } })
    expect(toPressed(7, pair(3))).toEqual({ ok: false, error: { type: 'already-there' } })
    expect(toFinished(255, pair(3))).toEqual({ ok: false, error: { type: 'already-there' } })
  })

  test('a card whose counter has no whole issue left is worn out', () => {
    expect(toBlank(COUNTER_MAX)).toEqual({ ok: false, error: { type: 'counter-at-end' } })
    expect(toBlank(COUNTER_MAX - STEPS_PER_ISSUE).ok).toBe(true)
  })
})

test('promise 1: no sequence of moves by anybody brings a card that has voted back to a live state of the same issue (KSK-05)', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 40 }), (choices) => {
      let counter = 0
      let over = -1
      for (const choice of choices) {
        const open = everyMove(counter).flatMap(({ move }) => (move.ok ? [move.value] : []))
        const by = open[choice % Math.max(1, open.length)]
        if (by === undefined) break
        expect(by).toBeGreaterThanOrEqual(1)
        counter += by
        const state = stateOf(counter)
        if (state.type === 'finished' || state.type === 'released') over = issueNumberOf(counter)
        if (mayVote(state)) expect(issueNumberOf(counter)).toBeGreaterThan(over)
      }
    }),
    { numRuns: 500 },
  )
})

test('promise 1: whatever the moves, one issue is taken up by one pair only (KSK-06)', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 40 }), (choices) => {
      const takers = new Map<number, Set<number>>()
      let counter = 0
      for (const choice of choices) {
        const open = everyMove(counter).flatMap(({ move }) => (move.ok ? [move.value] : []))
        const by = open[choice % Math.max(1, open.length)]
        if (by === undefined) break
        counter += by
        const state = stateOf(counter)
        if (state.type !== 'taken' && state.type !== 'pressed') continue
        const issue = issueNumberOf(counter)
        takers.set(issue, (takers.get(issue) ?? new Set()).add(state.pair))
        expect(takers.get(issue)?.size).toBe(1)
      }
    }),
    { numRuns: 500 },
  )
})
