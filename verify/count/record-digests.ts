/** Which records the media hold, as digests: enough to say whether the merged file of a count is theirs in another order. */
import { createHash } from 'node:crypto'
import type { MediumFinding } from '../medium/finding.ts'

export function digestOf(record: Uint8Array): string {
  return createHash('sha256').update(record).digest('base64')
}

export class RecordDigests {
  /** Station, pair and root → digests of the records of that content. */
  readonly #held = new Map<string, readonly string[]>()

  /** Takes the digests of a whole medium. Original and duplicate have one root, and are kept once. */
  take({ station, pair, root, problem }: MediumFinding, digests: readonly string[]): void {
    if (problem === null) this.#held.set(`${station} ${pair} ${root}`, digests)
  }

  /** null: no such content was given here. */
  of(station: string, pair: number, root: string): readonly string[] | null {
    return this.#held.get(`${station} ${pair} ${root}`) ?? null
  }
}
