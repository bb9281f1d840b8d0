/** The speeds and volumes of the voice, and the rows of the kana table. Each step has a clip that names it. */

/**
 * Per cent of the pace of the pack, pitch unchanged: eight steps from half to double, even for the ear within a twenty-fifth of an octave,
 * in round numbers because the voice says them.
 */
export const SPEEDS = [50, 60, 70, 85, 100, 120, 140, 170, 200] as const
export type Speed = (typeof SPEEDS)[number]
export const FIRST_SPEED: Speed = 100

/**
 * Even steps of 5 dB below the clip's own level, which is the last one: nothing is ever louder than the clip, so nothing is clipped. How
 * loud the last is on the ear, the office sets once at the device: 100 dB sound pressure at most, and the first volume is then 65.
 */
export const VOLUMES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17] as const
export type Volume = (typeof VOLUMES)[number]
export const FIRST_VOLUME: Volume = 10

export function decibelsOf(volume: Volume): number {
  return (volume - VOLUMES.length) * 5
}

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
