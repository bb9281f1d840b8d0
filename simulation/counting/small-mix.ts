/** A small list of ElGamal pairs with known randomness, and a mix of it: for tests and vectors. */
import { oneListOf } from '#election/contest-lists.ts'
import { columnOf } from '#election/group/column.ts'
import { randomScalar, randomScalars } from '#election/group/random-scalar.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import type { ContestBit } from '#election/ids.ts'
import { countContext, mixContext } from '#election/mix/contexts.ts'
import { drawShuffleSecrets, shufflePairs } from '#election/mix/shuffle.ts'
import { proveShuffle } from '#election/mix/shuffle-proof.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'

export function smallMix(said: readonly number[], seed = 'small mix') {
  const randomness = seededRandomness(seed)
  const secretKey = randomScalar(group, randomness)
  const publicKey = group.prepared(group.multiplySecret(group.base, secretKey))
  const rs = randomScalars(group, randomness, said.length)
  const B = (scalar: bigint) => group.multiply(group.base, group.scalar(scalar))
  const input = {
    a: columnOf(
      group,
      rs.map((r) => B(r)),
    ),
    c: columnOf(
      group,
      rs.map((r, i) => group.add(group.multiply(publicKey, r), B(BigInt(said[i] ?? 0)))),
    ),
  }
  const documents = { packageHash: randomness.bytes(32), listHashes: [randomness.bytes(32)] }
  const key = group.encode(publicKey)
  const contextIn = (contest: ContestBit) =>
    mixContext(countContext({ ...documents, list: oneListOf(contest), publicKey: key, records: said.length }), 1)
  const secrets = drawShuffleSecrets(group, randomness, said.length)
  const output = shufflePairs(group, publicKey, input, secrets)
  const statement = { context: contextIn(0 as ContestBit), publicKey, input, output }
  return {
    randomness,
    secretKey,
    publicKey,
    rs,
    B,
    input,
    secrets,
    output,
    statement,
    documents,
    contextIn,
    proof: proveShuffle(group, statement, secrets),
  }
}
