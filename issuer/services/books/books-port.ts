/** The books as the program uses them. */

import type { BirthDate } from '#election/birth-date.ts'
import type { CardUid, RollNumber } from '#election/ids.ts'
import type { Result } from '#election/result.ts'
import type { ListedMark } from '#election/roll/roll-file.ts'
import type { Standing } from '#election/roll/standing.ts'
import type { RollOfDay } from '#issuer/session/roll-of-day.ts'
import type { SearchField } from '#issuer/session/screen-event.ts'
import type { Assistance, Counts, DayRecord } from '#issuer/session/state.ts'
import type { InPieces } from '../in-pieces.ts'
import type { TakeOverFault } from '../take-over/medium.ts'
import type { DatabaseFault } from './database-fault.ts'
import type { EnvelopeEntry } from './envelope-entry.ts'
import type { Operation } from './operation.ts'
import type { ListRefusal, NamedBox, TakenList } from './roll-lists.ts'
import type { FormChange, VoterForPapers } from './row-form.ts'
import type { FoundRow, VoterRow } from './voters.ts'

export type BooksFault =
  | { readonly type: 'database'; readonly fault: DatabaseFault }
  | { readonly type: 'take-over-medium'; readonly fault: TakeOverFault }

export interface Books {
  counts(): Counts
  /** The own disk needs long for its writes: true once. */
  tellSlowDisk(): boolean
  find(text: string, by: SearchField): readonly FoundRow[]
  voterAt(row: number): VoterRow
  rowOf(rollNo: RollNumber): number
  /** Counts the card of an open operation as issued, or as not returned. */
  standing(row: number): Standing
  /** The voters on the roll now, in its order. */
  voters(): readonly VoterRow[]
  operation(): Operation | null
  /** Rows with marks that wait for a card (TRN-04). */
  waiting(): readonly number[]
  isInEnvelope(uid: CardUid): boolean
  hasEnvelopeRoom(): boolean
  /** Cards that were issued in place of another; one whose issue is open counts. */
  replacedCards(): number

  /** @param assistance the helpers of the voter who gets this card; null: nobody helps */
  begin(operation: Operation, assistance: Assistance | null): Result<void, BooksFault>
  /** @param envelope the entry of a card that goes into envelope 1, or that was replaced; null at any other issue */
  finish(envelope: EnvelopeEntry | null): Result<void, BooksFault>
  cancel(): Result<void, BooksFault>
  /** A change without a card: marks are struck, or the voter is served in a way without a card, with the form that is written about it. */
  change(row: number, standing: Standing, form: FormChange | null): Result<void, BooksFault>
  /** 人違い: all that the day has of the first row is the second one's from now on, with the record that says so. */
  moveMark(from: number, to: number, record: DayRecord): Result<void, BooksFault>
  keepFoundCard(entry: EnvelopeEntry): Result<void, BooksFault>
  /** @param count a number below 0 corrects an earlier count that was too high */
  countCardsBrought(count: number): Result<void, BooksFault>
  day(): DayRecord | null
  saveDay(record: DayRecord): Result<void, BooksFault>
  /** All voters who were not served in the ordinary way, in the order of the roll: for the papers of the evening. */
  forPapers(): readonly VoterForPapers[]
  roll(): RollOfDay
  /** ELG-02a: takes in the office's next list. Its rows hold from now on, and a spare issuer gets them too. */
  takeInList(file: Uint8Array): InPieces<Result<TakenList, BooksFault | ListRefusal>>
  /** The online box of each row that has one, by the roll lists. */
  onlineBoxes(): ReadonlyMap<number, NamedBox>
  /** ELG-01: all voters with this date of birth, from the roll, its lists and the rows that the desk typed. */
  bornOn(birth: BirthDate): readonly VoterRow[]
  /** ELG-01: places for rows that the desk types, without a voter and without a mark. */
  freeOrderPlaces(): readonly number[]
  /** The row of such a place. */
  orderRow(place: number): number
  /** The mark in roll and lists, without later reports (ELG-04). */
  listedMark(row: number): ListedMark & Pick<VoterRow, 'rollNo' | 'station'>
  close(): void
  /** Closes in pieces, for a program that must answer people meanwhile. */
  closing(): InPieces<void>
}
