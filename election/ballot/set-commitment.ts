/**
 * A seal commits to the set of its records: one blinded element a list, without order. Summed over all seals it is
 * the sum over the published list, so anyone sees that both are the same records (docs/formats/record.md §6). The blind
 * is there for a machine with few records, whose set could be found by trying.
 */
import { assert } from '#election/assert.ts'
import { concat, fromHex, uint } from '#election/bytes.ts'
import type { ContestList } from '#election/contest-lists.ts'
import { columnsOf } from '#election/group/columns.ts'
import { type Group, type Scalar, subtract, sum } from '#election/group/group.ts'
import { numberFromLittleEndian } from '#election/group/little-endian.ts'
import { inBlocks, type Rows } from '#election/group/rows.ts'
import { hash, hashToElement } from '#election/group/transcript.ts'
import type { ElectionId, PairNumber } from '#election/ids.ts'
import { deriveKey } from '#election/keys/derive.ts'
import { PROVEN_BYTES } from './record.ts'

const BLIND_BYTES = 64

/** Secret until the count; the same again after a crash, so that the seal is. */
export function setBlind<E>(
  group: Group<E>,
  place: {
    readonly stationSecret: Uint8Array
    readonly electionId: ElectionId
    readonly pair: PairNumber
    readonly list: ContestList
  },
): Scalar {
  const { bit, place: judge } = place.list
  const context = [fromHex(place.electionId), uint(place.pair, 1), uint(bit, 1), uint(judge, 1)]
  const bytes = deriveKey({ secret: place.stationSecret, label: 'set blind 1', context, length: BLIND_BYTES })
  const blind = group.scalar(numberFromLittleEndian(bytes))
  bytes.fill(0)
  return blind
}

/** K of one list of one pair: `records` are those of all its whole ballot pages, 136 bytes each. */
export function setCommitment<E>(group: Group<E>, records: Rows<Uint8Array>, blind: Scalar): E {
  return group.add(sumOfMembers(group, records), group.multiplySecret(blindBase(group), blind))
}

/** Seals, the sum of their blinds, and the whole published list: votes and refused records. */
export function isWhatSealsHold<E>(
  group: Group<E>,
  commitments: readonly E[],
  blinds: Scalar,
  records: Rows<Uint8Array>,
): boolean {
  const sealed = subtract(group, sum(group, commitments), group.multiply(blindBase(group), blinds))
  return group.equal(sealed, sumOfMembers(group, records))
}

function sumOfMembers<E>(group: Group<E>, records: Rows<Uint8Array>): E {
  let total = group.identity
  inBlocks(records.length, (from, to) => {
    const hashes = records.slice(from, to).map((record) => {
      assert(record.length === PROVEN_BYTES, 'set commitment: a record without its zeros')
      return hash('vc member 1', record)
    })
    total = group.add(total, sum(group, columnsOf(group).map(concat(...hashes))))
  })
  return total
}

/** J: nobody knows its relation to B or to any member. */
function blindBase<E>(group: Group<E>): E {
  return hashToElement(group, 'vc blind base 1')
}
