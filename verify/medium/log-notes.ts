/** log.md §3: what a seal, a report or the package can be held against: how a medium failed, when the box was closed, which lists it had. */
import { CAUSES, type FailedMedium, minuteText } from './seal.ts'

const ENTRIES_AT = 72
const ENTRY = 16
const MADE_VOTABLE = 4
const MEDIUM_FAILED = 7
const CLOSING = 12

export class LogNotes {
  /** The first entry of code 7 about each medium. */
  readonly failed: FailedMedium[] = []
  /** The last closing for good. */
  closedAt: string | null = null
  /** Versions of the candidate list under which it was made votable, in order; equal ones in a row once. */
  readonly lists: number[] = []

  /** Takes a whole log page. */
  see(page: Buffer): void {
    const end = ENTRIES_AT + ENTRY * page.readUInt16BE(2)
    for (let at = ENTRIES_AT; at < end; at += ENTRY) {
      const [minute, code] = [page.readUInt32BE(at), page.readUInt16BE(at + 4)]
      const [a, b] = [page.readUInt32BE(at + 8), page.readUInt32BE(at + 12)]
      if (code === CLOSING && a === 1) this.closedAt = minuteText(minute)
      if (code === MADE_VOTABLE && a !== this.lists.at(-1)) this.lists.push(a)
      if (code === MEDIUM_FAILED) this.#failure(a === 1 ? 'original' : 'duplicate', CAUSES[b] ?? 'unknown', minute)
    }
  }

  #failure(role: FailedMedium['role'], cause: FailedMedium['cause'], minute: number): void {
    if (this.failed.some((known) => known.role === role)) return
    this.failed.push({ role, cause, at: minute === 0 ? null : minuteText(minute) })
  }
}
