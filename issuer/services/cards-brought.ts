/** Cards of the return window are counted, or the last number is undone (CLS-03). */
import type { IssuerEvent } from '#issuer/session/event.ts'
import type { Books } from './books/books-port.ts'
import { booksOut } from './books-out.ts'

/** Undone, a card that went out again since stays counted: it was brought. */
export function cardsBrought(books: Books, count: number): IssuerEvent {
  const before = books.counts().cardsOut
  const done = books.countCardsBrought(count)
  if (!done.ok) return booksOut(done.error)
  const counts = books.counts()
  const stays = count < 0 ? before - count - counts.cardsOut : count
  return { type: 'circulation-counted', counts, stays }
}
