/**
 * D-32: what was opened is final. A second result of the same district from another set of media would be, by difference, the
 * figures of less than a district (LAW-17), so a machine that opened one set opens no other one of that election. The set is
 * what the seals say, not the pieces of plastic: the duplicate in the place of its original is the same set.
 */
import type { Receipt } from './receipt.ts'

/** One line a pair, and one of the online box. Equal exactly when the same votes are counted. */
export function openedSetOf(receipt: Receipt): string {
  const media = [...receipt.media.values()].map(({ station, pair, sealed }) => `${station} ${pair} ${sealed.root}\n`)
  return media.sort().join('') + onlineLine(receipt)
}

/** Votes sorted with other voids are another set: without them the difference would be the figures of a few. */
function onlineLine({ online }: Receipt): string {
  if (online === null) return ''
  return `online ${online.commitments.join(' ')}\n`
}

/** @param before what this machine opened of this election; null: nothing yet */
export function mayOpen(before: string | null, set: string): boolean {
  return before === null || before === set
}
