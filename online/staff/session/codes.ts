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
  /** The browser has no passkeys, the person or the browser gave up, or nobody came. */
  'passkey-none',
  'passkey-cancelled',
  'passkey-time-over',
  /** This key has one of this person already. */
  'passkey-used',
  /** The page's address is none of the relying party. */
  'passkey-address',
  /** A mistake of the page. */
  'bug',
] as const
export type PageRefusal = StaffRefusal | (typeof PAGE_REFUSALS)[number]
