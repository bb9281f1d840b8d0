/** share-file.md §1: a counting key, its commitments and the keys of its holders. */
import { type Element, elementOf, IDENTITY, times } from '../group/ristretto.ts'

export interface SharedKey {
  /** Y, as all elements here 32 bytes. */
  readonly publicKey: Uint8Array
  readonly threshold: number
  readonly commitments: readonly Uint8Array[]
  readonly holders: readonly { readonly index: number; readonly verificationKey: Uint8Array }[]
}

const HOLDERS_MAX = 255

/** The key is the first commitment, and each holder's key follows from all of them. */
export function isSharedKey({ publicKey, threshold, commitments, holders }: SharedKey): boolean {
  const coefficients = commitments.map(elementOf)
  const y = elementOf(publicKey)
  if (y === null || y.equals(IDENTITY) || coefficients.length !== threshold) return false
  if (!coefficients.every((each) => each !== null) || coefficients[0]?.equals(y) !== true) return false
  const indexes = holders.map(({ index }) => index)
  const areIndexes = indexes.every((index) => Number.isInteger(index) && index >= 1 && index <= HOLDERS_MAX)
  if (!areIndexes || new Set(indexes).size !== indexes.length || indexes.length < threshold) return false
  return holders.every(({ index, verificationKey }) => {
    const own = elementOf(verificationKey)
    return own !== null && !own.equals(IDENTITY) && own.equals(valueAt(coefficients, index))
  })
}

/** Σ jⁱ · C_i */
function valueAt(coefficients: readonly Element[], index: number): Element {
  return coefficients.reduceRight((sum, each) => times(sum, BigInt(index)).add(each), IDENTITY)
}
