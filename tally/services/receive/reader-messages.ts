/** The messages between the tally and a process that reads media. Ballot records travel encrypted, as they are on the medium. */
import type { CountingElection, ExaminedMedium } from './examine-medium.ts'

export type ReaderRequest =
  /** Comes first. */
  | ({ readonly type: 'setting' } & CountingElection)
  /** The medium in this directory. */
  | { readonly type: 'read'; readonly directory: string }
  /** The same of a medium that came on paper: what its codes say together, and on how many sheets. */
  | { readonly type: 'read-carried'; readonly carried: Uint8Array; readonly sheets: number }

export type ReaderReply =
  | { readonly type: 'pages'; readonly read: number; readonly total: number }
  | ({ readonly type: 'examined' } & ExaminedMedium)
  /** The codes together do not have the form of a medium. */
  | { readonly type: 'no-medium' }
