/** A candidate as the pages of a session with a visible screen have it (AUD-04). */
import type { Gone } from '#election/definition/definition.ts'

export interface ShownCandidate {
  readonly id: number
  readonly number: number
  readonly name: string
  readonly kana: string
  readonly party: string
  readonly partyKana: string
  readonly gone: Gone | null
}
