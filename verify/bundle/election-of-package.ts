/** The grounds of a bundle's check, as its package says. */
import { hexToBytes } from '@noble/hashes/utils.js'
import { kinds } from '../kinds/kinds.ts'
import { roomOf } from '../medium/page-fields.ts'
import type { Trust } from '../package/trusted-package.ts'
import type { BundleElection } from './bundle-election.ts'
import type { District } from './district.ts'

/** bundle.md §1 */
const LEAST_MIXERS = 2

export function electionOf(
  { countingKey, packageHash, lists, contests, publication }: Trust,
  district: Pick<District, 'sealedIn' | 'isOpened'>,
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
    contests: contests
      .flatMap(({ id, bit, kind }) => {
        const isPoll = current?.contests.find(({ contest }) => contest === id)?.uncontested === false
        const polled = isPoll && district.isOpened(id)
        const ids = idsOf(lists, id)
        const each = kinds[kind].listsOf === 'one' ? [{ place: 0, ids }] : listsOfJudges(lists, id)
        return each.map((list) => ({ bit, polled, room: roomOf(bit, list.place), ...list }))
      })
      .toSorted((a, b) => a.room - b.room)
      .map((list) => ({ ...list, sealed: district.sealedIn(list.room) })),
  }
}

const NO_MARK = 0xfffffffe

/** record.md §1: the judges of the first list, each with a mark or none. */
function listsOfJudges([first]: Trust['lists'], contest: string) {
  const judges = first?.contests.find((each) => each.contest === contest)?.candidates ?? []
  return judges.map(({ id }, i) => ({ place: i + 1, ids: [id, NO_MARK] }))
}

function idsOf(lists: Trust['lists'], contest: string): readonly number[] {
  const all = lists.flatMap((list) => list.contests.filter((each) => each.contest === contest))
  return [...new Set(all.flatMap(({ candidates }) => candidates.map(({ id }) => id)))]
}
