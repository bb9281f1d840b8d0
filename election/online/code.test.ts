/** A voting code reveals each wrong symbol and each exchange of two symbols: forty codes are tried with all of them. */
import { describe, expect, it } from 'vitest'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { CODE_LENGTH, CODE_SYMBOLS, drawVotingCode, parseVotingCode, printedCode } from './code.ts'

const randomness = seededRandomness('voting codes')
const codes = Array.from({ length: 40 }, () => drawVotingCode(randomness))

describe('a voting code', () => {
  it('is read as it is printed, and as people type it', () => {
    for (const code of codes) {
      const printed = printedCode(code)
      expect(printed).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/)
      const wide = [...printed].map((c) => (c === '-' ? 'ー' : String.fromCharCode(c.charCodeAt(0) + 0xfee0))).join('')
      for (const typed of [code, printed, printed.toLowerCase(), ` ${printed.replaceAll('-', ' ')}\n`, wide]) {
        expect(parseVotingCode(typed)).toBe(code)
      }
    }
    expect(new Set(codes).size).toBe(codes.length)
  })

  it('with one wrong symbol is refused: all of them', () => {
    let tried = 0
    for (const code of codes) {
      for (let at = 0; at < CODE_LENGTH; at++) {
        for (const symbol of CODE_SYMBOLS) {
          if (symbol === code[at]) continue
          tried += 1
          expect(parseVotingCode(code.slice(0, at) + symbol + code.slice(at + 1))).toBe(null)
        }
      }
    }
    expect(tried).toBe(codes.length * CODE_LENGTH * (CODE_SYMBOLS.length - 1))
  })

  it('with two symbols exchanged is refused: all of them, neighbours or not', () => {
    let tried = 0
    for (const code of codes) {
      for (let a = 0; a < CODE_LENGTH; a++) {
        for (let b = a + 1; b < CODE_LENGTH; b++) {
          if (code[a] === code[b]) continue
          tried += 1
          const exchanged = [...code]
            .with(a, code[b] ?? '')
            .with(b, code[a] ?? '')
            .join('')
          expect(parseVotingCode(exchanged)).toBe(null)
        }
      }
    }
    expect(tried).toBeGreaterThan(2000)
  })

  it.each(['', 'K7PM', `${codes[0]}2`, 'OOOO-1111-IIII', '😀'.repeat(12), '\u0000'.repeat(12)])(
    'is never read from %j',
    (typed) => {
      expect(parseVotingCode(typed)).toBe(null)
    },
  )
})
