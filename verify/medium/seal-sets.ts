/** ballot-box.md §8, record.md §6: the annex page beside a final seal, and what that seal says of the sets of records. */
import { createHash } from 'node:crypto'
import { type Element, IDENTITY, mapped, scalarOf, times } from '../group/ristretto.ts'
import { allZero } from './fields.ts'
import { type Judged, ROOMS, roomsOutside } from './page-fields.ts'

export interface SealSets {
  /** K of each list, by its room: 32 bytes each. */
  readonly commitments: readonly Uint8Array[]
  readonly annexHash: Uint8Array
}

/** One blind a list, by its room. */
export type Blinds = readonly bigint[]

const RECORD = 136

/** Null: not the page that the seal names, or not of its form. */
export function readAnnex(
  page: Buffer,
  { annexHash }: SealSets,
  { contests, judged }: { readonly contests: number; readonly judged: Judged | null },
): Blinds | null {
  const blinds = ROOMS.flatMap((room) => scalarOf(page.subarray(8 + 32 * room, 40 + 32 * room)) ?? [])
  if (blinds.length < ROOMS.length) return null
  const whole =
    createHash('sha256').update(page).digest().equals(annexHash) &&
    page.toString('latin1', 0, 8) === 'IPPYOANX' &&
    allZero(page.subarray(712)) &&
    roomsOutside(contests, judged).every((room) => blinds[room] === 0n)
  return whole ? blinds : null
}

/** The sums of the records that are read, one list each. */
export class MemberSums {
  readonly #sums: Element[] = ROOMS.map(() => IDENTITY)

  add(room: number, record: Buffer): void {
    this.#sums[room] = (this.#sums[room] ?? IDENTITY).add(mapped('vc member 1', record.subarray(0, RECORD)))
  }

  /** Byte for byte what the seal says: a list without records and blind has 32 zeros. */
  areIn({ commitments }: SealSets, blinds: Blinds): boolean {
    const base = mapped('vc blind base 1')
    return this.#sums.every((sum, room) => {
      const own = Buffer.from(sum.add(times(base, blinds[room] as bigint)).toBytes())
      return own.equals(commitments[room] as Uint8Array)
    })
  }
}
