/** Bars of a known text, symbol by symbol, and the table against the rules of the standard. */
import { expect, it } from 'vitest'
import { barsOf } from './code-128.ts'

/** 1 a module of a bar, 0 one of a space. */
const modules = (text: string) =>
  barsOf(text)
    .map((width, place) => (place % 2 === 0 ? '1' : '0').repeat(width))
    .join('')

it('a text whose symbols are printed in every description of the code', () => {
  const [start, a, zero, stop] = ['11010010000', '10100011000', '10011101100', '1100011101011']
  // A is 33, 0 is 16: 104 + 33 + 2 × 16 = 169, and 66 modulo 103.
  expect(modules('A0')).toBe(`${start}${a}${zero}10010000110${stop}`)
})

it('each letter has 11 modules, an even number of them in bars, and is no other one', () => {
  const letters = Array.from({ length: 95 }, (_, at) => String.fromCharCode(0x20 + at))
  const symbols = letters.map((letter) => modules(letter).slice(11, 22))
  expect(new Set(symbols).size).toBe(95)
  for (const symbol of symbols) {
    expect(symbol).toMatch(/^1.{9}0$/)
    expect(symbol.replaceAll('0', '').length % 2).toBe(0)
  }
  expect(() => barsOf('票')).toThrow()
})
