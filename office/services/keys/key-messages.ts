/** The messages between the office's process and its key process. Passphrases come sealed; keys never go back. */
import type { OperatorCardNumber } from '#election/card/operator-card.ts'
import type { LostPair } from '#election/count/lost-media.ts'
import type { RecordAnchor } from '#election/definition/approvals.ts'
import type { Approver } from '#election/keys/approvers.ts'
import type { ChangesFiles } from '#election/roll/import/read-roll-changes.ts'
import type { CardReaderPlace } from '#hardware/card-reader/open.ts'
import type { Contents } from '../../session/effect.ts'
import type { SignedPoll } from '../../session/project.ts'
import type { Entry } from '../../session/record.ts'
import type { CardNote, CardsWanted, FinishedCard, KeyRefusal, RoomPurpose, WorkPhase } from '../../session/room.ts'
import type { Recorded } from '../as-recorded.ts'

/** First message: what the room is for, and where things lie. */
export interface RoomSetting {
  readonly type: 'setting'
  readonly purpose: RoomPurpose
  readonly use: 'live' | 'rehearsal'
  /** As they were approved: the files that the record names. */
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly places: ProjectPlaces
  readonly cards: CardsWanted | null
  /** In this program's memory alone, and not of a row that was cut short with its process. */
  readonly finished: readonly FinishedCard[]
  /** Contests that the next list puts on paper (LAW-19). */
  readonly paper: readonly string[]
  /** The signed package by the record: nothing else is worked on. */
  readonly recorded: Recorded
  /** As the record names them: they go into the kits, and machines were made with them. Left out: nobody. */
  readonly approvers?: readonly Approver[]
  /** How far the record goes now. */
  readonly record?: RecordAnchor | null
  /** The voice that is signed with it, and the hash of its manifests with the names of those who approved; null: by touch alone. */
  readonly voice: { readonly directory: string; readonly sha256: string } | null
  /** Everybody who approved a round or a declaration, in the order of the seats after the office's: their passphrases open the keys that approve what is signed (own-50). Left out: machines know nobody. */
  readonly signers?: readonly RoomSigner[]
  /** The round of roll lists to be signed, as two people approved it; left out: the room is for something else. */
  readonly round?: {
    readonly number: number
    /** SHA-256 of it all, hex. */
    readonly content: string
    readonly changes: ChangesFiles | null
    /** `online-incidents.json`, the newest that was brought; null: none. */
    readonly incidents: Uint8Array | null
    readonly dayLists: readonly Uint8Array[]
    readonly withoutDayList: readonly string[]
    readonly withoutOnline: boolean
    readonly last: boolean
    readonly madeBy: readonly [string, string]
    /** SHA-256 of the file of meetings that they saw. */
    readonly meetingsSeen: string | null
    /** The rounds before, as they were recorded. */
    readonly made: readonly { readonly number: number; readonly lists: string }[]
  }
  /** The declaration of lost media to be signed, as two people approved it; left out: the room is for something else. */
  readonly losses?: {
    readonly number: number
    readonly content: string
    readonly chair: string
    readonly lost: readonly LostPair[]
    /** Minute in which the one before was recorded; null: this is the first. */
    readonly before: Entry['at'] | null
  }
}

export interface RoomSigner extends Approver {
  /** The file of the own key. */
  readonly file: Uint8Array
}

export interface ProjectPlaces {
  /** The commission's key and the kits. */
  readonly office: string
  /** A file of each machine. */
  readonly machines: string
  /** Rounds of roll lists. */
  readonly rolls: string
  /** Declarations of lost media, each in a directory of its own. */
  readonly losses: string
  /** Package, shares and media; appears whole or not at all. */
  readonly prepared: string
  /** Where shares lie: sticks first. */
  readonly shares: readonly string[]
  /** Null: none is configured. */
  readonly reader: CardReaderPlace | null
}

export type RoomRequest =
  | { readonly type: 'passphrase'; readonly seat: number; readonly sealed: string }
  /** `contents`: of every item that people approved. */
  | { readonly type: 'work'; readonly contents: Contents }

type About = { readonly [name: string]: string | number }

/** The outcome of the work, as it was read back; everything in it is public. */
export type WorkDone =
  | { readonly type: 'office-made'; readonly authority: string; readonly approvers?: number }
  | {
      readonly type: 'package-signed'
      readonly electionId: string
      readonly fingerprint: string
      readonly contents: Contents
      readonly says: SignedPoll
    }
  | {
      readonly type: 'list-signed'
      readonly version: number
      readonly fingerprint: string
      readonly contents: Contents
      readonly says: SignedPoll
    }
  | {
      readonly type: 'roll-meetings-found'
      readonly number: number
      readonly sha256: string
      readonly rows: number
      /** Nothing is signed. */
      readonly stopped: { readonly code: KeyRefusal; readonly about: About }
    }
  | {
      readonly type: 'roll-list-signed'
      readonly number: number
      readonly last: boolean
      readonly content: string
      readonly lists: string
      readonly changed: number
      readonly added: number
    }
  | {
      readonly type: 'losses-signed'
      readonly number: number
      readonly content: string
      readonly document: string
      readonly paper: string
    }
  | {
      readonly type: 'cards-made'
      readonly station: string
      readonly kind: 'voting' | `operator-${OperatorCardNumber}`
      readonly count: number
      /** Why a row ended before its last card. */
      readonly stopped: { readonly code: KeyRefusal; readonly about: About } | null
    }

export type RoomReply =
  | { readonly type: 'ready'; readonly sealTo: string }
  | { readonly type: 'held'; readonly seat: number }
  | { readonly type: 'seat-refused'; readonly seat: number; readonly code: KeyRefusal; readonly about: About }
  | {
      readonly type: 'progress'
      readonly phase: WorkPhase
      readonly done: number
      readonly total: number
      readonly note?: CardNote | null
    }
  | { readonly type: 'card-finished'; readonly card: FinishedCard }
  | { readonly type: 'done'; readonly done: WorkDone }
  | { readonly type: 'failed'; readonly code: KeyRefusal; readonly about: About }
