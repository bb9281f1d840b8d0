/** The books as the program uses them. */
import type { RollMark } from '#election/definition/definition.ts'
import type { CardUid, RollNumber } from '#election/ids.ts'
import type { Result } from '#election/result.ts'
import type { Standing } from '#election/roll/standing.ts'
import type { LocalDate } from '#election/time.ts'
import type { RollOfDay } from '#issuer/session/roll-of-day.ts'
import type { SearchField } from '#issuer/session/screen-event.ts'
import type { Assistance, Counts, DayRecord } from '#issuer/session/state.ts'
import type { InPieces } from '../in-pieces.ts'
import type { TakeOverFault } from '../take-over/medium.ts'
import type { DatabaseFault } from './database.ts'
import type { EnvelopeEntry } from './envelope-entry.ts'
import type { Operation } from './operation.ts'
import type { ListRefusal, TakenList } from './roll-lists.ts'
import type { FormChange, VoterForPapers } from './row-form.ts'
import type { VoterRow } from './voters.ts'

export type BooksFault =
  | { readonly type: 'database'; readonly fault: DatabaseFault }
  | { readonly type: 'take-over-medium'; readonly fault: TakeOverFault }

export interface Books {
  counts(): Counts
  find(text: string, by: SearchField): readonly VoterRow[]
  voterAt(row: number): VoterRow
  rowOf(rollNo: RollNumber): number
  /** An open operation is presumed: issued, or not returned. */
  standing(row: number): Standing
  /** The voters on the roll now, in its order. */
  voters(): readonly VoterRow[]
  operation(): Operation | null
  /** Rows with marks that wait for a card (TRN-04). */
  waiting(): readonly number[]
  isInEnvelope(uid: CardUid): boolean
  hasEnvelopeRoom(): boolean

  /** @param assistance who helps with the card of this issue; null: nobody does */
  begin(operation: Operation, assistance: Assistance | null): Result<void, BooksFault>
  /** @param envelope the card that goes into envelope 1, or is written down as replaced; null at any other issue */
  finish(envelope: EnvelopeEntry | null): Result<void, BooksFault>
  cancel(): Result<void, BooksFault>
  /** A change without a card: marks struck, or one of the ways beside it with what is written about it. */
  change(row: number, standing: Standing, form: FormChange | null): Result<void, BooksFault>
  keepFoundCard(entry: EnvelopeEntry): Result<void, BooksFault>
  /** @param count below 0: so many were counted too many */
  countCardsBrought(count: number): Result<void, BooksFault>
  day(): DayRecord | null
  saveDay(record: DayRecord): Result<void, BooksFault>
  /** Everybody who was not the ordinary voter, in the order of the roll: for the papers of the evening. */
  forPapers(): readonly VoterForPapers[]
  roll(): RollOfDay
  /** ELG-02a: the next list of the office; its rows hold from now on, and a spare issuer has it too. */
  takeInList(file: Uint8Array): InPieces<Result<TakenList, BooksFault | ListRefusal>>
  /** ELG-01: everybody of the roll, its lists and the desk with this date of birth. */
  bornOn(date: LocalDate): readonly VoterRow[]
  /** ELG-01: places of the desk without a voter and without any writing. */
  freeOrderPlaces(): readonly number[]
  /** The mark in roll and lists, without later reports (ELG-04). */
  listedMark(row: number): RollMark
  close(): void
  /** The same in pieces, for a program that answers somebody meanwhile. */
  closing(): InPieces<void>
}
