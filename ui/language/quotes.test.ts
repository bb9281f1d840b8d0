/** English stands on a screen as it is printed: “ and ” in pairs, Japanese as it is, and what voters or files bring stays untouched. */
import { expect, it } from 'vitest'
import { fill, onScreen } from '../messages/message.ts'

it.each([
  ['Press "Check" and check the name', 'Press “Check” and check the name'],
  ['after "Close" at the issuer, "Staff"', 'after “Close” at the issuer, “Staff”'],
  ['"○ Cast"', '“○ Cast”'],
  ["the issuer's clock", "the issuer's clock"],
  ['one " alone', 'one " alone'],
])('%s', (written, shown) => {
  expect(onScreen(written, 'en')).toBe(shown)
  expect(onScreen(written, 'ja')).toBe(written)
})

it('a value is what it is', () => {
  expect(fill(onScreen('File "{name}"', 'en'), { name: 'a "b" c' })).toBe('File “a "b" c”')
})
