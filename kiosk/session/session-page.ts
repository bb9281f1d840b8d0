/** Where a voter is in a session: one page at a time. A selection lives only here, and in `casting` until it is handed to the service. */

import type { Marked } from '#election/ballot/marks.ts'
import type { OneSelection } from '#election/ballot/record.ts'
import type { Gone } from '#election/definition/definition.ts'
import type { CandidateId, ContestBit } from '#election/ids.ts'
import type { Row } from '#election/voice/steps.ts'
import type { CardRefusal } from './codes.ts'

export interface Choosing {
  readonly contest: ContestBit
  /** The party whose list is open (`two-steps.ts`); null: parties are chosen from, or there is one step. */
  readonly party: CandidateId | null
  readonly selected: CandidateId | null
  /** 国民審査: the judges with a mark ×, in the order of the contest; empty in every other one (`marks.ts`). */
  readonly marked: readonly CandidateId[]
  /** The screen says how many pages it needs; nothing is confirmed before all were shown (D-12). */
  readonly pageCount: number
  /** So that a key that goes on to the next page turns it; 0: the screen has not said so yet. */
  readonly perPage: number
  readonly pageIndex: number
  /** Places in the drawn order of the candidates who were shown (D-12): on any page, in any size, in the list or in a row. */
  readonly seen: readonly number[]
  /** Looked up by the first sound of the name (TC-33): these candidates alone are shown, and keys move among them. */
  readonly row: Row | null
  /** A candidate who died or withdrew was pressed: the voter is shown why nothing was chosen (D-26). */
  readonly told: Gone | null
  /** Keypad: which stop of the page (`stops.ts`), candidates first; null before the first key. */
  readonly focus: number | null
}

/** Before the screen has said how many pages it needs, and where no screen is. */
export const UNPAGED = { pageCount: 1, perPage: 0, pageIndex: 0 } as const

/** The settings that the voter may change beside the vote. */
export const OPTIONS = [
  'rows',
  'language',
  'slower',
  'faster',
  'quieter',
  'louder',
  'text-size',
  'scheme',
  'hide',
  'show',
  'to-touch',
  'go',
  'back',
] as const
export type Option = (typeof OPTIONS)[number]

export type SessionPage =
  /** Before the card is taken: is this voice heard? (AUD-03) */
  | { readonly type: 'hear'; readonly focus: number | null }
  /** Counter 1 → 2k. */
  | { readonly type: 'taking' }
  /** Proxy or assistance: who presses what, before anything else (PRX-03, PRX-09). */
  | { readonly type: 'roles'; readonly focus: number | null }
  | { readonly type: 'how-to'; readonly focus: number | null }
  | ({ readonly type: 'choose' } & Choosing)
  | { readonly type: 'confirm'; readonly choosing: Choosing; readonly focus: number | null }
  /** The words and the picture of one choice of a question, by its place; reached from the choices, and back to them. */
  | { readonly type: 'explain'; readonly choosing: Choosing; readonly at: number; readonly focus: number }
  /** By keys: language, looks, voice, another way to vote, or none. */
  | { readonly type: 'settings'; readonly behind: SessionPage; readonly focus: number }
  /** The rows of the kana table that have candidates. */
  | { readonly type: 'rows'; readonly choosing: Choosing; readonly focus: number }
  /** Nothing is recorded yet: to the screen alone, or away. */
  | { readonly type: 'sure'; readonly of: 'to-touch' | 'go'; readonly behind: SessionPage; readonly focus: number }
  /** Nothing is recorded, and the voter goes with the card. */
  | { readonly type: 'take-unused' }
  | { readonly type: 'leave'; readonly choosing: Choosing | null; readonly contest: ContestBit; readonly focus: number }
  | {
      readonly type: 'leave-sure'
      readonly choosing: Choosing | null
      readonly contest: ContestBit
      readonly scope: 'contest' | 'all'
      readonly focus: number
    }
  /** Waits for *pressed* (C3) or for the roll-forward of the contest before; then the selection goes to the service. */
  | { readonly type: 'casting'; readonly act: Act }
  /** INTENT is being written. The selection is gone from the state. */
  | { readonly type: 'recording'; readonly contest: ContestBit | null }
  | { readonly type: 'recorded'; readonly contest: ContestBit; readonly focus: number | null }
  /** Roll-forward and counter → 255. */
  | { readonly type: 'finishing' }
  | { readonly type: 'take-card' }
  /** Neutral page: the card is away, or something with it did not work and it must be laid on again. */
  | { readonly type: 'card-away'; readonly lifted: boolean; readonly refusal: CardRefusal | null }
  /** Reads the card that came back. */
  | { readonly type: 'card-back' }

/** The act that the voter has asked for with a press that records. */
export type Act =
  | { readonly type: 'record'; readonly contest: ContestBit; readonly selection: OneSelection | Marked }
  /** "Ended" for all that is not recorded. */
  | { readonly type: 'end' }
