import { describe, expect, it } from 'vitest'
import { BOARDS, type Board, MARKS, marked, rowsOf } from './letters.ts'

function lettersOn(board: Board): readonly string[] {
  return rowsOf(board).flatMap((row) => row.filter((letter) => letter !== ''))
}

/** The letters on the board, and those that its marks make of them. */
function reached(board: 'kana' | 'katakana'): ReadonlySet<string> {
  const letters = lettersOn(board)
  return new Set([...letters, ...letters.flatMap((letter) => MARKS.map((mark) => marked(letter, mark) ?? letter))])
}

it('every hiragana that a name is read in can be written', () => {
  // ぁ to ん, without the four that no reading of today has.
  const all = Array.from({ length: 0x3093 - 0x3041 + 1 }, (_, i) => String.fromCodePoint(0x3041 + i))
  const old = new Set(['ゐ', 'ゑ', 'ゎ'])
  const letters = reached('kana')
  expect(all.filter((letter) => !letters.has(letter) && !old.has(letter))).toEqual([])
  expect(letters).toContain('ー')
})

it('the same in katakana, with those of foreign names', () => {
  const katakana = reached('katakana')
  for (const letter of [...'アィガヂッパャュョヮヴンー・']) expect(katakana).toContain(letter)
  const same = [...reached('kana')].map((letter) =>
    letter.replace(/[ぁ-ゖ]/, (of) => String.fromCharCode(of.charCodeAt(0) + 0x60)),
  )
  expect(same.filter((letter) => !katakana.has(letter))).toEqual([])
})

it('each sign of ASCII: a passphrase that was chosen at a keyboard can be written on the glass', () => {
  const all = Array.from({ length: 0x7e - 0x21 + 1 }, (_, i) => String.fromCodePoint(0x21 + i))
  const letters = new Set([...lettersOn('latin'), ...lettersOn('ascii')])
  expect(all.filter((sign) => !letters.has(sign))).toEqual([])
  // Most passphrases are words and digits: nobody looks for those on two boards.
  expect(lettersOn('latin')).toEqual(expect.arrayContaining([...'abcXYZ0123456789-']))
})

it('digits, and the letters of eras and of names that are not Japanese', () => {
  expect(lettersOn('signs')).toEqual(expect.arrayContaining([...'0123456789MTSHR-/.']))
  expect(lettersOn('latin')).toEqual(
    expect.arrayContaining([...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz']),
  )
})

it.each(BOARDS)('%s: five rows of one width, no letter twice', (board) => {
  const rows = rowsOf(board)
  expect(new Set(rows.map((row) => row.length)).size).toBe(1)
  expect(rows).toHaveLength(5)
  expect(new Set(lettersOn(board)).size).toBe(lettersOn(board).length)
})

describe('a mark', () => {
  it.each([
    ['か', 'voiced', 'が'],
    ['が', 'voiced', 'か'],
    ['は', 'half-voiced', 'ぱ'],
    ['ば', 'half-voiced', 'ぱ'],
    ['つ', 'small', 'っ'],
    ['っ', 'small', 'つ'],
    ['ツ', 'small', 'ッ'],
    ['ウ', 'voiced', 'ヴ'],
    ['ハ', 'half-voiced', 'パ'],
    ['ま', 'voiced', null],
    ['7', 'small', null],
    ['か', 'half-voiced', null],
  ] as const)('%s with %s is %s', (letter, mark, made) => {
    expect(marked(letter, mark)).toBe(made)
  })
})
