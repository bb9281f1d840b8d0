/** ballot-box.md §8, record.md §6: the annex page beside a final seal, and what that seal says of the sets of records. */
import { createHash } from 'node:crypto'
import { type Element, IDENTITY, mapped, scalarOf, times } from '../group/ristretto.ts'
import { allZero } from './fields.ts'
import { bitsOf } from './page-fields.ts'

export interface SealSets {
  /** K of contest 0, 1, 2: 32 bytes each. */
  readonly commitments: readonly [Uint8Array, Uint8Array, Uint8Array]
  readonly annexHash: Uint8Array
}

/** One blind a contest. */
export type Blinds = readonly [bigint, bigint, bigint]

const RECORD = 136

/** Null: not the page that the seal names, or not of its form. @param contests the mask of the header */
export function readAnnex(page: Buffer, { annexHash }: SealSets, contests: number): Blinds | null {
  const blind = (bit: number) => scalarOf(page.subarray(8 + 32 * bit, 40 + 32 * bit))
  const [first, second, third] = [blind(0), blind(1), blind(2)]
  if (first === null || second === null || third === null) return null
  const blinds = [first, second, third] as const
  const others = [0, 1, 2].filter((bit) => !bitsOf(contests).includes(bit))
  const whole =
    createHash('sha256').update(page).digest().equals(annexHash) &&
    page.toString('latin1', 0, 8) === 'IPPYOANX' &&
    allZero(page.subarray(104)) &&
    others.every((bit) => blinds[bit] === 0n)
  return whole ? blinds : null
}

/** The sums of the records that are read, one contest each. */
export class MemberSums {
  readonly #sums: [Element, Element, Element] = [IDENTITY, IDENTITY, IDENTITY]

  add(contest: 0 | 1 | 2, record: Buffer): void {
    this.#sums[contest] = this.#sums[contest].add(mapped('vc member 1', record.subarray(0, RECORD)))
  }

  /** Byte for byte what the seal says: a contest without records and blind has 32 zeros. */
  areIn({ commitments }: SealSets, blinds: Blinds): boolean {
    const base = mapped('vc blind base 1')
    return this.#sums.every((sum, bit) => {
      const own = Buffer.from(sum.add(times(base, blinds[bit] as bigint)).toBytes())
      return own.equals(commitments[bit] as Uint8Array)
    })
  }
}
