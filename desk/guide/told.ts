/** Voters and cards as screens and readers show them in this run of the desk, served by hand or by the guide. Nothing is written down. */
import { contestsIn } from '#election/contests.ts'
import type { RollRow } from '#election/definition/definition.ts'
import type { RollNumber } from '#election/ids.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import type { KioskPage } from '#kiosk/session/view.ts'
import type { Served } from '#simulation/people/clerk.ts'
import type { Visit } from '#simulation/people/visits.ts'
import type { PreparedDesk } from '../prepare-desk.ts'
import type { CardView, VoterView } from '../session/view.ts'
import { RETURNED } from '../station/things.ts'
import type { DayScreen, IssuedCard, KioskSeen } from './room.ts'

/** The tour serves so many and then goes on to closing. */
const TO_SERVE = 3
const SHOWN = 6

/** A card that leaves at one of these is asked for again, and no other. */
const UNDER_WAY: readonly KioskPage['type'][] = ['roles', 'how-to', 'choose', 'confirm', 'recorded', 'audio']

/** Its time is over by the machine's clock; on the desk all clocks are one. */
const OVERDUE: ReadonlySet<string> = new Set(['card-expired', 'clock-or-card'])

/** With a card, without one, or with a paper: who has a provisional ballot or one in braille gets no card, and is not called again. */
const ENDS_A_VISIT: ReadonlySet<DayScreen['desk']['type']> = new Set([
  'hand-over',
  'paper-given',
  'declined',
  'refused',
])

interface Seen {
  readonly issuer: { readonly id: string; readonly view: IssuerView | null }
  readonly kiosks: readonly KioskSeen[]
  readonly cards: readonly CardView[]
}

export class Told {
  readonly #visits: readonly Visit[]
  readonly #roll: ReadonlyMap<string, RollRow>
  readonly #served = new Set<string>()
  #issued: readonly IssuedCard[] = []
  readonly #voted = new Set<string>()
  readonly #overdue = new Set<string>()
  /** In an envelope: exchanged, or replaced. */
  readonly #apart = new Set<string>()
  /** By voting machine: the card whose vote is under way there. */
  readonly #begun = new Map<string, string>()
  #lastServed: string | null = null
  #started: readonly string[] = []

  constructor({ visits, sources }: Pick<PreparedDesk, 'visits' | 'sources'>) {
    // Audio, proxy and assisted voters come in the day without a screen; the tour shows the touch screen.
    this.#visits = visits.filter((visit) => visit.mode === 'touch')
    this.#roll = new Map(sources.roll.map((row) => [row.rollNo, row]))
  }

  look({ issuer, kiosks, cards }: Seen): void {
    if (issuer.view?.screen === 'day') this.#lookAtIssuer(issuer.view, cardOn(cards, issuer.id))
    for (const { id, power, view } of kiosks) {
      const card = cardOn(cards, id)
      if (card !== null && view !== null && UNDER_WAY.includes(view.page.type)) this.#begun.set(id, card)
      if (card !== null && view?.page.type === 'refused' && OVERDUE.has(view.page.refusal)) this.#overdue.add(card)
      // Where it goes on, only that machine's pair can say.
      if (card !== null && power === 'dead') this.#issued = this.#issued.filter((each) => each.card !== card)
      if (card === null || (view?.page.type !== 'take-card' && view?.page.type !== 'session-over')) continue
      this.#issued = this.#issued.filter((each) => each.card !== card)
      this.#voted.add(card)
    }
    for (const { id, place } of cards) if (place === RETURNED) this.#voted.delete(id)
    for (const id of this.#overdue) if (!this.#issued.some(({ card }) => card === id)) this.#overdue.delete(id)
  }

  #lookAtIssuer({ desk, record }: DayScreen, card: string | null): void {
    this.#started = record.kiosks.filter(({ wasStarted }) => wasStarted).map(({ machine }) => machine)
    const voter = 'checked' in desk ? desk.checked.voter : 'voter' in desk ? desk.voter : null
    if (voter === null) return
    const { rollNo, standing } = voter
    if (ENDS_A_VISIT.has(desk.type) || standing.out !== 0) this.#served.add(rollNo)
    if (desk.type === 'hand-over' && card !== null) this.#cardIssued(card, rollNo)
    // After an exchange the voter may leave without another card.
    const hasNone = desk.type === 'returned' || (desk.type === 'checked' && standing.out === 0)
    if (hasNone) this.#takenBack(rollNo, null)
  }

  #cardIssued(card: string, rollNo: RollNumber): void {
    this.#lastServed = rollNo
    if (this.#issued.some((each) => each.card === card && each.rollNo === rollNo)) return
    // A voter who gets another card has given the first one back, or it cannot be read.
    this.#takenBack(rollNo, card)
    this.#issued = [...this.#issued.filter((each) => each.card !== card), { card, rollNo }]
    this.#voted.delete(card)
    this.#apart.delete(card)
  }

  /** @param other the card that this voter has now; null: none */
  #takenBack(rollNo: RollNumber, other: string | null): void {
    for (const { card, rollNo: of } of this.#issued) if (of === rollNo && card !== other) this.#apart.add(card)
    this.#issued = this.#issued.filter((each) => each.rollNo !== rollNo)
  }

  /** The next ones to come. */
  voters(): readonly VoterView[] {
    return this.#toCome()
      .slice(0, SHOWN)
      .flatMap(({ rollNo }) => {
        const row = this.#roll.get(rollNo)
        return row ? [{ rollNo, name: row.name, kana: row.kana, ticket: row.ticket }] : []
      })
  }

  progress() {
    return {
      served: this.#served.size,
      toServe: TO_SERVE,
      nextRollNo: this.#toCome()[0]?.rollNo ?? null,
      lastServed: this.#lastServed,
      issued: this.#issued,
      votedCards: [...this.#voted],
      overdue: [...this.#overdue],
      apart: [...this.#apart],
      dealtWith: [...this.#served],
      begun: this.#begun,
      started: this.#started,
    }
  }

  /** This person's errand; null: nobody has planned it. */
  visitOf(rollNo: string): Visit | null {
    return this.#visits.find((visit) => visit.rollNo === rollNo) ?? null
  }

  /** The voter who is at the desk already. One whom nobody has planned wants what is chosen there: to leave would strike the marks. */
  atDesk({ desk, head }: DayScreen): Served | null {
    const checked = 'checked' in desk ? desk.checked : null
    const isHere = desk.type === 'found' || desk.type === 'ways'
    const rollNo = isHere ? desk.voter.rollNo : checked?.voter.rollNo
    if (rollNo === undefined) return null
    const contests = head?.contests ?? []
    const chosen = checked === null ? contests : contestsIn(checked.chosen, contests)
    const choices = new Map(chosen.map(({ id }) => [id, { type: 'ended' }] as const))
    return this.visitOf(rollNo) ?? { rollNo, mode: 'touch', choices }
  }

  #toCome(): readonly Visit[] {
    return this.#visits.filter((visit) => !this.#served.has(visit.rollNo))
  }
}

function cardOn(cards: readonly CardView[], app: string): string | null {
  return cards.find((card) => card.place === `reader:${app}` && card.kind === 'voting')?.id ?? null
}
