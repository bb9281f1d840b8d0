/** V12: the counting key is what its commitments say, and each holder's key follows from them. */
import type { BundleKey } from './bundle-election.ts'
import { type Finding, judged } from './finding.ts'
import { type Element, elementOf, IDENTITY, times } from './group.ts'

const HOLDERS_MAX = 255

export function checkKey(key: BundleKey): Finding {
  return judged('V12', isRight(key))
}

function isRight({ publicKey, threshold, commitments, holders }: BundleKey): boolean {
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
