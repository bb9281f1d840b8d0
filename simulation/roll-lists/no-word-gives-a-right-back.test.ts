/** ISS-02: whatever is said of a row, and in whatever order, no word gives a right back but one that takes an earlier word back. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RollMark } from '#election/definition/definition.ts'
import type { ContestMask, RollNumber } from '#election/ids.ts'
import type { Handle } from '#election/online/ids.ts'
import type { MarkChange } from '#election/roll/roll-list.ts'
import { afterEarly, afterTold, type HeldMark, heldAfter, isBoth } from '#election/roll/told-mark.ts'

const rollNo = '1' as RollNumber
const box = 'ab'.repeat(16) as Handle
const ALL = 7

type Word = ['told' | 'early', MarkChange]
const word = (way: Word[0], mark: RollMark, cause: MarkChange['cause'], more: Partial<MarkChange> = {}): Word => [
  way,
  { rollNo, mark, cause, ...more },
]
const early = (contests?: number) =>
  word('early', 'early_voted', 'early-voting', contests === undefined ? {} : { early: contests as ContestMask })
const online = (mark: RollMark) => word('told', mark, 'online', { box })
const WORDS = {
  'an early vote': early(),
  'one contest early': early(1),
  'another contest early': early(6),
  'a box': online('online'),
  'an online vote': online('online_voted'),
  'absentee papers': word('told', 'absentee_issued', 'absentee'),
  'an absentee vote': word('told', 'absentee_voted', 'absentee'),
  'absentee papers came back': word('told', 'none', 'absentee-returned'),
  death: word('told', 'died', 'death'),
  'an early card came back': word('early', 'none', 'early-voting'),
}

function then(held: HeldMark, [way, change]: Word): HeldMark {
  const next = way === 'told' ? afterTold(held, change) : afterEarly(held, change)
  return next === null ? held : heldAfter(held, next)
}

/** The contests that a station may still give this voter, also after papers came back or an online vote was made void. */
function mayBeGiven({ mark, early: used }: HeldMark): number {
  if (mark === 'early_voted') return used === undefined ? 0 : ALL & ~used
  return ['none', 'online', 'absentee_issued', 'online_void_first'].includes(mark) ? ALL : 0
}

describe('words of one row that meet', () => {
  test('in any order, none opens a contest again but the word of who closed it', () => {
    const voids = { 'a vote that may be void': online('online_void_first') }
    // A settings' switch says which of the two marks an online vote has.
    for (const words of [WORDS, { ...WORDS, 'an online vote': voids['a vote that may be void'] }]) {
      const names = Object.keys(words) as (keyof typeof WORDS)[]
      const anyWords = fc.array(fc.constantFrom(...names), { maxLength: 7 })
      fc.assert(
        fc.property(anyWords, (said) => {
          let held: HeldMark = { mark: 'none' }
          for (const name of said) {
            const next = then(held, words[name])
            // The early-voting station, or the roll side of the online box, corrects its own word.
            const isBack =
              (held.mark === 'early_voted' && words[name][0] === 'early') ||
              (held.mark.startsWith('online') && words[name][1].cause === 'online')
            // Papers that the office sent to somebody whom it had struck: its own correction.
            const isCorrected = name.startsWith('absentee papers') && ['died', 'absentee_voted'].includes(held.mark)
            // The online vote is void now, so what was not used early is open.
            const isVoid = isBoth(next) && !isBoth(held)
            if (!isBack && !isCorrected && !isVoid)
              expect(mayBeGiven(next) & ~mayBeGiven(held), said.join(', ')).toBe(0)
            held = next
          }
        }),
        { numRuns: 5000 },
      )
    }
  })

  test('who voted at a station or on paper and online has one vote: the row names the box, in either order', () => {
    for (const first of ['an early vote', 'one contest early', 'an absentee vote'] as const) {
      const held = then(then({ mark: 'none' }, WORDS[first]), WORDS['an online vote'])
      expect(isBoth(held), first).toBe(true)
      expect(mayBeGiven(held) & ~mayBeGiven(then({ mark: 'none' }, WORDS[first]))).toBe(0)
    }
    for (const next of ['an early vote', 'one contest early', 'an absentee vote'] as const) {
      expect(isBoth(then(then({ mark: 'none' }, WORDS['an online vote']), WORDS[next])), next).toBe(true)
    }
    // What a list says names the box: the station's books know nothing else.
    expect(afterTold({ mark: 'online_voted', box }, WORDS['an absentee vote'][1])).toMatchObject({
      cause: 'online',
      box,
    })
    // A box without a vote is no second vote, and its handle is not named.
    expect(isBoth(then(then({ mark: 'none' }, WORDS['a box']), WORDS['an early vote']))).toBe(false)
    // The card came back: the online vote is the only one.
    const back = [WORDS['an online vote'], WORDS['an early vote'], WORDS['an early card came back']]
    expect(back.reduce(then, { mark: 'none' } as HeldMark)).toEqual({ mark: 'online_voted', early: undefined, box })
  })
})
