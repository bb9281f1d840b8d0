import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { PairNumber } from '../ids.ts'
import { checkDigits, withoutCheckDigits } from './check-digits.ts'

const NUMBER = '12345 67890 12345 67890'
const ONE = 1 as PairNumber
const PLAIN = NUMBER.replaceAll(' ', '')

/** Worked out with another program. */
it.each([
  [NUMBER, 1, '64'],
  ['11111111111111111111', 1, '49'],
  ['00000000000000000000', 2, '48'],
  ['00000000000000000096', 55, '84'],
])('%s of pair %i has the check digits %s, grouped or not', (number, pair, digits) => {
  const of = pair as PairNumber
  expect(checkDigits(number, of)).toBe(digits)
  expect(withoutCheckDigits(number.replaceAll(' ', '') + digits, of)).toBe(number.replaceAll(' ', ''))
})

const digit = fc.integer({ min: 0, max: 9 })
const number = fc.array(digit, { minLength: 20, maxLength: 20 }).map((digits) => digits.join(''))
const pairs = fc.integer({ min: 1, max: 55 }).map((number) => number as PairNumber)
const place = fc.integer({ min: 0, max: 21 })

it('one wrong digit, wherever it stands, is a slip', () => {
  fc.assert(
    fc.property(number, place, digit, (right, at, typed) => {
      const whole = right + checkDigits(right, ONE)
      fc.pre(whole[at] !== String(typed))
      expect(withoutCheckDigits(whole.slice(0, at) + typed + whole.slice(at + 1), ONE)).toBeNull()
    }),
  )
})

it('two digits that changed places are a slip', () => {
  fc.assert(
    fc.property(number, place, place, (right, one, other) => {
      const whole = [...(right + checkDigits(right, ONE))]
      const [a = '', b = ''] = [whole[one], whole[other]]
      // Far apart they may weigh the same: 10 to the 96th is 1, and no number is as long.
      fc.pre(a !== b)
      expect(withoutCheckDigits(whole.with(one, b).with(other, a).join(''), ONE)).toBeNull()
    }),
  )
})

it('a group that was read twice in place of the next is a slip, though it is as long', () => {
  expect(withoutCheckDigits(`${PLAIN.slice(0, 15)}${PLAIN.slice(10, 15)}64`, ONE)).toBeNull()
})

it('the number of another pair is none of this one', () => {
  fc.assert(
    fc.property(number, pairs, pairs, (right, one, other) => {
      fc.pre(one !== other)
      expect(withoutCheckDigits(right + checkDigits(right, one), other)).toBeNull()
    }),
  )
})
