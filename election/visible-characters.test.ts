import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isSimple, visibleCharacters } from './visible-characters.ts'

const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' })
const segments = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment)

it('the short way finds the characters that Unicode’s own way finds', () => {
  const units = Array.from({ length: 0x10000 }, (_, i) => String.fromCharCode(i)).filter(isSimple)
  expect(units.length).toBeGreaterThan(20_000)
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...units)), (letters) => {
      expect(visibleCharacters(letters.join(''))).toEqual(segments(letters.join('')))
    }),
  )
})

it('marks, selectors and pairs stay with their letter', () => {
  for (const text of ['か\u3099', '辻\u{e0100}', '𠮷野', 'ｶﾞ', '葛\ufe00城'])
    expect(visibleCharacters(text)).toEqual(segments(text))
})
