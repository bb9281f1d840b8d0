/**
 * One-time tokens of a screen. Two places may hold one: the hand-over file (for a browser that is started anew) and the
 * tab that is open now (for its reload). Each opens once; the old one dies when the screen says that it kept the next.
 */
import { timingSafeEqual } from 'node:crypto'
import type { Randomness } from '#election/randomness.ts'

export interface Door {
  /** For the hand-over file. It changes at each use, which `onHandOver` reports. */
  handOver(): string
  /** Whether the token would open, without using it up. */
  knows(token: string): boolean
  /** The next token for the tab, or null: this one opens nothing (wrong, used, of another start). */
  open(token: string): string | null
  /** The screen kept the token that `open` gave: the one it came with is dead now. */
  kept(): void
}

const TOKEN_BYTES = 32

export function makeDoor(randomness: Randomness, onHandOver: (token: string) => void): Door {
  const fresh = () => Buffer.from(randomness.bytes(TOKEN_BYTES)).toString('hex')
  let handOver = fresh()
  let tab: string | null = null
  /** Between `open` and `kept` both the used and the next token open: a crash there must not lock the voter out. */
  let pending: { readonly used: 'handOver' | 'tab'; readonly next: string } | null = null

  const kept = () => {
    if (pending === null) return
    tab = pending.next
    if (pending.used === 'handOver') {
      handOver = fresh()
      onHandOver(handOver)
    }
    pending = null
  }

  const usedBy = (token: string) =>
    same(token, handOver) ? 'handOver' : tab !== null && same(token, tab) ? 'tab' : null

  return {
    handOver: () => handOver,
    knows: (token) => usedBy(token) !== null || (pending !== null && same(token, pending.next)),
    open(token) {
      if (pending !== null && same(token, pending.next)) kept()
      const used = usedBy(token)
      if (used === null) return null
      pending = { used, next: fresh() }
      return pending.next
    },
    kept,
  }
}

/** In constant time for equal lengths: a local process must not feel its way to a token. */
function same(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}
