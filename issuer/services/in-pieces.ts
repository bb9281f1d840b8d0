/**
 * Long work on the books, a piece after the other: between two pieces it reports its progress, and the program answers other requests. A
 * roll of few rows is one piece and reports nothing. A caller who stops waiting ends the work there, and everything that it has open is
 * closed.
 */
import type { BooksWork } from '#issuer/session/books-work.ts'

/** About a twentieth of a second on a small machine. */
export const PIECE_ROWS = 2000

export type InPieces<T> = Generator<BooksWork, T, void>

/** After each full piece but the last. */
export function isPieceDone(done: number, whole: number): boolean {
  return done > 0 && done < whole && done % PIECE_ROWS === 0
}

const NOTHING_TO_SAY: readonly BooksWork[] = []

/** Short work in a place for long work. */
export function* inOnePiece<T>(work: () => T): InPieces<T> {
  yield* NOTHING_TO_SAY
  return work()
}

/** For a caller with nobody to answer meanwhile. */
export function atOnce<T>(work: Generator<unknown, T, void>): T {
  for (;;) {
    const piece = work.next()
    if (piece.done === true) return piece.value
  }
}

/** Does long work, and reports its progress; null when nobody waits for it any more. */
export type Worker = <T>(work: InPieces<T>) => Promise<T | null>

/** @returns null when nobody waits for it any more */
export async function pieceByPiece<T>(
  work: InPieces<T>,
  tell: (work: BooksWork) => void,
  isWanted: () => boolean,
): Promise<T | null> {
  for (;;) {
    const piece = work.next()
    if (piece.done === true) return piece.value
    tell(piece.value)
    await new Promise<void>((resolve) => setImmediate(resolve))
    if (isWanted()) continue
    work.return(null as T)
    return null
  }
}
