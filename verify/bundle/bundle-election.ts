/** The grounds of a bundle's check: package and lists of the election, and the seals where they are given. */

import type { SharedKey } from '../keys/shared-key.ts'
import type { Trust } from '../package/trusted-package.ts'

export interface BundleElection {
  /** SHA-256 of package.json. */
  readonly packageHash: Uint8Array
  /** SHA-256 of each candidate list, version 1 first. */
  readonly listHashes: readonly Uint8Array[]
  /** The part of a bundle that is for everybody (bundle.md §1). */
  readonly publication: Trust['publication']
  /** The package asks for at least so many mixes. */
  readonly leastMixers: number
  readonly key: SharedKey
  /** Every contest of the package. */
  readonly contests: readonly BundleContest[]
}

export interface BundleContest {
  /** 0…2 */
  readonly bit: number
  /** No poll on machines: it has no files. */
  readonly polled: boolean
  /** Ids of all its lists, without that of "ended". */
  readonly ids: readonly number[]
  /** Null: not every seal is whole. */
  readonly sealed: SealedContest | null
}

export interface SealedContest {
  readonly records: number
  /** K of each seal that was counted. */
  readonly commitments: readonly Uint8Array[]
}

export const ENDED = 0xffffffff
