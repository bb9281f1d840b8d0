/** Letters on the glass, for a staff screen without keys: the sounds in their order, digits, Latin letters, each sign that a passphrase may have. */
import { assert } from '#election/assert.ts'

export const BOARDS = ['kana', 'katakana', 'signs', 'latin', 'ascii'] as const
const KATAKANA_FROM_HIRAGANA = 0x60
export type Board = (typeof BOARDS)[number]

/** Columns of five; a space is an empty place. */
const KANA = [
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
]
const COLUMNS: Readonly<Record<Board, readonly string[]>> = {
  kana: KANA,
  katakana: KANA.map(inKatakana),
  signs: ['1470-', '258./', '369:,', 'MTSHR', '年月日番号', '丁目条の第', '、。（）「', '」＝＋？！'],
  // With the digits: a passphrase has them among its letters.
  latin: [
    'ABCDE',
    'FGHIJ',
    'KLMNO',
    'PQRST',
    'UVWXY',
    "Zz-.'",
    'abcde',
    'fghij',
    'klmno',
    'pqrst',
    'uvwxy',
    '12345',
    '67890',
  ],
  ascii: ['!"#$%', "&'()*", '+,-./', ':;<=>', '?@[\\]', '^_`{|', '}~   ', '12345', '67890'],
}

function inKatakana(text: string): string {
  return text.replaceAll(/[ぁ-ゖ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + KATAKANA_FROM_HIRAGANA))
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

const LARGE = bothKana('あいうえおつやゆよわ')
const SMALL = bothKana('ぁぃぅぇぉっゃゅょゎ')

function bothKana(hiragana: string): readonly string[] {
  return [...hiragana, ...inKatakana(hiragana)]
}

const COMBINING = { voiced: '\u3099', 'half-voiced': '\u309a' } as const

/** か becomes が, and が becomes か again; null: the letter takes no such mark. */
export function marked(letter: string, mark: Mark): string | null {
  if (mark === 'small') return LARGE[SMALL.indexOf(letter)] ?? SMALL[LARGE.indexOf(letter)] ?? null
  const [base = '', had] = letter.normalize('NFD')
  if (had === COMBINING[mark]) return base
  const made = (base + COMBINING[mark]).normalize('NFC')
  return [...made].length === 1 ? made : null
}
