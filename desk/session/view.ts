/** Everything on the desk, PINs and passphrases too: those of a fixture are public, those of a rehearsal exist for one run. */
import type { Use } from '#election/definition/definition.ts'
import type { LocalMinute } from '#election/time.ts'
import type { Kpb200Key } from '#hardware/keypad/key-table.ts'
import type { Switch } from '#hardware/keypad/scan.ts'
import type { Language } from '#ui/messages/message.ts'
import type { GuideStep } from '../guide/step.ts'
import type { WhatIf } from '../guide/what-if-card.ts'
import type { FRONTS, MAINS, Pad, ReaderFault } from './screen-event.ts'
import type { WireWord } from './wire-words.ts'

/** Never a real election: the desk holds all keys, and shows them. */
export type DeskUse = Exclude<Use, 'live'>

/** The desk without its guide. */
export interface StationView {
  readonly use: DeskUse
  readonly language: Language
  readonly title: string
  readonly station: string
  readonly now: LocalMinute
  readonly opens: LocalMinute
  readonly closes: LocalMinute
  readonly rate: number
  readonly apps: readonly AppView[]
  readonly cards: readonly CardView[]
  readonly media: readonly MediumView[]
  readonly shares: readonly ShareView[]
  /** Machines whose pair the election chair has declared lost. */
  readonly declaredLost: readonly string[]
  /** People with a question of their own for the desk. */
  readonly street: readonly StreetView[]
}

export type Situation =
  | 'ordinary'
  | 'no-ticket'
  | 'proxy'
  | 'braille'
  | 'deaf'
  | 'declining'
  | 'in-doubt'
  | 'audio'
  | 'absentee-papers'
  | 'insisting'
  | 'voted-early'
  | 'other-station'
  | 'old-ticket'

export interface StreetView {
  readonly situation: Situation
  /** Null: on no roll of this station. */
  readonly rollNo: string | null
  readonly name: string
  readonly kana: string
  readonly hasTicket: boolean
}

export interface DeskView extends StationView {
  /** A bug: nothing is carried out any more, and the machines are switched off. The rest of the view is as it was before. */
  readonly programError: boolean
  /** Who comes next, with their entrance tickets. */
  readonly voters: readonly VoterView[]
  readonly guide: GuideView
}

export interface AppView {
  /** `issuer`, `tally`, or a kiosk's machine id. */
  readonly id: string
  readonly kind: 'issuer' | 'kiosk' | 'tally'
  readonly spare: boolean
  /** `stored`: a spare in its box · `dead`: it never starts again. */
  readonly power: 'stored' | 'off' | 'starting' | 'on' | 'failed' | 'dead'
  /** The address of its screen, with a one-time token; null while there is none. */
  readonly address: string | null
  /** Last lines of what the process said, for a start that failed. */
  readonly said: readonly string[]
  readonly reader: ReaderView | null
  readonly keypad: KeypadView | null
  readonly headphones: HeadphonesView | null
  /** The state that the machine feels; null: it feels nothing. */
  readonly felt: FeltView | null
  /** Its lamp is lit. */
  readonly callsStaff: boolean
  /** Places for media of this app, in order. */
  readonly slots: readonly SlotView[]
}

export interface ReaderView {
  readonly foreign: boolean
  readonly faults: readonly ReaderFault[]
  /** The last commands on the wire, oldest first, equal ones counted. */
  readonly wire: readonly WireWord[]
}

export interface KeypadView {
  /** The keypad of eleven keys, or switches in its place. */
  readonly pad: Pad
  readonly plugged: boolean
  readonly keys: readonly Kpb200Key[]
  readonly switches: readonly Switch[]
}

/** Samples a second of what is heard at the desk. */
export const EAR_RATE = 12_000

export interface HeadphonesView {
  /** The election has a voice; without one no card is for the ear, and nothing is ever said. */
  readonly speaks: boolean
  readonly plugged: boolean
  /** Somebody at the desk hears what they are given. */
  readonly listened: boolean
  /** The last second of it, while somebody does. */
  readonly heard: readonly HeardPiece[]
  /** Somebody at the desk reads what they say. */
  readonly read: boolean
  /** While somebody does: what was said, the oldest first. */
  readonly said: readonly SaidView[]
}

/** The words of one clip of the voice. */
export interface SaidView {
  /** Each is greater than the one before. */
  readonly number: number
  readonly text: string
  readonly language: Language
  /** `cut`: a key, or something else, ended it. */
  readonly state: 'now' | 'whole' | 'cut'
}

export interface HeardPiece {
  /** Each is greater than the one before. */
  readonly number: number
  /** 16 bits each, little-endian, in base64. */
  readonly samples: string
}

export interface FeltView {
  /** `low`: from a battery that is nearly empty. */
  readonly mains: (typeof MAINS)[number]
  readonly front: (typeof FRONTS)[number]
}

export interface SlotView {
  /** Place id. */
  readonly id: string
  readonly role: 'original' | 'duplicate' | 'take-over' | 'report' | 'any'
}

export interface CardView {
  readonly id: string
  readonly kind: 'voting' | 'operator'
  readonly number: number
  /** Operator cards only. */
  readonly pin: string | null
  /** `case`, `returned`, or `reader:<app>`. */
  readonly place: string
  /** No reader hears it any more. */
  readonly bent: boolean
}

export interface MediumView {
  readonly id: string
  readonly serial: string
  readonly role: 'original' | 'duplicate' | 'take-over' | 'report'
  /** `table`, a slot, or `lost`. */
  readonly place: string
}

export interface ShareView {
  readonly index: number
  readonly passphrase: string
  readonly given: boolean
}

export interface VoterView {
  readonly rollNo: string
  readonly name: string
  readonly kana: string
  readonly ticket: string
}

interface GuideView {
  readonly step: GuideStep
  /** A step is being played. */
  readonly playing: boolean
  /** The reason why the last played step failed, in its own words; null when it went well. */
  readonly stuck: string | null
  /** One of each, in their order. */
  readonly whatIfs: readonly WhatIf[]
}
