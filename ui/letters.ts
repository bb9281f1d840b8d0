/** Letters on the glass, for a staff screen without keys: the sounds in their order, digits, Latin letters. */
import { assert } from '#election/assert.ts'

export const BOARDS = ['kana', 'signs', 'latin'] as const
export type Board = (typeof BOARDS)[number]

/** Columns of five; a space is an empty place. */
const COLUMNS: Readonly<Record<Board, readonly string[]>> = {
  kana: [
    'あいうえお',
    'かきくけこ',
    'さしすせそ',
    'たちつてと',
    'なにぬねの',
    'はひふへほ',
    'まみむめも',
    'や ゆ よ',
    'らりるれろ',
    'わをんー・',
  ],
  signs: ['1470-', '258./', '369:,', 'MTSHR', '年月日番号', '丁目条の第', '、。（）「', '」＝＋？！'],
  latin: ['ABCDE', 'FGHIJ', 'KLMNO', 'PQRST', 'UVWXY', "Z'-. ", 'abcde', 'fghij', 'klmno', 'pqrst', 'uvwxy', 'z    '],
}

/** @returns rows as on the glass; '' is an empty place */
export function rowsOf(board: Board): readonly (readonly string[])[] {
  const columns = COLUMNS[board].map((column) => [...column])
  return [0, 1, 2, 3, 4].map((row) =>
    columns.map((column) => {
      const letter = column[row]
      assert(letter !== undefined, 'a column holds five')
      return letter === ' ' ? '' : letter
    }),
  )
}

export const MARKS = ['voiced', 'half-voiced', 'small'] as const
export type Mark = (typeof MARKS)[number]

const LARGE = [...'あいうえおつやゆよわ']
const SMALL = [...'ぁぃぅぇぉっゃゅょゎ']
const COMBINING = { voiced: '\u3099', 'half-voiced': '\u309a' } as const

/** か becomes が, and が becomes か again; null: the letter takes no such mark. */
export function marked(letter: string, mark: Mark): string | null {
  if (mark === 'small') return LARGE[SMALL.indexOf(letter)] ?? SMALL[LARGE.indexOf(letter)] ?? null
  const [base = '', had] = letter.normalize('NFD')
  if (had === COMBINING[mark]) return base
  const made = (base + COMBINING[mark]).normalize('NFC')
  return [...made].length === 1 ? made : null
}
