/** The voters who come to the desk's station, with their entrance tickets, and how far the tour has served them. */
import type { RollRow } from '#election/definition/definition.ts'
import type { KioskView } from '#kiosk/session/view.ts'
import type { Visit } from '#scripts/election-day/visits.ts'
import type { PreparedDesk } from '../prepare-desk.ts'
import type { VoterView } from '../session/view.ts'
import { type Cards, HAND, RETURNED } from './things.ts'

/** The tour serves so many and then goes on to closing. */
const TO_SERVE = 3
const SHOWN = 6

export class VoterQueue {
  readonly #visits: readonly Visit[]
  readonly #roll: ReadonlyMap<string, RollRow>
  #next = 0
  /** The card that the tour's last voter holds. */
  #holding: { readonly card: string; readonly kiosk: string; readonly visit: Visit } | null = null

  constructor({ visits, sources }: PreparedDesk) {
    // Audio, proxy and assisted voters come in the day without a screen; the tour shows the touch screen.
    this.#visits = visits.filter((visit) => visit.mode === 'touch')
    this.#roll = new Map(sources.roll.map((row) => [row.rollNo, row]))
  }

  /** The next ones to come. */
  views(): readonly VoterView[] {
    return this.#visits.slice(this.#next, this.#next + SHOWN).flatMap(({ rollNo }) => {
      const row = this.#roll.get(rollNo)
      return row ? [{ rollNo, name: row.name, kana: row.kana, ticket: row.ticket }] : []
    })
  }

  progress(): { readonly served: number; readonly toServe: number; readonly nextRollNo: string | null } {
    return { served: this.#next, toServe: TO_SERVE, nextRollNo: this.next()?.rollNo ?? null }
  }

  next(): Visit | null {
    return this.#visits[this.#next] ?? null
  }

  /** The next voter was served; with a card, if one was issued. */
  served(holding: { readonly card: string; readonly kiosk: string } | null): void {
    const visit = this.next()
    this.#next++
    this.#holding = holding && visit ? { ...holding, visit } : null
  }

  holding(): { readonly card: string; readonly kiosk: string; readonly visit: Visit } | null {
    return this.#holding
  }

  gaveBack(): void {
    this.#holding = null
  }

  cardOut(
    cards: Cards,
    kiosks: readonly { readonly id: string; readonly view: KioskView | null }[],
  ): { readonly number: number; readonly kiosk: string } | null {
    const held = this.#holding
    const card = cards.views().find((each) => each.id === held?.card)
    // Given back by hand: this voter has gone.
    if (held !== null && card !== undefined && card.place !== RETURNED) {
      return { number: card.number, kiosk: held.kiosk }
    }
    // A voter served by hand: carries the card, or it lies on a kiosk's reader.
    const carried = cards.at(HAND)
    const free = kiosks.find((kiosk) => kiosk.view?.page.type === 'waiting') ?? kiosks[0]
    if (carried !== null && free) return { number: carried.number, kiosk: free.id }
    for (const { id } of kiosks) {
      const lying = cards.at(`reader:${id}`)
      if (lying?.kind === 'voting') return { number: lying.number, kiosk: id }
    }
    return null
  }
}
