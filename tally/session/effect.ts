/** The effects that the session asks of the services. Data only; `tally/services/perform.ts` carries them out. */
import type { Announcement } from '#election/count/announcement.ts'
import type { DistrictCount } from '#election/count/count.ts'
import type { CountedSets } from '#election/count/counted-sets.ts'
import type { DistrictRecords } from '#election/count/district.ts'
import type { Explanation } from '#election/count/doubt.ts'
import type { Lots } from '#election/count/lots.ts'
import type { MinutesEntry } from '#election/count/minutes.ts'
import type { PaperBooks } from '#election/count/paper-books.ts'
import type { AcceptedPapers, Receipt } from '#election/count/receipt.ts'
import type { StationBooks } from '#election/count/reconcile.ts'
import type { StationReport } from '#election/count/station-report.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { SignedBytes } from '#election/definition/signed-document.ts'
import type { ContestId, StationId } from '#election/ids.ts'
import type { Outcome } from '#election/kinds/kind.ts'
import type { TallyLogEntry } from '#election/log/tally-log.ts'
import type { LocalMinute } from '#election/time.ts'
import type { Sending } from '#shell/papers-at-printer.ts'
import type { TallyDocument } from './screen-event.ts'
import type { ZeroCheck } from './state.ts'

export type TallyEffect =
  | { readonly type: 'load' }
  /** The service opens this machine's key with the sealed passphrase; nothing is signed without it. */
  | { readonly type: 'unlock'; readonly sealed: string }
  /** From now on the service reports what the slots and the shares directory hold. */
  | { readonly type: 'watch'; readonly election: LoadedElection }
  | { readonly type: 'receive-reports'; readonly election: LoadedElection }
  /** The service reads the media in all slots again, except those in `except`. */
  | { readonly type: 'read-media'; readonly election: LoadedElection; readonly except: readonly number[] }
  /** Stage 1: this medium counts; its records and marks go into the stage's files. */
  | { readonly type: 'keep-medium'; readonly slot: number; readonly serial: string }
  /** This medium does not count: none of its contents is kept. */
  | { readonly type: 'drop-medium'; readonly slot: number }
  | { readonly type: 'compare-marks'; readonly station: StationId; readonly serials: readonly string[] }
  | { readonly type: 'write-received'; readonly stage: ReceivedStage }
  /** X-C5: a new process for this machine's own key, to which its passphrase can be sealed. An earlier one ends. */
  | { readonly type: 'open-key-room' }
  | { readonly type: 'close-key-room' }
  | {
      readonly type: 'give-share'
      readonly election: LoadedElection
      readonly index: number
      readonly sealed: string
      /** The number of records that the holder read; the holder's process compares it. */
      readonly records: number
    }
  /** This medium counts no more: none of its contents is kept. */
  | { readonly type: 'forget-medium'; readonly serial: string }
  /** `set` names the media that are merged: this machine opens one set only (D-32). */
  | { readonly type: 'merge'; readonly serials: readonly string[]; readonly set: string }
  /**
   * The merged records become one sorted list a contest; mixers mix it, each in a process that ends. `sets`: the sets in the
   * seals of the counted media, with which each list must agree.
   */
  | {
      readonly type: 'mix'
      readonly records: DistrictRecords
      readonly set: string
      readonly sets: CountedSets
      /** The declaration of lost media that counts, as it was signed. */
      readonly lost: SignedBytes | null
      /** Papers that may be refused and are accepted, as two people entered it. */
      readonly accepted: readonly AcceptedPapers[]
      /** The round of roll lists that counts, as it was signed: anybody holds the reports of the bundle against it (V36). */
      readonly rollRound: SignedBytes | null
      /** The approvals of the machine that sorted online votes; anybody asks for them again (V07). */
      readonly sorter: Uint8Array | null
      /** MED-06: reports of stations of which nobody has a signed one. */
      readonly typed: readonly StationReport[]
      /** The number of mixers on this PC; the next mixer works on another PC. */
      readonly mixersHere: number
    }
  /** This PC writes its mix so far onto the stick that goes to the second PC. */
  | { readonly type: 'carry-out' }
  /** This PC takes the second PC's mix from that stick, if its proof holds. */
  | { readonly type: 'carry-in' }
  /** The second PC checks the list on the stick, mixes it, and leaves the mix there. */
  | { readonly type: 'mix-carried' }
  /** A new holder's process checks the list while its holder comes. An earlier process ends. */
  | { readonly type: 'await-holder' }
  /** After k holders, the service writes the opened list, the bundle, and stage 3. */
  | { readonly type: 'open-list'; readonly set: string }
  | { readonly type: 'write-stages'; readonly stages: FinishedStages }
  /** LAW-07: the entries go to the end of the tally's own log. */
  | { readonly type: 'log'; readonly entries: readonly TallyLogEntry[] }
  | { readonly type: 'read-log' }
  | { readonly type: 'keep-minutes'; readonly entry: MinutesEntry }
  | { readonly type: 'announce'; readonly announcement: Announcement }
  | {
      readonly type: 'print-announcement'
      readonly announcement: Announcement
      readonly election: LoadedElection
    }
  /** These papers are moved away before stage 4 changes, so that every paper in force agrees with stage 4. */
  | { readonly type: 'supersede'; readonly documents: readonly TallyDocument[] }
  | { readonly type: 'print'; readonly document: TallyDocument; readonly result: TallyResult }
  | (Sending & { readonly type: 'send-to-printer' })

/** The contents of stage 1. */
export interface ReceivedStage {
  readonly zeroCheck: ZeroCheck | null
  readonly holders: ReadonlyMap<number, string>
  readonly election: LoadedElection
  readonly receipt: Receipt
  readonly explanations: ReadonlyMap<string, Explanation>
}

/** Stages 4 and 5, with the explanations and lots since the opening. */
export interface FinishedStages {
  readonly election: LoadedElection
  readonly result: TallyResult
}

/** All that documents and JSON need. Candidates' figures are of the whole district; a station's books have none. */
export interface TallyResult {
  readonly election: LoadedElection
  readonly receipt: Receipt
  readonly count: DistrictCount
  readonly paper: PaperBooks
  /** The outcomes of contests whose machine and paper are joined. */
  readonly outcomes: ReadonlyMap<ContestId, Outcome>
  readonly lots: Lots
  readonly books: readonly StationBooks[]
  readonly explanations: ReadonlyMap<string, Explanation>
  readonly zeroCheck: ZeroCheck | null
  readonly holders: ReadonlyMap<number, string>
  readonly minutes: readonly MinutesEntry[]
  /** 20 digits of the bundle. */
  readonly bundle: string | null
  /** 20 digits of the mix that a second PC made; null: every mixer was at this PC. */
  readonly secondMix: string | null
  /** As the hall has heard them. */
  readonly announcements: readonly Announcement[]
  readonly final: boolean
  readonly madeAt: LocalMinute
}
