/** The guide's view of the desk: every app's view as its screen shows it, and what lies where. */
import type { StationIndex } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import type { KioskView } from '#kiosk/session/view.ts'
import type { TallyView } from '#tally/session/view.ts'
import type { Pad } from '../session/screen-event.ts'
import type { AppView, CardView, MediumView, ShareView } from '../session/view.ts'

export interface IssuedCard {
  readonly card: string
  readonly rollNo: string
}

export interface Seen<View> {
  readonly id: string
  readonly spare: boolean
  readonly power: AppView['power']
  /** The keypad under a voter's hand; null: nothing but the screen. */
  readonly pad: Pad | null
  /** Null: off or starting. */
  readonly view: View | null
}

export type KioskSeen = Seen<KioskView>

export interface Room {
  readonly now: LocalMinute
  /** Null: a rehearsal, which has no hours and no clock to move. */
  readonly hours: { readonly opens: LocalMinute; readonly closes: LocalMinute } | null
  readonly stationIndex: StationIndex
  readonly issuer: Seen<IssuerView>
  readonly kiosks: readonly KioskSeen[]
  readonly tally: Seen<TallyView>
  readonly cards: readonly CardView[]
  readonly media: readonly MediumView[]
  readonly shares: readonly ShareView[]
  /** The passphrase of the counting machine's key. */
  readonly tallyPassphrase: string
  readonly tallySlots: readonly string[]
  /** The needs of a person who checks the count without a machine of the desk: the folder of the bundle, and the number of the key. */
  readonly toCheck: { readonly folder: string; readonly authority: string }
  /** Voters whom the issuer has dealt with, and how many the tour serves before it goes on to closing. */
  readonly served: number
  readonly toServe: number
  readonly nextRollNo: string | null
  /** Has had a card; null: nobody yet. */
  readonly lastServed: string | null
  /** Issued and not voted yet. */
  readonly issued: readonly IssuedCard[]
  /** Voted, and still not in the box of returned cards. */
  readonly votedCards: readonly string[]
  /** A machine refused it because its time is over; the desk has not exchanged it yet. */
  readonly overdue: readonly string[]
  /** Taken back or replaced: never issued again. */
  readonly apart: readonly string[]
  /** Roll numbers of those whom the issuer has dealt with. */
  readonly dealtWith: readonly string[]
  /** Machines whose media are sealed and carried, also when the issuer's books are erased; a pair that was lost is carried by nobody. */
  readonly started: readonly string[]
  /** By voting machine: the card whose vote was under way there last. */
  readonly begun: ReadonlyMap<string, string>
}

export type DayScreen = Extract<IssuerView, { screen: 'day' }>

/** The officer said at the issuer that this machine is a spare, or not used: nobody leads it any more. */
function isSetAside({ issuer }: Room, { id, spare }: KioskSeen): boolean {
  if (issuer.view?.screen !== 'day') return spare
  const mark = issuer.view.record.kiosks.find((each) => each.machine === id)
  return mark?.state === 'failed' || mark?.state === 'spare'
}

export function cardAt(room: Room, place: string): CardView | null {
  return room.cards.find((card) => card.place === place) ?? null
}

/** Voting cards of the station, wherever they lie. */
export function votingCards(room: Room): number {
  return room.cards.filter((card) => card.kind === 'voting').length
}

/** TRN-09: those that went into envelopes, or never came back, are in no case. */
export function cardsInCase(cards: number, { cardsFound, cardsInEnvelope, cardsOut }: DayScreen['counts']): number {
  return Math.max(0, cards - cardsFound - cardsInEnvelope - cardsOut)
}

/** Cards that are out and may come back: one that was lost, and replaced, is in no return box. */
export function cardsToBring({ counts, record }: DayScreen): number {
  const lost = record.replacements.filter(({ card, issued = true }) => card === 'lost' && issued).length
  return Math.max(0, counts.cardsOut - lost)
}

/** Without hours the declaration alone ends the voting. */
export function isTimeToVote({ now, hours }: Room): boolean {
  return hours === null || now < hours.closes
}

export function usedKiosks(room: Room): readonly KioskSeen[] {
  return room.kiosks.filter((kiosk) => !isSetAside(room, kiosk))
}
