import { expect, it } from 'vitest'
import { isOnePerson } from './person-name.ts'

it.each([
  ['full-width space', '鈴木　次郎', '鈴木 次郎'],
  ['no space', '鈴木　次郎', '鈴木次郎'],
  ['zero-width space', '鈴木　次郎', '鈴木\u200b　次郎'],
  ['word joiner', '鈴木　次郎', '鈴木\u2060次郎'],
  ['soft hyphen', '鈴木　次郎', '鈴木\u00ad次郎'],
  ['left-to-right mark', '鈴木　次郎', '\u200e鈴木次郎'],
  ['byte order mark', '鈴木　次郎', '鈴木次郎\ufeff'],
  ['ideographic variation', '葛城　愛', '葛\u{e0100}城　愛'],
  ['variation selector', '鈴木　次郎', '鈴木\ufe00次郎'],
  ['another form of a character', '高橋　健', '髙橋　健'],
  ['another form outside the plane', '吉田　花', '𠮷田　花'],
  ['a seal', '鈴木　次郎', '鈴木　次郎 印'],
  ['a seal in a circle', '鈴木　次郎', '鈴木　次郎㊞'],
  ['a seal in brackets', '鈴木　次郎', '鈴木　次郎（印）'],
  ['an honorific', '鈴木　次郎', '鈴木　次郎 様'],
  ['Braille blank', '鈴木　次郎', '鈴木\u2800次郎'],
  ['Hangul filler', '鈴木　次郎', '鈴木\u3164次郎'],
  ['half-width Hangul filler', '鈴木　次郎', '鈴木\uffa0次郎'],
  ['combining grapheme joiner', '鈴木　次郎', '鈴木\u034f次郎'],
  ['half-width kana', 'スズキ', 'ｽｽﾞｷ'],
  ['capital letters', 'Ken Suzuki', 'KEN SUZUKI'],
])('X3-C2: one person, typed with %s', (_how, a, b) => {
  expect(isOnePerson(a, b)).toBe(true)
  expect(isOnePerson(b, a)).toBe(true)
})

it.each([
  ['鈴木　次郎', '鈴木　三郎'],
  ['鈴木　次郎', '鈴木　次郎丸'],
  ['様　愛', '殿　愛'],
])('%s and %s are two people', (a, b) => {
  expect(isOnePerson(a, b)).toBe(false)
})
