/** A mixer's work, from its input to its published output. Everything that it drew goes with its process. */
import { encodeScalars, type ReadColumn } from '#election/group/column.ts'
import type { Group } from '#election/group/group.ts'
import { inBlocks } from '#election/group/rows.ts'
import type { Randomness } from '#election/randomness.ts'
import { deriveShuffleSecrets, type MixSource } from './derived-secrets.ts'
import type { Keep } from './keep-column.ts'
import { type Mix, singlesOf } from './mix-bytes.ts'
import {
  drawShuffleSecrets,
  type ReadStatement,
  type ShuffleStatement,
  shuffledPairs,
  shufflePairs,
} from './shuffle.ts'
import { provenShuffle, proveShuffle, readSetting } from './shuffle-proof.ts'

/** docs/formats/bundle.md §1: one mixer who forgets is enough, and with one alone nobody could say that one did. */
export const LEAST_MIXERS = 2

type Turn<S> = Omit<S, 'output'>

/** For a small list: each scalar is drawn by itself, so that it can be printed. @param turn `publicKey` with its table is much faster */
export function mixPairs<E>(group: Group<E>, turn: Turn<ShuffleStatement<E>>, randomness: Randomness): Mix<E> {
  const secrets = drawShuffleSecrets(group, randomness, turn.input.a.elements.length)
  const output = shufflePairs(group, turn.publicKey, turn.input, secrets)
  return { output, proof: proveShuffle(group, { ...turn, output }, secrets) }
}

/**
 * For a list of any length. The columns go to `keep`, what comes after them to `write`, one block after the other, in the order of
 * docs/formats/mix.md §4. The order of the rows and the key of all that was drawn are wiped before this returns.
 */
export function mixRows<E, C extends ReadColumn<E>>(
  group: Group<E>,
  turn: Turn<ReadStatement<E>>,
  source: MixSource,
  keep: Keep<E, C>,
  write: (block: Uint8Array) => void,
): void {
  const rows = turn.input.a.elements.length
  const secrets = deriveShuffleSecrets(group, source, rows)
  try {
    const output = shuffledPairs(group, turn.publicKey, turn.input, secrets, keep)
    const proof = provenShuffle(group, { ...turn, output }, secrets, readSetting(group, rows), keep)
    write(singlesOf(group, proof))
    for (const answers of [proof.sHat, proof.sPrime]) {
      inBlocks(rows, (from, to) => write(encodeScalars(group, answers.slice(from, to))))
    }
  } finally {
    secrets.wipe()
  }
}
