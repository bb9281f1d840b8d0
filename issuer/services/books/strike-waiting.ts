/** Marks without a card, at the start of an issuer. */
import { ok, type Result } from '#election/result.ts'
import { struck, waitingOf } from '#election/roll/standing.ts'
import type { Books, BooksFault } from './books.ts'

/**
 * TRN-04: power lost between a card that came back and the next one leaves marks without a card, and nobody knows whose any more. Such
 * voters, if still there, are looked up again. With an open operation the marks belong to its voter, who is shown.
 */
export function strikeWaiting(books: Books): Result<void, BooksFault> {
  if (books.operation() !== null) return ok()
  for (const row of books.waiting()) {
    const standing = books.standing(row)
    const done = books.change(row, struck(standing, waitingOf(standing)), null)
    if (!done.ok) return done
  }
  return ok()
}
