/**
 * D-32: what was opened is final. A second result of the same district from another set of media would be, by difference, the
 * figures of less than a district (LAW-17), so a machine that opened one set opens no other one of that election. The set is
 * what the seals say, not the pieces of plastic: the duplicate in the place of its original is the same set.
 */
import type { Receipt } from './receipt.ts'

/** One line a pair. Equal exactly when the same votes are counted. */
export function openedSetOf(receipt: Receipt): string {
  return [...receipt.media.values()]
    .map(({ station, pair, sealed }) => `${station} ${pair} ${sealed.root}\n`)
    .sort()
    .join('')
}

/** @param before what this machine opened of this election; null: nothing yet */
export function mayOpen(before: string | null, set: string): boolean {
  return before === null || before === set
}
