/** Secret scalars from an argument, uniform: 512 bits reduced. The bytes are wiped; the scalar itself goes with its process. */
import type { Randomness } from '#election/randomness.ts'
import type { Group, Scalar } from './group.ts'
import { numberFromLittleEndian } from './little-endian.ts'

const DRAWN_BYTES = 64

export function randomScalar<E>(group: Group<E>, randomness: Randomness): Scalar {
  const bytes = randomness.bytes(DRAWN_BYTES)
  const scalar = group.scalar(numberFromLittleEndian(bytes))
  bytes.fill(0)
  return scalar
}

export function randomScalars<E>(group: Group<E>, randomness: Randomness, count: number): readonly Scalar[] {
  return Array.from({ length: count }, () => randomScalar(group, randomness))
}

/** Never 0: with it a record would show its selection, and a key would be none. */
export function randomNonzeroScalar<E>(group: Group<E>, randomness: Randomness): Scalar {
  for (;;) {
    const scalar = randomScalar(group, randomness)
    if (scalar !== 0n) return scalar
  }
}
