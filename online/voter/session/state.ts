/** The state of the voter's page, page by page (V1…V11). A page holds what it needs and nothing of the pages before it. */

import type { Marked } from '#election/ballot/marks.ts'
import type { OneSelection } from '#election/ballot/record.ts'
import type { Language } from '#election/language.ts'
import type { SaltedRecords } from '#election/online/envelope.ts'
import type { VoteCode } from '#election/online/ids.ts'
import type { IncidentList } from '#election/online/incidents.ts'
import type { UnixSecond } from '#election/online/instant.ts'
import type { Permit } from '#election/online/permit.ts'
import type { Answers } from '#election/online/questionnaire.ts'
import type { ShownCode } from '#election/online/shown-code.ts'
import type { BOX_STANDINGS, GATE_PURPOSES } from '#election/online/wire/gate.ts'
import type { VoterRefusal } from './codes.ts'
import type { VoterContest, VoterElection } from './voter-election.ts'

export type Purpose = (typeof GATE_PURPOSES)[number]
export type BoxStanding = (typeof BOX_STANDINGS)[number]
/** A candidate, marks for judges, or none of them: recorded alike (record.md). */
export type Selection = OneSelection | Marked

export interface KnownIncidents {
  /** The newest list that came; null: none. */
  readonly list: IncidentList | null
  /** By the device's clock; null: never yet. */
  readonly askedAt: number | null
}

export interface State {
  readonly language: Language
  /** Unix seconds of the device. */
  readonly now: number
  readonly incidents: KnownIncidents
  readonly page: Page
}

/** Where somebody who opens the page wants to go, by its address. */
export type Place =
  | { readonly type: 'entry' }
  /** The letter's QR: its code came after `#`, which no browser sends. */
  | { readonly type: 'letter'; readonly code: string }
  /** Back from the card, with all that its service put after `?`. */
  | { readonly type: 'back'; readonly answer: string }
  /** Second device of a check: what the first one shows, after `#`. */
  | { readonly type: 'check'; readonly opening: string }
  | { readonly type: 'lookup' }
  | { readonly type: 'apply' }

export const UNUSABLE = ['old-browser', 'unreachable', 'not-genuine', 'bug'] as const
type Unusable = (typeof UNUSABLE)[number]

export interface HeldPermit {
  readonly bytes: Uint8Array
  readonly permit: Permit
}

/** Between permit and cast. */
export interface Ballot {
  readonly permit: HeldPermit
  readonly contests: readonly VoterContest[]
  /** One for each contest so far. */
  readonly selections: readonly Selection[]
}

export interface Sealed extends SaltedRecords {
  readonly code: VoteCode
  /** The opening of the records, for a check. It leaves the state with the press on 「投票する」. */
  readonly opening: string
}

/** The bytes of a cast. They are sent again unchanged until there is an answer. */
export interface Cast {
  readonly bytes: Uint8Array
  readonly code: VoteCode
}

export type LogStanding =
  | { readonly type: 'looking' }
  | { readonly type: 'not-yet'; readonly size: number }
  | { readonly type: 'waiting-for-witnesses'; readonly index: number; readonly size: number }
  | {
      readonly type: 'in-log'
      readonly index: number
      readonly size: number
      readonly witnesses: readonly string[]
      /** c2sp.org/tlog-proof: checked anywhere, without the log. */
      readonly receipt: Uint8Array
    }
  /** Its signature, a witness's line or the path does not hold. */
  | { readonly type: 'contradicts' }
  | { readonly type: 'unreachable' }

export type OpenedCheck =
  | { readonly type: 'opened'; readonly code: ShownCode; readonly chosen: readonly OpenedChoice[] }
  /** This page did not write the opening, or its records do not hold the choices that it names. */
  | { readonly type: 'not-opened' }
interface OpenedChoice {
  readonly contest: VoterContest
  readonly selection: Selection
}

/** Why the camera did not read: the code can be typed all the same. */
export type CameraTrouble = 'camera-refused' | 'no-camera' | 'camera-busy' | 'nothing-read'
/** `no-letter` and `other-page`: what was read is none of this page's letters. The camera is on in `open` alone. */
export type CameraStanding = 'closed' | 'open' | 'read' | 'no-letter' | 'other-page' | CameraTrouble

