/** Rule 1: which media count. One that says *alone* has outlived its partner, which counts no more even if readable. */

import { assert } from '#election/assert.ts'
import { equalBytesFast } from '#election/bytes.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { JournalPage } from './journal.ts'
import { JOURNAL_PAGES, type Role } from './layout.ts'
import type { Refusal } from './refusal.ts'
import { type MediumView, type PairView, pageBytes, reading } from './view.ts'

/** The journal of one medium that counts. */
export interface Journal {
  readonly newest: JournalPage
  readonly newestPage: number
  /** The bytes of the newest page, to be copied to the partner as they are. */
  readonly newestBytes: Uint8Array
  /** Where the next page content goes: a bad one first, else the one with the lower seq. */
  readonly olderPage: number
  /** null: bad. */
  readonly older: JournalPage | null
}

export interface CountingMedium {
  readonly role: Role
  readonly view: MediumView
  readonly journal: Journal
}

/** Original first. */
export type CountingMedia = readonly [CountingMedium] | readonly [CountingMedium, CountingMedium]

export function countingMedia(pair: PairView): Result<CountingMedia, Refusal> {
  const [a, b] = [mediumOf('original', pair.original), mediumOf('duplicate', pair.duplicate)]
  if (a?.journal.newest.alone && b?.journal.newest.alone) return err({ type: 'both-alone' })
  if (a !== null && b !== null && !a.journal.newest.alone && !b.journal.newest.alone) return ok([a, b])
  const one = a !== null && (b === null || a.journal.newest.alone) ? a : b
  return one === null ? err({ type: 'no-medium-counts' }) : ok([one])
}

function mediumOf(role: Role, view: MediumView | null): CountingMedium | null {
  const journal = view === null ? null : journalOf(view)
  return view === null || journal === null ? null : { role, view, journal }
}

function journalOf(view: MediumView): Journal | null {
  const [first, second] = JOURNAL_PAGES
  const [p, q] = [journalAt(view, first), journalAt(view, second)]
  if (p === null && q === null) return null
  const firstIsNewest = q === null || (p !== null && p.seq > q.seq)
  const [newestPage, olderPage] = firstIsNewest ? [first, second] : [second, first]
  const [newest, older] = firstIsNewest ? [p, q] : [q, p]
  const found = reading(view, newestPage)
  assert(newest !== null, 'journal: the newest page is whole')
  return { newest, newestPage, newestBytes: pageBytes(found), olderPage, older }
}

function journalAt(view: MediumView, page: number): JournalPage | null {
  const found = reading(view, page)
  return found.state === 'whole' && found.content.type === 'journal' ? found.content.journal : null
}

/**
 * The journal page that decides (rule 3), or why there is none: seq apart by more than 1, equal seq with different
 * contents, or at different places are not left by any crash.
 */
export function decidingJournal(media: CountingMedia): Result<Journal, Refusal> {
  const [a, b] = media
  if (b === undefined) return ok(a.journal)
  const [older, newer] = a.journal.newest.seq < b.journal.newest.seq ? [a.journal, b.journal] : [b.journal, a.journal]
  const apart = newer.newest.seq - older.newest.seq
  if (apart > 1) return err({ type: 'journals-apart' })
  if (apart === 1) return older.olderPage === newer.newestPage ? ok(newer) : err({ type: 'journals-differ' })
  const same = older.newestPage === newer.newestPage && equalBytesFast(older.newestBytes, newer.newestBytes)
  return same ? ok(newer) : err({ type: 'journals-differ' })
}
