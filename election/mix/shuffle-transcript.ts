/**
 * The hashes of a shuffle proof (docs/formats/mix.md §2, §3). Every part is named here once, so that a test can leave out
 * one at a time and see what a hash without it is worth (T1).
 */
import { concat } from '#election/bytes.ts'
import { encodeScalars, type ReadColumn, scalarBytes } from '#election/group/column.ts'
import type { Group, Scalar } from '#election/group/group.ts'
import { allOf, type ByteRows, type Rows } from '#election/group/rows.ts'
import { hash, hashToScalar, weightRows } from '#election/group/transcript.ts'
import type { ReadProof, ReadStatement, ShuffleCommitments } from './shuffle.ts'

/** The numbers that prover and verifier need from hashes. The hand-worked example gives its own. */
export interface ShuffleTranscript<E, W = readonly Scalar[]> {
  /** u_1 … u_N: they come after c. */
  weights(statement: ReadStatement<E>, c: ReadColumn<E>): W
  /** x: it comes after all commitments. */
  challenge(statement: ReadStatement<E>, commitments: ReadCommitments<E>): Scalar
  /** One weight for each row of M6; they come after everything. */
  batchWeights(statement: ReadStatement<E>, proof: ReadProof<E>): W
}

type ReadCommitments<E> = ShuffleCommitments<E, ReadColumn<E>>
type Parts = Readonly<Record<string, ByteRows>>

export interface ShuffleParts<E> {
  statement(statement: ReadStatement<E>, c: ReadColumn<E>): Parts
  challenge(commitments: ReadCommitments<E>): Parts
}

export function shuffleParts<E>(group: Group<E>): ShuffleParts<E> {
  return {
    statement: ({ context, input, output }, c) => ({
      context,
      a: input.a.bytes,
      c: input.c.bytes,
      aPrime: output.a.bytes,
      cPrime: output.c.bytes,
      permutation: c.bytes,
    }),
    challenge: ({ cHat, tHat, t }) => ({
      cHat: cHat.bytes,
      tHat: tHat.bytes,
      t: concat(...t.map((each) => group.encode(each))),
    }),
  }
}

/** For a small list: its weights are held. */
export function shuffleTranscript<E>(group: Group<E>, parts?: ShuffleParts<E>): ShuffleTranscript<E> {
  const { weights, challenge, batchWeights } = readTranscript(group, parts)
  return {
    weights: (statement, c) => allOf(weights(statement, c)),
    challenge,
    batchWeights: (statement, proof) => allOf(batchWeights(statement, proof)),
  }
}

export function readTranscript<E>(
  group: Group<E>,
  parts: ShuffleParts<E> = shuffleParts(group),
): ShuffleTranscript<E, Rows<Scalar>> {
  const statementHash = (statement: ReadStatement<E>, c: ReadColumn<E>) =>
    hash('vc shuffle statement 1', ...Object.values(parts.statement(statement, c)))
  return {
    weights: (statement, c) =>
      weightRows(group, 'vc shuffle weights 1', statementHash(statement, c), statement.input.a.elements.length),
    challenge: (statement, commitments) =>
      hashToScalar(
        group,
        'vc shuffle challenge 1',
        statementHash(statement, commitments.c),
        ...Object.values(parts.challenge(commitments)),
      ),
    batchWeights(statement, proof) {
      const answers = [encodeScalars(group, proof.s), scalarBytes(group, proof.sHat), scalarBytes(group, proof.sPrime)]
      const seed = hash(
        'vc shuffle batch 1',
        statementHash(statement, proof.c),
        ...Object.values(parts.challenge(proof)),
        ...answers,
      )
      return weightRows(group, 'vc shuffle batch weights 1', seed, statement.input.a.elements.length)
    },
  }
}
