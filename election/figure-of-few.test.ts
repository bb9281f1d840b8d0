/** A figure of fewer than ten people is hidden, and none of them follows from a sum that is shown. */
import { expect, it } from 'vitest'
import { hiddenOf, inTens, LEAST_SHOWN, shownOf } from './figure-of-few.ts'

it.each<[readonly number[], readonly (number | null)[]]>([
  [
    [12, 30, 11],
    [12, 30, 11],
  ],
  [
    [3, 30, 40],
    [null, null, 40],
  ],
  [
    [3, 4, 40, 50],
    [null, null, null, 50],
  ],
  [
    [6, 7, 40],
    [null, null, 40],
  ],
  [
    [0, 40],
    [null, null],
  ],
  [[9], [null]],
  [[], []],
])('%j is shown as %j', (figures, shown) => expect(shownOf(figures)).toEqual(shown))

it('nothing that is hidden follows: two are hidden at least, and ten people together, or all are', () => {
  for (let a = 0; a < 24; a++)
    for (let b = 0; b < 24; b++)
      for (let c = 0; c < 24; c++) {
        const figures = [a, b, c]
        const hidden = [...hiddenOf(figures)]
        const together = hidden.reduce((sum, at) => sum + (figures[at] ?? 0), 0)
        expect(
          figures.every((figure, at) => figure >= LEAST_SHOWN || hidden.includes(at)),
          String(figures),
        ).toBe(true)
        const isSafe = hidden.length === 0 || hidden.length === 3 || (hidden.length > 1 && together >= LEAST_SHOWN)
        expect(isSafe, String(figures)).toBe(true)
      }
})

it('in steps of ten', () => expect([0, 9, 10, 57, 60].map(inTens)).toEqual([0, 0, 10, 50, 60]))
