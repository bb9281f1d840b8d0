/** The desk's knowledge of its roll as a whole. */
import type { BirthDate } from '#election/birth-date.ts'
import type { Sex } from '#election/definition/definition.ts'
import type { RollNumber } from '#election/ids.ts'
import type { ToldChange } from '#election/roll/mark-in-force.ts'
import type { ToldIncidents } from '#election/roll/roll-list.ts'
import type { LocalDate } from '#election/time.ts'
import type { PaperMarks } from './day-record.ts'
import type { ToldEntries } from './screen-event.ts'

/** The lists that the books hold (ELG-02a). */
export interface HeldLists {
  /** Number of the last list that was taken in; 0: none. */
  readonly number: number
  /** Its hash, as it was computed when it was taken in; null: none. */
  readonly hash: string | null
  /** It is the last that the office makes. */
  readonly last: boolean
  readonly changed: number
  readonly added: number
  /** The incidents of the online box in the newest of them; null: it knew nothing. */
  readonly incidents: ToldIncidents | null
}

export interface RollOfDay {
  /** 名簿の基準日 (PRE-02); null: the office did not say. */
  readonly asOf: LocalDate | null
  /** Without the last list nobody gets a card. */
  readonly lists: boolean
  readonly held: HeldLists
  /** Voters who were marked for a card before the roll said that they have no right to one: by roll number. */
  readonly contradicted: readonly RollNumber[]
}

/** ELG-04: the form of a change that the office reports by telephone or on paper. In memory only. */
export interface ToldForm {
  /** Entered and not done: after a refusal, or when it is given up before the card, nobody types it again. */
  readonly entries: ToldEntries | null
  /** Its page comes up when the officer's page is left, until another one is chosen. */
  readonly shown: boolean
}

export const NOTHING_TOLD: ToldForm = { entries: null, shown: false }

/** A person as the roll has it. */
export interface PersonOfRow {
  readonly name: string
  readonly kana: string
  readonly sex: Sex
  readonly birthDate: BirthDate
  readonly address: string
}

/** Acts about the roll for which the presiding officer answers. */
export type RollAct =
  /** ELG-02a: cards before the last list. */
  | { readonly type: 'go-on-without-list'; readonly reason: string; readonly online: boolean }
  /** ELG-20 */
  | { readonly type: 'enter-paper-marks'; readonly marks: PaperMarks }
  /** ELG-04. */
  | {
      readonly type: 'change-roll'
      readonly change: ToldChange
      /** The page shows it before the card is laid down; nothing keeps it. A number alone is easily its neighbour's. */
      readonly person: PersonOfRow
      readonly reason: string
    }
