/**
 * Voters for whom the ordinary card is not the next step: without ticket, declaration, refusal, papers of an absentee vote, provisional and
 * braille ballot, a proxy refused (ELG-03, ELG-07 … ELG-10, PAP-01, PRX-06). Some ask again, on the other way too (PAP-02).
 */
import type { RollRow } from '#election/definition/definition.ts'
import type { ContestMask } from '#election/ids.ts'
import { WHY_NO_TICKET } from '#election/roll/standing.ts'
import { DECIDERS } from '#election/roll/ways.ts'
import { WAY_TICKS, type Way, type WayEntries } from '#issuer/session/screen-event.ts'
import type { Voter as ShownVoter } from '#issuer/session/state.ts'
import { groundsOf } from '#issuer/session/ways.ts'
import type { Dice } from '#simulation/rooms/dice.ts'
import type { ReceptionRoom } from '#simulation/rooms/reception-room.ts'
import { type DayView, someOf } from './desk-acts.ts'
import { isPaused } from './desk-mishaps.ts'
import type { Hands } from './officer-at-desk.ts'
import type { Hall, Voter } from './voter.ts'

type DeskOf<T extends DayView['desk']['type']> = Extract<DayView['desk'], { type: T }>

/** What a page does not take is tried so often. */
const TRIES_MAX = 8

/** One voter in twelve, and who has no right or brings the papers of an absentee vote. */
export function waysOfVoters(roll: readonly RollRow[], dice: Dice): Map<number, Way> {
  const ways = new Map<number, Way>()
  for (const [voter, { mark }] of roll.entries()) {
    const any = dice.pick(['no-ticket', 'declaration', 'braille', 'proxy-refused', 'refusal', 'provisional'] as const)
    const way = mark === 'absentee_issued' ? 'papers-back' : mark === 'none' ? any : 'provisional'
    if (dice.oneIn(mark === 'none' ? 12 : 2)) ways.set(voter, way)
  }
  return ways
}

export class WaysAtDesk {
  /** Papers of which the books are being told, and nobody knows whether they have heard it. */
  #telling: { readonly voter: number; readonly contests: ContestMask } | null = null
  #tries = 0
  readonly #hall: Hall
  readonly #desk: ReceptionRoom
  readonly #hands: Hands
  readonly #asks: Map<number, Way>

  constructor(hall: Hall, desk: ReceptionRoom, hands: Hands, asks: Map<number, Way>) {
    this.#hall = hall
    this.#desk = desk
    this.#hands = hands
    this.#asks = asks
  }

  /** @returns false: an ordinary voter, or as good as one by now */
  asks({ number }: Voter): boolean {
    this.#telling = null
    if (!this.#asks.has(number)) return false
    this.#tries = 0
    return this.#desk.send({ type: 'ways-requested' })
  }

  chooses(view: DayView, { open, chosen, voter: shown }: DeskOf<'ways'>): true {
    const { ledger, object, dice } = this.#hall
    const number = numberOf(shown)
    const isPaperOpen = open.includes('braille') || open.includes('provisional')
    if (isPaperOpen && ledger.rightsOf(number) !== 0) object(`P1: voter ${number} has a card, and a paper is offered`)
    const { served } = this.#hands
    const wanted = this.#asks.get(served?.number ?? -1) ?? null
    const isOpen = wanted !== null && open.includes(wanted) && this.#tries++ < TRIES_MAX
    if (served === null || !isOpen || dice.oneIn(20)) return this.#leavesPage(served)
    if (isPaper(wanted) && isPaused(view)) {
      this.#desk.send({ type: 'voter-left' })
      this.#hands.sendsBackToLine(served)
      return true
    }
    if (chosen !== wanted) return this.#desk.send({ type: 'way-chosen', way: wanted })
    return this.#decides(served, wanted, shown)
  }

  /** Recorded first, and then in the voter's hand; or it was a mistake. */
  gives({ voter: shown, contests }: DeskOf<'paper-given'>): true {
    const { ledger, dice, happens } = this.#hall
    const number = numberOf(shown)
    if (this.#telling !== null) {
      ledger.paperGiven(number, contests)
      happens('ballot papers given')
    }
    this.#telling = null
    if (dice.oneIn(8)) {
      ledger.paperTakenBack(number, contests)
      this.#telling = { voter: number, contests }
      return this.#desk.send({ type: 'paper-withdrawn' })
    }
    this.#desk.send({ type: 'handed-over' })
    const { served } = this.#hands
    if (served === null) return true
    this.#hands.dismiss(served)
    this.#asks.delete(number)
    // Asks once more, now for a card.
    if (dice.oneIn(3)) served.place = 'line'
    return true
  }

  powerGoes(): void {
    if (this.#telling !== null) this.#hall.ledger.paperUnsure(this.#telling.voter, this.#telling.contests)
    this.#telling = null
  }

  #leavesPage(served: Voter | null): true {
    if (served !== null) this.#asks.delete(served.number)
    return this.#desk.send({ type: 'operation-cancelled' })
  }

  #decides(served: Voter, way: Way, shown: ShownVoter): true {
    const { dice } = this.#hall
    const entries = this.#entries(shown)
    if (isPaper(way)) {
      const contests = this.#maskOf(entries)
      this.#telling = { voter: numberOf(shown), contests }
    } else {
      this.#asks.delete(served.number)
      if (way === 'refusal' && dice.oneIn(2)) this.#asks.set(served.number, 'provisional')
    }
    return this.#desk.send({ type: 'way-decided', entries })
  }

  #entries(shown: ShownVoter): WayEntries {
    const { dice } = this.#hall
    const all = (this.#desk.view?.head?.contests ?? []).reduce((mask, { bit }) => mask | (1 << bit), 0) as ContestMask
    return {
      ticks: [...WAY_TICKS],
      ticketReason: dice.pick(WHY_NO_TICKET),
      papers: 1 + dice.below(2),
      ground: dice.pick(groundsOf(shown)) ?? null,
      decidedBy: dice.pick(DECIDERS),
      words: 'simulated',
      contests: someOf(this.#desk, dice, all, 80),
    }
  }

  #maskOf({ contests }: WayEntries): ContestMask {
    const all = this.#desk.view?.head?.contests ?? []
    return all.reduce((mask, { id, bit }) => (contests.includes(id) ? mask | (1 << bit) : mask), 0) as ContestMask
  }
}

function numberOf({ rollNo }: ShownVoter): number {
  return Number(rollNo) - 1
}

function isPaper(way: Way): boolean {
  return way === 'braille' || way === 'provisional'
}
