/**
 * The hashes of a shuffle proof (docs/formats/mix.md §2, §3). Every part is named here once, so that a test can leave out
 * one at a time and see what a hash without it is worth (T1).
 */
import { concat } from '#election/bytes.ts'
import { type Column, encodeScalars } from '#election/group/column.ts'
import type { Group, Scalar } from '#election/group/group.ts'
import { hash, hashToScalar, weights } from '#election/group/transcript.ts'
import type { ShuffleCommitments, ShuffleProof, ShuffleStatement } from './shuffle.ts'

/** The numbers that prover and verifier need from hashes. The hand-worked example gives its own. */
export interface ShuffleTranscript<E> {
  /** u_1 … u_N: they come after c. */
  weights(statement: ShuffleStatement<E>, c: Column<E>): readonly Scalar[]
  /** x: it comes after all commitments. */
  challenge(statement: ShuffleStatement<E>, commitments: ShuffleCommitments<E>): Scalar
  /** One weight for each row of M6; they come after everything. */
  batchWeights(statement: ShuffleStatement<E>, proof: ShuffleProof<E>): readonly Scalar[]
}

type Parts = Readonly<Record<string, Uint8Array>>

export interface ShuffleParts<E> {
  statement(statement: ShuffleStatement<E>, c: Column<E>): Parts
  challenge(commitments: ShuffleCommitments<E>): Parts
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

export function shuffleTranscript<E>(
  group: Group<E>,
  parts: ShuffleParts<E> = shuffleParts(group),
): ShuffleTranscript<E> {
  const statementHash = (statement: ShuffleStatement<E>, c: Column<E>) =>
    hash('vc shuffle statement 1', ...Object.values(parts.statement(statement, c)))
  return {
    weights: (statement, c) =>
      weights(group, 'vc shuffle weights 1', statementHash(statement, c), statement.input.a.elements.length),
    challenge: (statement, commitments) =>
      hashToScalar(
        group,
        'vc shuffle challenge 1',
        statementHash(statement, commitments.c),
        ...Object.values(parts.challenge(commitments)),
      ),
    batchWeights(statement, proof) {
      const answers = [proof.s, proof.sHat, proof.sPrime].map((each) => encodeScalars(group, each))
      const seed = hash(
        'vc shuffle batch 1',
        statementHash(statement, proof.c),
        ...Object.values(parts.challenge(proof)),
        ...answers,
      )
      return weights(group, 'vc shuffle batch weights 1', seed, statement.input.a.elements.length)
    },
  }
}
