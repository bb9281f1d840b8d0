/** Effects of a step: `services/perform.ts` carries each out and answers with an event. */

import type { PackageFile } from '#election/definition/definition.ts'
import type { SaltedRecords } from '#election/online/envelope.ts'
import type { Gazette, GazetteOf } from '#election/online/gazette.ts'
import type { IncidentList } from '#election/online/incidents.ts'
import type { Answer } from '#election/online/opening.ts'
import type { Answers } from '#election/online/questionnaire.ts'
import type { GateCount } from '#election/online/wire/gate.ts'
import type { LocalDate } from '#election/time.ts'
import type { Cast, HeldPermit, Place, Purpose } from './state.ts'
import type { VoterElection } from './voter-election.ts'

export type Effect =
  | { readonly type: 'load'; readonly place: Place }
  | { readonly type: 'ask-code'; readonly code: string; readonly certificate: string | null }
  /** A word for figures, with nothing beside it (S-08). Nobody waits for an answer. */
  | { readonly type: 'count'; readonly what: GateCount }
  /** Without a code: the card alone says who applies (T6). */
  | { readonly type: 'ask-apply'; readonly birth: LocalDate; readonly category: string | null }
  /** Makes the session key, keeps it with the flow, and asks for the way to the card. */
  | { readonly type: 'begin'; readonly flow: string; readonly purpose: Purpose }
  | { readonly type: 'go'; readonly to: string }
  | { readonly type: 'finish'; readonly election: VoterElection; readonly flow: string; readonly answer: string }
  | {
      readonly type: 'seal'
      readonly election: VoterElection
      /** One for each list of the ballot's contests, in the order of their rooms. */
      readonly answers: readonly Answer[]
    }
  /** Writes the envelope, signs it with the session key and keeps it: once for a permit. */
  | {
      readonly type: 'sign'
      readonly election: VoterElection
      readonly permit: HeldPermit
      readonly salted: SaltedRecords
    }
  | { readonly type: 'send'; readonly cast: Cast }
  | { readonly type: 'wait'; readonly seconds: number }
  | { readonly type: 'look-up'; readonly election: VoterElection; readonly code: string; readonly isWhole: boolean }
  /** `anew`: they did not come. The list may have been signed anew meanwhile, so it is read again before its pictures. */
  | {
      readonly type: 'fetch-pictures'
      readonly gazette: Gazette | null
      readonly choices: readonly PackageFile[]
      readonly anew: GazetteOf | null
    }
  | { readonly type: 'open-check'; readonly election: VoterElection; readonly opening: string }
  | {
      readonly type: 'read-incidents'
      readonly election: VoterElection
      readonly known: IncidentList | null
    }
  /** With no word of the vote, in a request of its own (S-09). */
  | { readonly type: 'send-answers'; readonly answers: Answers }
  /** Key, permit and envelope of this window's way leave this device, or those of `flow`; another window's stay. */
  | { readonly type: 'erase'; readonly flow?: string }
