/** The grounds of an online box's check: out of the signed settings, the package and its lists. */

import type { Judged } from '../medium/page-fields.ts'

/** Keys and hashes are hex, hours seconds since 1970. */
export interface OnlineTrust {
  readonly electionId: string
  readonly keySet: string
  readonly settingsHash: string
  readonly packageHash: string
  readonly listHashes: readonly string[]
  /** Y of the counting key. */
  readonly publicKey: string
  /** All contests of the package, ascending. */
  readonly contests: readonly number[]
  /** The review, whose judges have a list each; null: there is none. */
  readonly judged: Judged | null
  readonly opens: number
  readonly closes: number
  readonly overwrite: boolean
  /** A station, or a hold, may make a vote void. */
  readonly deskOverride: boolean
  readonly gate: string
  readonly sequencer: string
  readonly origin: string
  readonly clientFiles: string
  readonly exporters: readonly string[]
  readonly witnesses: readonly { readonly name: string; readonly key: string }[]
  readonly quorum: number
  readonly builds: readonly string[]
}
