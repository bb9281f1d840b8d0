/** The effects that `step` asks for. Data only; `services/perform.ts` carries them out and answers with events. */

import type { PlacedSelection } from '#election/ballot/record.ts'
import type { Role } from '#election/ballot-box/layout.ts'
import type { CardToken } from '#election/card/card-ids.ts'
import type { CardUid, ClipId, ContestBit, ContestMask } from '#election/ids.ts'
import type { LogEvent, TakeOverReason } from '#election/log/catalogue.ts'
import type { Sitting } from '#election/sitting.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import type { Speed, Volume } from '#election/voice/steps.ts'
import type { Language } from '#ui/messages/message.ts'

/** Released: with the contests that are recorded for it here. */
export type CardStep = 'taken' | 'pressed' | 'finished' | { readonly released: ContestMask }

export type KioskEffect =
  | { readonly type: 'check-package'; readonly today: LocalDate }
  | { readonly type: 'check-software' }
  | { readonly type: 'check-machine' }
  /** `again`: after a while, for the last look was slow. */
  | { readonly type: 'admit-media'; readonly again: boolean }
  | { readonly type: 'zero-check' }
  /** The officer's act on a machine that was not used (X-A4): after it the machine signs nothing any more. */
  | { readonly type: 'erase-signing-key' }
  /** Reads the operator card with this PIN and opens the station's keys. The chip counts a wrong try. */
  | {
      readonly type: 'unlock'
      readonly ask: number
      readonly uid: CardUid
      readonly pin: string
      /** Nobody knows yet which card it is: when it does not open, one more try says whether it is a voting card. */
      readonly isStranger: boolean
    }
  /**
   * Opens the pair with the station's keys; `recover` runs `next` until done. Used media that this machine does not know are
   * only read, and `pair-unknown` comes back, unless they were accepted.
   */
  | {
      readonly type: 'open-pair'
      readonly purpose: 'open' | 'recover' | 'take-over'
      /** By officer and witnesses, who have seen what they hold (OPN-03). */
      readonly accepted: boolean
      /** The person who decided to take over the pair of another machine; null: it is this one's own. */
      readonly reason: TakeOverReason | null
      readonly today: LocalDate
      readonly at: LocalMinute
    }
  /** Early voting, a later listed date (D-30). Answers `pair-opened`. */
  | { readonly type: 'reopen'; readonly today: Sitting; readonly at: LocalMinute }
  /** Answers `clock-set`. */
  | { readonly type: 'set-clock'; readonly to: LocalMinute }
  /** Reads a little of both media; a medium that is gone answers `settled`. */
  | { readonly type: 'look-at-media' }
  /** Looks at both media as well, before it answers: nobody is let in to a machine that cannot record (FLT-04). */
  | { readonly type: 'read-card'; readonly ask: number; readonly uid: CardUid; readonly today: Sitting }
  /** One confirmed step of the counter (C1, C2). */
  | {
      readonly type: 'move-card'
      readonly ask: number
      readonly uid: CardUid
      readonly to: CardStep
    }
  /** Encrypts the selections, one for each list of the contest, and makes INTENT durable on both media; then rolls forward and reports `settled`. */
  | {
      readonly type: 'record'
      readonly token: CardToken
      readonly cardContests: ContestMask
      readonly contest: ContestBit
      readonly selections: readonly PlacedSelection[]
      readonly today: Sitting
    }
  /** "Ended" records for all that is open; then reports `session-ended`. `token` null: the interrupted session of the journal. */
  | {
      readonly type: 'end-session'
      readonly token: CardToken | null
      readonly cardContests: ContestMask
      readonly by: 'voter' | 'staff'
      readonly today: Sitting
    }
  /** The journal's interrupted session → freed, its spent mark written; answers `released`. */
  | { readonly type: 'release' }
  /** Freed → idle: the card says what is recorded, or it is gone. Answers `release-finished`. */
  | { readonly type: 'finish-release' }
  | {
      readonly type: 'close'
      readonly today: Sitting
      readonly final: boolean
      readonly keepKey: boolean
      /** No card carried the issuer's permission; the log says so (CLS-03). */
      readonly unpermitted: boolean
      /** The medium without which the officer closes it; null: both are asked for first. */
      readonly without: Role | null
      /** Entries of the closing, once it begins. */
      readonly log: readonly LogEvent[]
      readonly at: LocalMinute
    }
  | { readonly type: 'log'; readonly event: LogEvent; readonly at: LocalMinute }
  /** For the officer's eyes; answers `log-read`. */
  | { readonly type: 'read-log' }
  | { readonly type: 'lamp'; readonly lit: boolean }
  /** To the headphones, in place of what they say; `headphones` with `ended` and the number comes when it was heard to its end. */
  | {
      readonly type: 'say'
      readonly said: number
      readonly language: Language
      readonly clips: readonly ClipId[]
      /** Silence before them, at any speed of the voice. */
      readonly afterMs: number
    }
  | { readonly type: 'hush' }
  | { readonly type: 'tune'; readonly speed: Speed; readonly volume: Volume }
  /** To the keypad: one switch moved, and nothing moved with it. */
  | { readonly type: 'not-moved' }
  | { readonly type: 'count-failed-unlock' }
  /** The machine's own memory onto its own disk: at every minute, whatever happens. */
  | { readonly type: 'remember' }
