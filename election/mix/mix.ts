/** What a mixer does, from its input to what it publishes. Everything that it drew goes with its process. */
import type { Group } from '#election/group/group.ts'
import type { Randomness } from '#election/randomness.ts'
import type { Mix } from './mix-bytes.ts'
import { drawShuffleSecrets, type Pairs, shufflePairs } from './shuffle.ts'
import { proveShuffle } from './shuffle-proof.ts'

/** docs/formats/bundle.md §1: one mixer who forgets is enough, and with one alone nobody could say that one did. */
export const LEAST_MIXERS = 2

/** @param turn `publicKey` with its table is much faster */
export function mixPairs<E>(
  group: Group<E>,
  turn: {
    /** `mixContext` */
    readonly context: Uint8Array
    readonly publicKey: E
    readonly input: Pairs<E>
  },
  randomness: Randomness,
): Mix<E> {
  const secrets = drawShuffleSecrets(group, randomness, turn.input.a.elements.length)
  const output = shufflePairs(group, turn.publicKey, turn.input, secrets)
  return { output, proof: proveShuffle(group, { ...turn, output }, secrets) }
}
