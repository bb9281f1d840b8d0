/** Keys under which a vote is no secret, or a holder's part proves nothing: neither reader of a package takes one (share-file.md §1). */
import { expect, test } from 'vitest'
import { type Element, ristretto255 as group } from '#election/group/ristretto255.ts'
import { readSharedKey, type SharedKeyFields, sharesOf, verificationKey } from '#election/keys/dealt-key.ts'
import { isSharedKey } from '#verify/keys/shared-key.ts'

const scalar = (value: bigint) => group.scalar(value)
const B = (value: bigint) => group.multiply(group.base, scalar(value))

/** The polynomial with these coefficients, the secret first, and two of its holders. */
function keyOf(coefficients: readonly bigint[], holders: readonly number[] = [1, 2]): SharedKeyFields {
  const { commitments } = sharesOf(group, coefficients.map(scalar), 2)
  return fieldsOf(commitments, holders)
}

function fieldsOf(commitments: readonly Element[], holders: readonly number[]): SharedKeyFields {
  return {
    publicKey: group.encode(commitments[0] as Element),
    threshold: commitments.length,
    commitments: commitments.map((each) => group.encode(each)),
    holders: holders.map((index) => ({
      index,
      verificationKey: group.encode(verificationKey(group, commitments, index)),
    })),
  }
}

const takenBy = (key: SharedKeyFields) => ({ counting: readSharedKey(group, key).ok, everybody: isSharedKey(key) })
const withHolder = (key: SharedKeyFields, index: number, element: Element): SharedKeyFields => ({
  ...key,
  holders: key.holders.map((each) => (each.index === index ? { index, verificationKey: group.encode(element) } : each)),
})

const LIES: readonly (readonly [string, () => SharedKeyFields])[] = [
  ['the identity as counting key: each C is a vote in clear', () => keyOf([0n, 5n])],
  ['the identity as a holder’s key: this share is 0, and two of two holders are one', () => keyOf([3n, -3n])],
  ['a counting key that its commitments do not give', () => ({ ...keyOf([3n, 5n]), publicKey: group.encode(B(4n)) })],
  ['a holder’s key of the dealer’s choice', () => withHolder(keyOf([3n, 5n]), 2, B(77n))],
  ['fewer commitments than holders are needed', () => ({ ...keyOf([3n]), threshold: 2 })],
  ['one holder twice', () => keyOf([3n, 5n], [1, 1])],
]

test.each(LIES)('%s', (_, lie) => {
  expect(takenBy(lie())).toEqual({ counting: false, everybody: false })
})

test('a key of two holders is one', () => {
  expect(takenBy(keyOf([3n, 5n]))).toEqual({ counting: true, everybody: true })
})
