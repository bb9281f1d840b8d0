/** New journal content overwrites the older page, on all media that count, in parallel: each page is alone in its block. */
import type { Randomness } from '#election/randomness.ts'
import type { CountingMedia, Journal } from './counting-media.ts'
import { encryptJournal, type JournalContent, type JournalPage, type SessionCounts } from './journal.ts'
import type { PageWrite } from './layout.ts'
import { type Barrier, barrierOnAll, type Rule } from './step.ts'
import { type BoxContext, bindingOf } from './view.ts'

/** Made once: the same ciphertext on both media. */
export function journalWrite(
  context: BoxContext,
  journal: Journal,
  page: JournalPage,
  randomness: Randomness,
): PageWrite {
  const cipher = { key: context.keys.journal, binding: bindingOf(context) }
  return { page: journal.olderPage, bytes: encryptJournal(page, cipher, randomness) }
}

export interface JournalChange {
  readonly content: JournalContent
  readonly day?: number
  readonly counts?: SessionCounts
}

export function writeJournal(
  rule: Rule,
  context: BoxContext,
  media: CountingMedia,
  journal: Journal,
  change: JournalChange,
  randomness: Randomness,
): Barrier {
  const page = { ...journal.newest, ...change, seq: journal.newest.seq + 1 }
  return barrierOnAll(rule, media, journalWrite(context, journal, page, randomness))
}
