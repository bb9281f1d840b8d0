/** A counting PC, a mixer and a holder who lie and prove it as honestly as it goes: all hashes are right, and one equation or rule fails. */
import { mergeRecords } from '#election/ballot/merged-records.ts'
import { equalBytesFast } from '#election/bytes.ts'
import { type Column, columnOf } from '#election/group/column.ts'
import type { Scalar } from '#election/group/group.ts'
import { sumOfProducts } from '#election/group/multi-exponentiation.ts'
import { randomNonzeroScalar } from '#election/group/random-scalar.ts'
import { type Element, ristretto255 as group } from '#election/group/ristretto255.ts'
import { allOf } from '#election/group/rows.ts'
import { hash, hashToScalar, weights } from '#election/group/transcript.ts'
import type { mixPairs } from '#election/mix/mix.ts'
import { drawShuffleSecrets, shufflePairs } from '#election/mix/shuffle.ts'
import { proveShuffle } from '#election/mix/shuffle-proof.ts'
import {
  decryptPartially,
  type PartialDecryption,
  type ReadDecryptionStatement,
} from '#election/opening/partial-decryption.ts'
import type { Randomness } from '#election/randomness.ts'

/** Who takes, of two records with one A, the later one as the vote. */
export const sortsTheTwinFirst: typeof mergeRecords<Element> = (...of) => {
  const merged = mergeRecords(...of)
  const { bytes, why } = merged.refused[0] ?? { bytes: new Uint8Array(0), why: null }
  const c = why === 'again' ? group.decode(bytes.subarray(40, 72)) : null
  const vote = merged.votes.find((each) => equalBytesFast(each.bytes.subarray(8, 40), bytes.subarray(8, 40)))
  if (c === null || vote === undefined) return merged
  return {
    votes: merged.votes.map((each) => (each === vote ? { ...vote, c, bytes } : each)),
    refused: [{ bytes: vote.bytes, why: 'again' }],
  }
}

/** Row i gets so many B more. */
function shifted(column: Column<Element>, by: readonly bigint[]): Column<Element> {
  const more = (row: number) => group.multiply(group.base, group.scalar(by[row] ?? 0n))
  return columnOf(
    group,
    column.elements.map((each, row) => group.add(each, more(row))),
  )
}

/** A mixer who changes one column of its output. */
export function mixerWhoShifts(name: 'a' | 'c', by: readonly bigint[]): typeof mixPairs<Element> {
  return (_, turn, randomness) => {
    const secrets = drawShuffleSecrets(group, randomness, turn.input.a.elements.length)
    const honest = shufflePairs(group, turn.publicKey, turn.input, secrets)
    const output = { ...honest, [name]: shifted(honest[name], by) }
    return { output, proof: proveShuffle(group, { ...turn, output }, secrets) }
  }
}

/** A proof for a column that is not x·A. */
function provenPart(
  { context, verificationKey, a }: ReadDecryptionStatement<Element>,
  d: Column<Element>,
  share: Scalar,
  randomness: Randomness,
): PartialDecryption<Element> {
  const seed = hash('vc decryption statement 1', context, group.encode(verificationKey), a.bytes, d.bytes)
  const v = randomNonzeroScalar(group, randomness)
  const elements = allOf(a.elements)
  const sum = sumOfProducts(group, elements, weights(group, 'vc decryption weights 1', seed, elements.length))
  const [t1, t2] = [group.multiply(group.base, v), group.multiply(sum, v)]
  const y = hashToScalar(group, 'vc decryption challenge 1', seed, columnOf(group, [t1, t2]).bytes)
  return { d, t1, t2, z: group.scalar(v + y * share) }
}

/** A mixer who leaves order and encryption as they are: each proof holds. */
export const mixerWhoDoesNothing: typeof mixPairs<Element> = (_, turn, randomness) => {
  const rows = turn.input.a.elements.length
  const drawn = drawShuffleSecrets(group, randomness, rows)
  const permutation = Array.from({ length: rows }, (__, row) => row)
  const secrets = { ...drawn, permutation, rePrime: permutation.map(() => group.scalar(0n)) }
  const output = shufflePairs(group, turn.publicKey, turn.input, secrets)
  return { output, proof: proveShuffle(group, { ...turn, output }, secrets) }
}

/** A holder who moves votes. */
export function holderWhoShifts(by: readonly bigint[]): typeof decryptPartially<Element> {
  return (_, statement, share, randomness) => {
    const { d } = decryptPartially(group, statement, share, randomness)
    return provenPart(statement, shifted(d, by), share, randomness)
  }
}

/** A holder who comes with another share. */
export const holderOfAnotherKey: typeof decryptPartially<Element> = (_, statement, share, randomness) =>
  decryptPartially(group, statement, group.scalar(share + 1n), randomness)
