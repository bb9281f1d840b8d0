/** The grounds of a bundle's check, as its package says. */
import { hexToBytes } from '@noble/hashes/utils.js'
import type { Trust } from '../package/trusted-package.ts'
import type { BundleElection } from './bundle-election.ts'
import type { District } from './district.ts'

/** bundle.md §1 */
const LEAST_MIXERS = 2

export function electionOf(
  { countingKey, packageHash, lists, contests, publication }: Trust,
  district: Pick<District, 'sealedIn'>,
): BundleElection {
  const { publicKey, threshold, commitments, holders } = countingKey
  const current = lists.at(-1)
  return {
    packageHash: hexToBytes(packageHash),
    listHashes: lists.map(({ hash }) => hexToBytes(hash)),
    publication,
    leastMixers: LEAST_MIXERS,
    key: {
      publicKey: hexToBytes(publicKey),
      threshold,
      commitments: commitments.map(hexToBytes),
      holders: holders.map(({ index, verificationKey }) => ({ index, verificationKey: hexToBytes(verificationKey) })),
    },
    contests: contests.map(({ id, bit }) => ({
      bit,
      polled: current?.contests.find(({ contest }) => contest === id)?.uncontested === false,
      ids: idsOf(lists, id),
      sealed: district.sealedIn(bit),
    })),
  }
}

function idsOf(lists: Trust['lists'], contest: string): readonly number[] {
  const all = lists.flatMap((list) => list.contests.filter((each) => each.contest === contest))
  return [...new Set(all.flatMap(({ candidates }) => candidates.map(({ id }) => id)))]
}
