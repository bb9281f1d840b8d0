/** What a list of suite 2 is held against, by a process that believes nobody: the package as it is signed, and the numbers of the seals. */
import { recordContext } from '#election/ballot/elgamal-record.ts'
import { fromHex } from '#election/bytes.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { Group } from '#election/group/group.ts'
import type { CandidateId, ContestBit } from '#election/ids.ts'
import { readSharedKey, type SharedKey } from '#election/keys/dealt-key.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import type { ListPlace } from './list-messages.ts'

export interface ListGrounds<E> {
  readonly electionPackage: ElectionPackage
  readonly packageHash: Uint8Array
  readonly listHashes: readonly Uint8Array[]
  /** Y */
  readonly publicKey: Uint8Array
  /** With the table of Y. */
  readonly key: SharedKey<E>
  /** R */
  readonly recordContext: Uint8Array
  /** Those with a poll, with everybody of any list. */
  readonly contests: readonly { readonly bit: ContestBit; readonly candidates: readonly CandidateId[] }[]
  /** Every contest of the package. */
  readonly bits: readonly ContestBit[]
}

/** H1. Null: the package is not signed so, or is of another suite. */
export async function readListGrounds<E>(group: Group<E>, place: ListPlace): Promise<ListGrounds<E> | null> {
  const read = await readPackageDirectory(place.packageDirectory, place.authorityPublicKey, nativeChecks)
  return read.ok ? listGroundsOf(group, read.value) : null
}

function listGroundsOf<E>(group: Group<E>, election: LoadedElection): ListGrounds<E> | null {
  const { electionPackage, packageHash, lists, list } = election
  const { countingKey, contests } = electionPackage
  if (!('suite' in countingKey)) return null
  const publicKey = fromHex(countingKey.publicKey)
  const key = readSharedKey(group, {
    publicKey,
    threshold: countingKey.threshold,
    commitments: countingKey.commitments.map(fromHex),
    holders: countingKey.holders.map((each) => ({ index: each.index, verificationKey: fromHex(each.verificationKey) })),
  })
  if (!key.ok) return null
  const polled = contests.filter(({ id }) => list.contests.some((each) => each.contest === id && !each.uncontested))
  return {
    electionPackage,
    packageHash,
    listHashes: lists.map(({ listHash }) => listHash),
    publicKey,
    key: { ...key.value, publicKey: group.prepared(key.value.publicKey) },
    recordContext: recordContext(packageHash, publicKey),
    contests: polled.map(({ id, bit }) => {
      const own = lists.flatMap(({ list: each }) => each.contests.filter(({ contest }) => contest === id))
      const ids = new Set(own.flatMap(({ candidates }) => candidates.map((candidate) => candidate.id)))
      return { bit, candidates: [...ids] }
    }),
    bits: contests.map(({ bit }) => bit),
  }
}
