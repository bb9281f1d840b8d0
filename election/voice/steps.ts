/** What a voter can turn the voice to, and the rows of the kana table. Each step has a clip that tells it. */

/** Per cent of the pace of the pack, eight steps from half to double; 100 is where a session begins. */
export const SPEEDS = [50, 65, 80, 100, 125, 150, 175, 200] as const
export type Speed = (typeof SPEEDS)[number]

/** Even steps of 5 dB, 7 being the loudness the clips were made with; the headphones' calibration says what that is in the ear. */
export const VOLUMES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const
export type Volume = (typeof VOLUMES)[number]

/** 五十音: one row of the table each, by its first sound (TC-33). */
export const ROWS = ['a', 'ka', 'sa', 'ta', 'na', 'ha', 'ma', 'ya', 'ra', 'wa'] as const
export type Row = (typeof ROWS)[number]

const ROW_KANA: readonly (readonly [Row, string])[] = [
  ['a', 'アイウエオァィゥェォヴ'],
  ['ka', 'カキクケコガギグゲゴヵヶ'],
  ['sa', 'サシスセソザジズゼゾ'],
  ['ta', 'タチツテトダヂヅデドッ'],
  ['na', 'ナニヌネノ'],
  ['ha', 'ハヒフヘホバビブベボパピプペポ'],
  ['ma', 'マミムメモ'],
  ['ya', 'ヤユヨャュョ'],
  ['ra', 'ラリルレロ'],
  ['wa', 'ワヰヱヲンヮ'],
]

/** The row under which a reading in katakana is looked up; null when it begins with something else. */
export function rowOf(katakana: string): Row | null {
  const first = katakana.trim().charAt(0)
  return ROW_KANA.find(([, kana]) => first !== '' && kana.includes(first))?.[0] ?? null
}

/** Candidates in the drawn order by tens, each ten by the numbers of its first and last candidate. */
export function tensOf(numbers: readonly number[]): readonly { readonly first: number; readonly last: number }[] {
  return numbers.flatMap((first, place) =>
    place % 10 === 0 ? [{ first, last: numbers[Math.min(place + 9, numbers.length - 1)] ?? first }] : [],
  )
}
