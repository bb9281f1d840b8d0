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
  /** Every list of the package, ascending by room. */
  readonly contests: readonly BundleContest[]
}

/** A list of a contest: the contest itself where it has one. */
export interface BundleContest {
  /** 0…6 */
  readonly bit: number
  /** 0; from 1 of a judge. */
  readonly place: number
  /** ballot-box.md §8: the number of the list in names of files and in documents. */
  readonly room: number
  /** No poll on machines, or ballots that stay closed: it has no files. */
  readonly polled: boolean
  /** m of all that may be chosen, without that of "ended". */
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
