import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkDigits, withoutCheckDigits } from './check-digits.ts'

const NUMBER = '12345 67890 12345 67890'
const PLAIN = NUMBER.replaceAll(' ', '')

/** Worked out with another program. */
it.each([
  [NUMBER, '89'],
  ['11111111111111111111', '74'],
  ['00000000000000000000', '98'],
  ['00000000000000000096', '04'],
])('%s has the check digits %s, grouped or not', (number, digits) => {
  expect(checkDigits(number)).toBe(digits)
  expect(withoutCheckDigits(number.replaceAll(' ', '') + digits)).toBe(number.replaceAll(' ', ''))
})

const digit = fc.integer({ min: 0, max: 9 })
const number = fc.array(digit, { minLength: 20, maxLength: 20 }).map((digits) => digits.join(''))
const place = fc.integer({ min: 0, max: 21 })

it('one wrong digit, wherever it stands, is a slip', () => {
  fc.assert(
    fc.property(number, place, digit, (right, at, typed) => {
      const whole = right + checkDigits(right)
      fc.pre(whole[at] !== String(typed))
      expect(withoutCheckDigits(whole.slice(0, at) + typed + whole.slice(at + 1))).toBeNull()
    }),
  )
})

it('two digits that changed places are a slip', () => {
  fc.assert(
    fc.property(number, place, place, (right, one, other) => {
      const whole = [...(right + checkDigits(right))]
      const [a = '', b = ''] = [whole[one], whole[other]]
      // Far apart they may weigh the same: 10 to the 96th is 1, and no number is as long.
      fc.pre(a !== b)
      expect(withoutCheckDigits(whole.with(one, b).with(other, a).join(''))).toBeNull()
    }),
  )
})

it('a group that was read twice in place of the next is a slip, though it is as long', () => {
  expect(withoutCheckDigits(`${PLAIN.slice(0, 15)}${PLAIN.slice(10, 15)}89`)).toBeNull()
})