/** Pages for which the election must be known. */
export type ElectionPage =
  | { readonly type: 'entry'; readonly left: LeftWay | null }
  | {
      readonly type: 'code'
      readonly purpose: Purpose
      readonly typed: string
      /** As typed, by a voter abroad; null: nobody is asked for one. */
      readonly certificate: string | null
      readonly said: 'nothing' | 'slip' | 'no-certificate' | 'asking'
      readonly camera: CameraStanding
    }
  /** The applicant typed a date of birth (T6). */
  | {
      readonly type: 'applying'
      readonly typed: string
      /** The ground (S-03); null: none was chosen, or the election has none. */
      readonly category: string | null
      readonly said: 'nothing' | 'slip' | 'no-category' | 'asking'
    }
  | { readonly type: 'applied' }
  | {
      readonly type: 'promise'
      readonly flow: string
      readonly isFree: boolean
      /** The button was pressed without the tick: it explains, and does not go on (T8). */
      readonly isReminded: boolean
    }
  | { readonly type: 'card'; readonly purpose: Purpose; readonly flow: string; readonly isAsking: boolean }
  | { readonly type: 'leaving' }
  /** A member is asked for the day of birth that the list has (S-05). */
  | {
      readonly type: 'asked'
      readonly purpose: Purpose
      readonly flow: string
      readonly typed: string
      readonly isSlip: boolean
    }
  | {
      readonly type: 'finishing'
      readonly purpose: Purpose
      readonly flow: string
      /** All that the card's service put after `?`. */
      readonly answer: string
      readonly tries: number
    }
  /** `typed`: the code, or the day, that was not taken. */
  | { readonly type: 'refused'; readonly refusal: VoterRefusal; readonly purpose: Purpose; readonly typed?: string }
  | { readonly type: 'status'; readonly standing: BoxStanding }
  /** A member chooses in which election to vote next (S-07): the chosen ones are first in the ballot, and have their selection. */
  | { readonly type: 'elections'; readonly ballot: Ballot }
  | { readonly type: 'choosing'; readonly ballot: Ballot }
  | { readonly type: 'confirming'; readonly ballot: Ballot; readonly selection: Selection }
  /** Before the way back to the entry erases a card check. */
  | { readonly type: 'giving-up'; readonly from: GivenUp }
  | { readonly type: 'sealing'; readonly ballot: Ballot }
  | { readonly type: 'ready'; readonly ballot: Ballot; readonly sealed: Sealed }
  | { readonly type: 'checking'; readonly ballot: Ballot; readonly opening: string; readonly code: VoteCode }
  /** From here on nobody knows what was chosen. */
  | { readonly type: 'signing'; readonly code: VoteCode }
  | { readonly type: 'sending'; readonly cast: Cast; readonly tries: number }
  | Done
  /** The town's questions (S-09): of the vote this page has what it goes back to, and sends none of it. */
  | {
      readonly type: 'questions'
      readonly done: Done
      readonly answers: Answers
      readonly said: 'nothing' | 'sending' | 'not-sent'
    }
  | {
      readonly type: 'lookup'
      readonly typed: string
      readonly said: 'nothing' | 'slip'
      readonly log: LogStanding | null
    }
  | { readonly type: 'opened'; readonly check: OpenedCheck }

export interface Done {
  readonly type: 'done'
  readonly recorded: Recorded
  readonly log: LogStanding
  /** Answers were sent from here. */
  readonly hasAnswered: boolean
}

/** A ballot that is open in another window, or that somebody has left: nobody is named, and it opens here for no one. */
interface LeftWay {
  readonly flow: string
  readonly until: UnixSecond
}

type GivenUp = Extract<ElectionPage, { type: 'elections' | 'choosing' | 'confirming' | 'ready' | 'checking' }>

/** Made only from the answer to a cast (`readAnswer`). */
export interface Recorded {
  readonly code: VoteCode
  readonly latest: UnixSecond
  readonly promise: Uint8Array
}

/** Gazette and posters by the name of the file: their bytes are as they were signed. */
export type Pictures = ReadonlyMap<string, Uint8Array>
/** Null: nobody has asked for them. */
export type PicturesStanding = Pictures | 'loading' | 'unreachable' | null

type Page =
  | { readonly type: 'loading'; readonly place: Place }
  | { readonly type: 'unusable'; readonly why: Unusable }
  | {
      readonly type: 'open'
      readonly election: VoterElection
      readonly pictures: PicturesStanding
      readonly at: ElectionPage
    }
