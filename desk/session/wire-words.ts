/** The latest command codes of the PN532 on a reader's line, for the desk's magnifier. Equal codes in a row are one entry with their number. */

const WORDS_MAX = 6

export interface WireWord {
  /** Index of the latest of these equal codes in the list of all codes. */
  readonly at: number
  readonly code: number
  readonly times: number
}

/** @returns the latest entries, the oldest first. It reads the list from its end, so a long list takes no more time than a short one. */
export function lastWords(ran: readonly number[]): readonly WireWord[] {
  const words: { at: number; code: number; times: number }[] = []
  for (let i = ran.length - 1; i >= 0; i--) {
    const code = ran[i] as number
    const last = words.at(-1)
    if (last?.code === code) last.times++
    else if (words.length === WORDS_MAX) break
    else words.push({ at: i, code, times: 1 })
    // A reader looks for a card all day: above 999 the exact number does not matter.
    if ((words.at(-1)?.times ?? 0) > 999) break
  }
  return words.reverse()
}
