/** What goes between the tally and a process that reads media. Ballot records travel encrypted, as they lie on the medium. */
import type { CountingElection, ExaminedMedium } from './examine-medium.ts'

export type ReaderRequest =
  /** Comes first. */
  | ({ readonly type: 'setting' } & CountingElection)
  /** The medium in this directory. */
  | { readonly type: 'read'; readonly directory: string }

export type ReaderReply =
  | { readonly type: 'pages'; readonly read: number; readonly total: number }
  | ({ readonly type: 'examined' } & ExaminedMedium)
