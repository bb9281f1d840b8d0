/** ballot-box.md §8, record.md §6: the annex page beside a final seal, and what that seal says of the sets of records. */
import { createHash } from 'node:crypto'
import { type Element, IDENTITY, mapped, scalarOf, times } from '../group/ristretto.ts'
import { allZero } from './fields.ts'
import { BITS, bitsOutside } from './page-fields.ts'

export interface SealSets {
  /** K of contest 0 … 6: 32 bytes each. */
  readonly commitments: readonly Uint8Array[]
  readonly annexHash: Uint8Array
}

/** One blind a contest. */
export type Blinds = readonly bigint[]

const RECORD = 136

/** Null: not the page that the seal names, or not of its form. @param contests the mask of the header */
export function readAnnex(page: Buffer, { annexHash }: SealSets, contests: number): Blinds | null {
  const blinds = BITS.flatMap((bit) => scalarOf(page.subarray(8 + 32 * bit, 40 + 32 * bit)) ?? [])
  if (blinds.length < BITS.length) return null
  const whole =
    createHash('sha256').update(page).digest().equals(annexHash) &&
    page.toString('latin1', 0, 8) === 'IPPYOANX' &&
    allZero(page.subarray(232)) &&
    bitsOutside(contests).every((bit) => blinds[bit] === 0n)
  return whole ? blinds : null
}

/** The sums of the records that are read, one contest each. */
export class MemberSums {
  readonly #sums: Element[] = BITS.map(() => IDENTITY)

  add(contest: number, record: Buffer): void {
    this.#sums[contest] = (this.#sums[contest] ?? IDENTITY).add(mapped('vc member 1', record.subarray(0, RECORD)))
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
