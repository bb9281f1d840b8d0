/**
 * Why sorting (仕分け) stops: one number a check (docs/formats/online-sorted.md §2), so that two programs report the same. Collectors checked
 * S05 to S09 before; each of these is an alarm that two people decide about in writing, and nothing is dropped silently.
 */
import type { StationId } from '#election/ids.ts'
import type { CastRefusal } from '../cast.ts'
import type { ExportError } from '../export.ts'
import type { Handle } from '../ids.ts'

/** A vote in the export, named without the box's number. */
export interface AtEvent {
  readonly handle: Handle
  readonly rev: number
}

export type SortingRefusal =
  | { readonly check: 'S01'; readonly type: 'export-refused'; readonly why: ExportError['type'] }
  | {
      readonly check: 'S01'
      readonly type: 'export-of-another'
      readonly what: 'election' | 'key-set' | 'settings' | 'package' | 'lists' | 'hours'
    }
  | { readonly check: 'S01'; readonly type: 'build-not-reviewed' }
  /** 正 and 副 do not have the same bytes in this file. */
  | { readonly check: 'S02'; readonly type: 'copies-differ'; readonly file: string }
  | {
      readonly check: 'S04'
      readonly type: 'log-malformed' | 'log-of-another' | 'checkpoint-refused' | 'too-few-witnesses'
    }
  /** Not the tree of the checkpoint, or the checkpoint is not the one of the export. */
  | { readonly check: 'S04'; readonly type: 'root-differs' }
  | { readonly check: 'S04'; readonly type: 'first-entries-differ' }
  /** Votes that the log does not have, and entries of no vote. */
  | { readonly check: 'S04'; readonly type: 'votes-and-log-differ'; readonly missing: number; readonly strange: number }
  | ({
      readonly check: 'S05' | 'S06' | 'S07' | 'S09'
      readonly type: 'cast-refused'
      readonly why: CastRefusal['type']
    } & AtEvent)
  /** The row is of another box than its cast. */
  | ({ readonly check: 'S07'; readonly type: 'row-of-another-box' } & AtEvent)
  | ({ readonly check: 'S05'; readonly type: 'permit-twice' } & AtEvent)
  | ({ readonly check: 'S08'; readonly type: 'revision-missing' | 'second-vote' } & AtEvent)
  | ({ readonly check: 'S09'; readonly type: 'copied' } & AtEvent)
  | ({
      readonly check: 'S10'
      readonly type: 'evidence-missing' | 'evidence-differs' | 'evidence-not-opened'
    } & AtEvent)
  | ({ readonly check: 'S11'; readonly type: 'card-not-genuine' | 'declaration-of-another' } & AtEvent)
  | ({ readonly check: 'S12'; readonly type: 'card-not-good-then' } & AtEvent)
  | ({ readonly check: 'S13'; readonly type: 'not-approved' | 'card-of-another' | 'declaration-twice' } & AtEvent)
  | {
      readonly check: 'S14'
      readonly type:
        | 'voids-missing'
        | 'voids-contradict'
        | 'voids-not-as-reported'
        /** Made with an older roll list than that of the newest round: it did not know who had voted online. */
        | 'voids-of-older-list'
        /** The station held a newer list than the newest round that is here. */
        | 'round-older'
      readonly station: StationId
    }
  | { readonly check: 'S14'; readonly type: 'round-missing' | 'rounds-contradict' | 'round-not-last' }
  | {
      readonly check: 'S14'
      readonly type:
        | 'void-of-no-vote'
        | 'void-twice'
        | 'void-of-held'
        | 'restore-of-no-void'
        /** Two people void a vote beside which there is no card. */
        | 'void-without-a-card'
        | 'decided-twice'
      readonly handle: Handle
    }
  | { readonly check: 'S15'; readonly type: 'card-and-vote'; readonly handle: Handle }
  | {
      readonly check: 'S16'
      readonly type: /** No two people have said that its vote stays out; nobody may, where no desk makes votes void. */
        | 'held-with-vote'
        /** A decision about a box that is not held. */
        | 'decision-without-hold'
        | 'decided-twice'
      readonly handle: Handle
    }
  /** Two people of the roll side gave the box side no such box, or one with other contests: a gate gives nobody a vote more. */
  | ({ readonly check: 'S17'; readonly type: 'box-not-listed' | 'contests-not-listed' } & AtEvent)
  /** `voted-list-of-another-round`: the stations' marks were made of another list. */
  | { readonly check: 'R10'; readonly type: 'voted-list-differs' | 'voted-list-of-another-round' }

/** The number of the check that a cast failed. */
export function checkOfCast(refusal: CastRefusal): 'S05' | 'S06' | 'S07' | 'S09' {
  switch (refusal.type) {
    case 'permit-malformed':
    case 'permit-not-by-gate':
      return 'S05'
    case 'cast-not-signed':
      return 'S06'
    case 'cast-malformed':
    case 'permit-of-another-election':
    case 'cast-of-another-permit':
    case 'cast-of-unknown-list':
      return 'S07'
    case 'cast-record-refused':
    case 'cast-copies-itself':
      return 'S09'
  }
}
