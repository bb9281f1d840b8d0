/**
 * A text as bars that any scanner of tickets reads: Code 128 (ISO/IEC 15417), code set B alone. Every symbol is 11 modules wide in
 * three bars and three spaces, the stop 13; the check symbol is the sum of value × place, modulo 103.
 */
import { assert } from '#election/assert.ts'

/** Widths of bar, space, bar …, by value; 103 to 105 start a code set. */
const SYMBOLS = `
212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132
221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313
231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111
314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111
111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141
114131 311141 411131 211412 211214 211232
`
  .trim()
  .split(/\s+/)
const START_B = 104
const STOP = '2331112'
/** Modules that stay white on both sides. */
export const QUIET = 10

/** @returns widths in modules, bar and space in turns, beginning and ending with a bar */
export function barsOf(text: string): readonly number[] {
  assert(/^[\x20-\x7e]+$/.test(text), 'bars: a text that code set B has')
  const values = [...text].map((letter) => (letter.codePointAt(0) as number) - 0x20)
  const check = values.reduce((sum, value, place) => sum + value * (place + 1), START_B) % 103
  const symbols = [START_B, ...values, check].map((value) => SYMBOLS[value] as string)
  return [...symbols, STOP].join('').split('').map(Number)
}
