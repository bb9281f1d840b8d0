/** Events of the session: acts of people, and answers of services. */
import { z } from 'zod'
import type { ContestBit } from '#election/ids.ts'
import type { Language } from '#election/language.ts'
import type { Gazette } from '#election/online/gazette.ts'
import type { IncidentList } from '#election/online/incidents.ts'
import type { GateRefusal, MEMBER_ASKED } from '#election/online/wire/gate.ts'
import type {
  BoxStanding,
  CameraTrouble,
  Cast,
  HeldPermit,
  LogStanding,
  OpenedCheck,
  Pictures,
  Purpose,
  Sealed,
  Selection,
  UNUSABLE,
} from './state.ts'
import type { VoterElection } from './voter-election.ts'

export type ScreenEvent =
  | { readonly type: 'language'; readonly language: Language }
  | { readonly type: 'home' }
  /** Back, as the browser has it. */
  | { readonly type: 'went-back' }
  /** Not to the entry after all. */
  | { readonly type: 'stay' }
  /** The way that another person or another window left here is erased. */
  | { readonly type: 'forget' }
  | { readonly type: 'begin'; readonly purpose: Purpose }
  | { readonly type: 'typed'; readonly text: string }
  /** The number of the certificate of a voter abroad (在外選挙人証). */
  | { readonly type: 'certificate-typed'; readonly text: string }
  | { readonly type: 'code-given' }
  | { readonly type: 'camera-wanted' }
  | { readonly type: 'camera-left' }
  | { readonly type: 'camera-failed'; readonly why: CameraTrouble }
  /** Anything that somebody holds before a camera. */
  | { readonly type: 'camera-read'; readonly text: string }
  | { readonly type: 'birth-given' }
  /** The ground of who applies (S-03). */
  | { readonly type: 'category-chosen'; readonly category: string }
  | { readonly type: 'free-will'; readonly isFree: boolean }
  | { readonly type: 'promise-given' }
  | { readonly type: 'to-card' }
  /** The next election, by its bit; null: in none of those that are left. */
  | { readonly type: 'to-election'; readonly bit: ContestBit | null }
  | { readonly type: 'chosen'; readonly selection: Selection }
  | { readonly type: 'confirmed' }
  | { readonly type: 'choose-again' }
  | { readonly type: 'check' }
  | { readonly type: 'checked' }
  | { readonly type: 'cast' }
  | { readonly type: 'to-pictures' }
  | { readonly type: 'to-lookup' }
  | { readonly type: 'look-up' }
  | { readonly type: 'to-questions' }
  /** Null: left out. */
  | { readonly type: 'answered'; readonly question: number; readonly answer: number | null }
  | { readonly type: 'send-answers' }

/** The way that this device kept over the way to the card, or over a torn line. `ended`: one was kept, and its lock is gone. */
export interface Kept {
  readonly flow: string
  readonly purpose: Purpose
  readonly permit: HeldPermit | null
  readonly cast: Cast | null
  /** A reload of the tab that has come back from the card. Anybody may open every other one, so there nothing goes on by itself. */
  readonly isOfThisTab: boolean
}

type Finished =
  | { readonly type: 'permit'; readonly permit: HeldPermit }
  | { readonly type: 'permit-wrong' }
  | { readonly type: 'status'; readonly standing: BoxStanding }
  | { readonly type: 'applied' }

/** No card is touched: the code of the letter is a member's. */
interface MemberAsked {
  readonly type: 'member'
  readonly asks: (typeof MEMBER_ASKED)[number]
}

/** No answer at all, or one that this page does not understand. */
type NoAnswer = { readonly type: 'no-answer' }
type Refused = { readonly type: 'refused'; readonly refusal: GateRefusal }

/** Another window of this browser has erased the way, or has put its own in the place. */
export type NotSigned = 'erased' | 'begun-anew'

export type SendAnswer =
  /** 120 bytes, not yet believed. */
  | { readonly type: 'promise'; readonly bytes: Uint8Array }
  | { readonly type: 'refused'; readonly said: string }
  | { readonly type: 'no-answer' }

export type ServiceEvent =
  | { readonly type: 'loaded'; readonly election: VoterElection; readonly kept: Kept | 'ended' | null }
  | { readonly type: 'not-loaded'; readonly why: (typeof UNUSABLE)[number] }
  | { readonly type: 'clock'; readonly now: number }
  | {
      readonly type: 'code-answered'
      readonly answer: { readonly type: 'flow'; readonly flow: string } | Refused | NoAnswer
    }
  | {
      readonly type: 'begin-answered'
      readonly answer: { readonly type: 'card'; readonly redirect: string } | MemberAsked | Refused | NoAnswer
    }
  | { readonly type: 'finish-answered'; readonly answer: Finished | Refused | NoAnswer }
  | { readonly type: 'sealed'; readonly sealed: Sealed }
  | { readonly type: 'signed'; readonly cast: Cast | NotSigned }
  | { readonly type: 'send-answered'; readonly answer: SendAnswer }
  | { readonly type: 'waited' }
  /** `code` as it was looked up: somebody may look for another one by now. */
  | { readonly type: 'log-answered'; readonly code: string; readonly log: LogStanding }
  /** Null: one of them did not come, or was another. `gazette`: the list that named them. */
  | { readonly type: 'pictures-fetched'; readonly gazette: Gazette | null; readonly pictures: Pictures | null }
  /** Null: none came that holds. */
  | { readonly type: 'incidents-read'; readonly list: IncidentList | null }
  | { readonly type: 'answers-sent'; readonly isTaken: boolean }
  | { readonly type: 'check-opened'; readonly check: OpenedCheck }
  | { readonly type: 'bug' }

export type Event = { readonly type: 'screen'; readonly event: ScreenEvent } | ServiceEvent

/** The word of a collector that took nothing. */
export const boxRefusal = z.strictObject({ refused: z.string().max(32) })
