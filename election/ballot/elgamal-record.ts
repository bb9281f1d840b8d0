/**
 * The encryption of a ballot record: ElGamal on ristretto255 with a proof of knowledge; docs/formats/record.md. Records of one list
 * can be mixed and opened together, with proofs that anyone can check.
 */
import { assert } from '#election/assert.ts'
import { concat } from '#election/bytes.ts'
import { type ContestList, PLACES_MAX } from '#election/contest-lists.ts'
import { CONTESTS_MAX } from '#election/contests.ts'
import type { Scalar } from '#election/group/group.ts'
import { randomNonzeroScalar } from '#election/group/random-scalar.ts'
import { type Element, ristretto255 as group } from '#election/group/ristretto255.ts'
import { hash, hashToScalar } from '#election/group/transcript.ts'
import type { Randomness } from '#election/randomness.ts'
import { clearPart, ENDED, NO_MARK, RECORD_BYTES, type RecordedSelection, selectionNumber } from './record.ts'

/** R: a record belongs to one package and one counting key. */
export function recordContext(packageHash: Uint8Array, publicKey: Uint8Array): Uint8Array {
  assert(packageHash.length === 32 && publicKey.length === 32, 'record context: 32 bytes each')
  return hash('vc record context 1', packageHash, publicKey)
}

export interface RecordSealer {
  /** @returns 512 bytes; two calls with the same selection share no byte but the clear part and the zeros. */
  seal(list: ContestList, selection: RecordedSelection, randomness: Randomness): Uint8Array
  /**
   * Draws for the next record, so that its voter does not wait for the multiplications.
   * @returns that work, to be done while nobody waits; `seal` does it where it was not
   */
  drawAhead(randomness: Randomness): () => void
}

/**
 * Made once, when package and list were read: tables of the key and of each selection, so that sealing is three
 * multiplications whatever was chosen. All multiplications with a secret are the library's constant-time ones.
 */
export function recordSealer(election: {
  /** SHA-256 of the package. */
  readonly packageHash: Uint8Array
  /** Y, 32 bytes. */
  readonly publicKey: Uint8Array
  /** Ids of all who can be chosen. */
  readonly candidates: Iterable<number>
}): RecordSealer {
  const key = group.decode(election.publicKey)
  assert(key !== null && !group.equal(key, group.identity), 'record sealer: packages are checked when they are read')
  const publicKey = group.prepared(key)
  const context = recordContext(election.packageHash, election.publicKey)
  const selections = selectionElements([...election.candidates, NO_MARK, ENDED])
  let ahead: (() => Blank) | null = null
  return {
    seal(list, selection, randomness) {
      const element = selections.get(selectionNumber(selection))
      const isList = list.bit < CONTESTS_MAX && list.place <= PLACES_MAX
      assert(element !== undefined && isList, 'record sealer: a list of a contest, and somebody of the list')
      const blank = (ahead ?? drawBlank(publicKey, randomness))()
      // Once: two records of one r would show the difference of their selections.
      ahead = null
      const c = group.encode(group.add(blank.mask, element))
      const said = concat(clearPart(list), blank.a, c, blank.t)
      // T ‖ s: proves that the maker of A knew r. So nobody can make a record out of another's.
      const s = group.scalar(blank.v + recordChallenge(context, said) * blank.r)
      const record = new Uint8Array(RECORD_BYTES)
      record.set(concat(said, group.encodeScalar(s)))
      return record
    },
    drawAhead(randomness) {
      const drawn = drawBlank(publicKey, randomness)
      ahead = drawn
      return () => void drawn()
    },
  }
}

/** The parts of a record in which no selection is. */
interface Blank {
  readonly r: Scalar
  readonly v: Scalar
  /** A = r·B */
  readonly a: Uint8Array
  /** r·Y */
  readonly mask: Element
  /** T = v·B */
  readonly t: Uint8Array
}

/** Draws now, and multiplies when it is first asked. */
function drawBlank(publicKey: Element, randomness: Randomness): () => Blank {
  const r = randomNonzeroScalar(group, randomness)
  const v = randomNonzeroScalar(group, randomness)
  let made: Blank | null = null
  return () => {
    made ??= {
      r,
      v,
      a: group.encode(group.multiplySecret(group.base, r)),
      mask: group.multiplySecret(publicKey, r),
      t: group.encode(group.multiplySecret(group.base, v)),
    }
    return made
  }
}

/** e, from R and all of the record but s. */
export function recordChallenge(context: Uint8Array, record: Uint8Array): Scalar {
  const field = (at: number, length: number) => record.subarray(at, at + length)
  return hashToScalar(group, 'vc record 1', context, field(0, 8), field(8, 32), field(40, 32), field(72, 32))
}

/** m·B of each selection: what an opened row is looked up in. */
export function selectionElements(ids: Iterable<number>): ReadonlyMap<number, Element> {
  return new Map(
    [...ids].map((id) => {
      assert(Number.isInteger(id) && id >= 1 && id <= ENDED, 'record: a candidate id')
      return [id, group.multiply(group.base, group.scalar(BigInt(id)))]
    }),
  )
}
