/** Refusals of the page itself, before it asks, and the silence of a server; the rest is `STAFF_REFUSALS`. */
import type { StaffRefusal } from '#election/online/wire/staff-words.ts'

const PAGE_REFUSALS = [
  /** No answer: whether an act was recorded is not known. */
  'unreachable',
  'not-ten-digits',
  'short-passphrase',
  'unlike-passphrases',
  'something-empty',
  'not-a-csv',
  'too-many-letters',
  /** A mistake of the page. */
  'bug',
] as const
export type PageRefusal = StaffRefusal | (typeof PAGE_REFUSALS)[number]
