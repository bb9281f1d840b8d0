/** What went over a reader's line lately, for the magnifier: command codes of the PN532, equal ones in a row counted. */

const WORDS_MAX = 6

export interface WireWord {
  /** Where its last one stands in the list of all. */
  readonly at: number
  readonly code: number
  readonly times: number
}

/** The last words, oldest first. Reads the list from its end, so a long day costs nothing. */
export function lastWords(ran: readonly number[]): readonly WireWord[] {
  const words: { at: number; code: number; times: number }[] = []
  for (let i = ran.length - 1; i >= 0; i--) {
    const code = ran[i] as number
    const last = words.at(-1)
    if (last?.code === code) last.times++
    else if (words.length === WORDS_MAX) break
    else words.push({ at: i, code, times: 1 })
    // Looking for a card goes on all day: a rough number is enough.
    if ((words.at(-1)?.times ?? 0) > 999) break
  }
  return words.reverse()
}
